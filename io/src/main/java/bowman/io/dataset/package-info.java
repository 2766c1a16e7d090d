/** Training images: regions of slides, and patches in the layout of the KPIs challenge. */
package bowman.io.dataset;
