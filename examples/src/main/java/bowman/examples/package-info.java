/**
 * Short programs over the public API, as starting points for applications. Each is run by a test and has fewer than 100
 * lines; its documentation gives the command that runs it after {@code mvn -q package -DskipTests}.
 */
package bowman.examples;
