/** What users take away: masks, maps and overlays, each written whole or not at all. */
package bowman.io.export;
