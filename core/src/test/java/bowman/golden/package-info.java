/**
 * Numbers computed with PyTorch in double precision, and what reads them. The files lie beside, as resources, so that
 * whoever clones the project has the proof with it.
 */
package bowman.golden;
