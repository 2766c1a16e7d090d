package bowman.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;

/** How a PyTorch checkpoint lies in a file: a pickle, and the bytes of the storages that it refers to. */
sealed interface TorchContainer extends AutoCloseable permits TorchArchive, TorchStream {

    /** The most that is decoded, in bytes; a state dict of two thousand tensors takes a few hundred thousand. */
    int LARGEST_PICKLE = 1 << 24;

    /** The format's name, for people. */
    String format();

    /** What was saved, with every storage's bytes known to be there. */
    Object root();

    /** The order of the bytes in a number. */
    ByteOrder order();

    /** The bytes of a storage from the given one on. */
    InputStream open(TorchStorage storage, long first) throws IOException;

    /** Why a pickle beyond {@link #LARGEST_PICKLE} is not decoded. */
    static TorchDefectException tooLarge() {
        return new TorchDefectException("the pickle in it has more than " + (LARGEST_PICKLE >> 20)
                + " MiB beside the tensors; load it with PyTorch and save the state_dict alone");
    }

    /** Lets go of the file. */
    @Override
    void close() throws IOException;
}
