/**
 * Random cases of operations and of small networks: a graph and the numbers to run it on. {@link
 * bowman.contract.cases.Cases} has those of all families, and {@link bowman.contract.cases.Sizes} says how large they
 * are.
 */
package bowman.contract.cases;
