/** Patches in the layout of the KPIs challenge, and a synthetic kidney for those who have no slides at hand. */
package bowman.io.dataset;
