/** The report on a slide, an HTML page. */
package bowman.io.report;
