/** JMH benchmarks of the kernels and of whole networks; docs/performance.md has what they gave beside peers. */
package bowman.benchmarks;
