package bowman.io.slide;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/** Decodes images with the samples that are in the file: decoders of TIFF limit floating point ones to 0...1. */
final class RawSamples {

    private RawSamples() {
    }

    static BufferedImage read(ImageReader reader, int number) throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(number);
        boolean floating = type != null && (type.getSampleModel().getDataType() == DataBuffer.TYPE_FLOAT
                || type.getSampleModel().getDataType() == DataBuffer.TYPE_DOUBLE);
        return floating && reader.canReadRaster() && reader.readRaster(number, null) instanceof WritableRaster raster
                ? new BufferedImage(type.getColorModel(), raster, false, null)
                : reader.read(number);
    }
}
