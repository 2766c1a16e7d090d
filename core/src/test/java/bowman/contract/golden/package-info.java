/**
 * The computations of the golden data on a backend: {@link bowman.contract.golden.GoldenOperations} builds the
 * graphs of single operations and of blocks, {@link bowman.contract.golden.GoldenForward}, {@link
 * bowman.contract.golden.GoldenBackward} and {@link bowman.contract.golden.GoldenTraining} run whole networks. The data
 * themselves are read by {@code bowman.golden}.
 */
package bowman.contract.golden;
