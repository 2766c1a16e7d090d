/** The {@code bowman} command line: one class per command, on top of the library. */
package bowman.cli;
