/** Files that appear whole or not at all, and what tells files apart. */
package bowman.file;
