/** What both backends mean by the same words, and what they would otherwise say twice. Open to backends only. */
package bowman.kernels.shared;
