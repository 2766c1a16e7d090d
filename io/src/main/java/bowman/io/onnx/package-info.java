/**
 * Networks as ONNX files, for other runtimes and for viewers such as Netron.
 *
 * <p>The classes of ONNX's schema and protobuf are optional dependencies of this module. An application that exports
 * networks declares {@code org.tribuo:tribuo-util-onnx} and {@code com.google.protobuf:protobuf-java} itself; all other
 * packages do not need them.
 */
package bowman.io.onnx;
