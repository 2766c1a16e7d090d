/** How far long work has come, and how long it will still take. */
package bowman.progress;
