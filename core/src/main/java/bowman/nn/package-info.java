/** The building blocks of networks: layers, modules and their initialization. */
package bowman.nn;
