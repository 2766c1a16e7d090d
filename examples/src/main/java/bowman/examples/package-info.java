/**
 * Short programs over Bowman's API, to begin an application with. Each has under 100 lines, is run by a test, and says
 * how it is started once {@code mvn -q package -DskipTests} has built it.
 */
package bowman.examples;
