/**
 * JPEG data: what its markers say, and its samples as they are stored, without conversion of colours by profiles.
 */
package bowman.io.jpeg;
