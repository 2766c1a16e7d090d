package uk.ac.manchester.tornado.api.enums;

/** What drives a device. */
public enum TornadoVMBackendType {
    OPENCL, METAL, PTX, CUDA, SPIRV, JAVA, VIRTUAL
}
