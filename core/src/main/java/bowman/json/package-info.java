/** A strict reader of small JSON documents, such as the headers of safetensors files. */
package bowman.json;
