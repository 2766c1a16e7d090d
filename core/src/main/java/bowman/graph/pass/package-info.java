/** Passes: each takes a graph and returns a graph, or a plan for one. */
package bowman.graph.pass;
