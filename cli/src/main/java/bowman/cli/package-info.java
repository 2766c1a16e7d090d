/** The {@code bowman} command line: one class per command, in front of the library's own classes. */
package bowman.cli;
