/**
 * Numbers computed with PyTorch in double precision, and the classes that read them. The files are resources of this
 * package, so every clone of the project has them.
 */
package bowman.golden;
