/** What the backends have in common. Not an API. */
package bowman.kernels.internal;
