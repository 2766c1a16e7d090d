package uk.ac.manchester.tornado.api.enums;

/** The kind of driver of a device. */
public enum TornadoVMBackendType {
    OPENCL, METAL, PTX, CUDA, SPIRV, JAVA, VIRTUAL
}
