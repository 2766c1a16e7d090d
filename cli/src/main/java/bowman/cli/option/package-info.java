/** Options that several commands share, and converters of their values. */
package bowman.cli.option;
