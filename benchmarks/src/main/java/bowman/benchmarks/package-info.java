/** JMH benchmarks of the kernels and of whole networks; docs/performance.md compares them with peers. */
package bowman.benchmarks;
