/** Passes: each takes a graph and gives a graph, or a plan for one. */
package bowman.graph.pass;
