/** The report on a slide: one HTML page for people. */
package bowman.io.report;
