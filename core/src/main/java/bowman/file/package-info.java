/** Files that appear whole or not at all. */
package bowman.file;
