package bowman.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;

/** The file format of a PyTorch checkpoint: a pickle, and the bytes of the storages that it refers to. */
sealed interface TorchContainer extends AutoCloseable permits TorchArchive, TorchStream {

    /**
     * The largest pickle that is decoded, in bytes; that of a state dict of two thousand tensors takes a few hundred
     * thousand.
     */
    int LARGEST_PICKLE = 1 << 24;

    /** Returns the format's name, for messages. */
    String format();

    /** Returns the object that was saved; the bytes of all its storages are known to exist. */
    Object root();

    /** Returns the order of the bytes in a number. */
    ByteOrder order();

    /** Opens a stream of the bytes of a storage from the given one on. */
    InputStream open(TorchStorage storage, long first) throws IOException;

    /** Returns the exception for a pickle beyond {@link #LARGEST_PICKLE}. */
    static TorchDefectException tooLarge() {
        return new TorchDefectException("the pickle in it has more than " + (LARGEST_PICKLE >> 20)
                + " MiB beside the tensors; load it with PyTorch and save the state_dict alone");
    }

    /** Closes the file. */
    @Override
    void close() throws IOException;
}
