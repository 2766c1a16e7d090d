/** Reading small JSON documents strictly, such as the headers of safetensors files. */
package bowman.json;
