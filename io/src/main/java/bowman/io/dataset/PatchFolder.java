package bowman.io.dataset;

import bowman.file.FileNames;
import bowman.io.image.GrayImage;
import bowman.io.image.ImageFormat;
import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.io.slide.SlideException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Patches in the layout of the KPIs challenge: {@code <group>/<case>/img/<patch>_img.jpg} with its mask in {@code
 * <group>/<case>/mask/<patch>_mask.jpg}. Images may have any supported format and any extension.
 *
 * @param root the folder of the groups; for reading, any folder above {@code img} and {@code mask}
 */
public record PatchFolder(Path root) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]*");
    private static final String IMAGES = "img";
    private static final String MASKS = "mask";
    private static final String IMAGE_END = "_img";
    private static final String MASK_END = "_mask";

    /**
     * All patches below the folder, sorted by their paths.
     *
     * @throws SlideException if there is no patch, or one has no mask
     */
    public List<Patch> patches() throws IOException {
        List<Patch> patches = new ArrayList<>();
        for (Path folder : imageFolders()) {
            Map<String, Path> masks = files(folder.resolveSibling(MASKS), MASK_END);
            for (Map.Entry<String, Path> image : files(folder, IMAGE_END).entrySet()) {
                Path mask = masks.get(image.getKey());
                if (mask == null) {
                    throw new SlideException(image.getValue() + ": the patch has no mask; put it into "
                            + folder.resolveSibling(MASKS) + " as " + image.getKey() + MASK_END + ".png");
                }
                patches.add(new Patch(name(image.getValue(), image.getKey()), image.getValue(), mask));
            }
        }
        if (patches.isEmpty()) {
            throw new SlideException(root + ": no patches lie below this folder; they are expected as"
                    + " <group>/<case>/img/<patch>_img.jpg, with masks as <group>/<case>/mask/<patch>_mask.jpg");
        }
        return List.copyOf(patches);
    }

    private List<Path> imageFolders() throws IOException {
        if (!Files.isDirectory(root)) {
            throw new SlideException(root + ": there is no such folder; check the path");
        }
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> path.endsWith(IMAGES) && Files.isDirectory(path)).sorted().toList();
        } catch (UncheckedIOException e) {
            throw new SlideException(root + ": a part of this folder cannot be read (" + e.getCause().getMessage()
                    + "); check the permissions", e);
        }
    }

    /** The files of a folder whose names without extension have a suffix, by the rest of the name. */
    private static Map<String, Path> files(Path folder, String end) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> FileNames.stem(file).endsWith(end) && !hidden(file)).sorted()
                    .collect(Collectors.toMap(file -> withoutEnd(file, end), Function.identity(),
                            (first, second) -> first, TreeMap::new));
        }
    }

    /** Some systems leave files such as {@code ._a_img.jpg} beside the copied ones. */
    private static boolean hidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private static String withoutEnd(Path file, String end) {
        String stem = FileNames.stem(file);
        return stem.substring(0, stem.length() - end.length());
    }

    private static PatchName name(Path file, String stem) throws SlideException {
        return PatchName.parse(stem).orElseThrow(() -> new SlideException(file
                + ": the name of a patch's image is <slide>_<index>_<x>_<y>_img with an extension; rename it"));
    }

    /**
     * Checks that patches of a slide can be written without mixing them with others.
     *
     * @param group the slide's group
     * @param slide the slide's name within its group
     * @throws SlideException if patches of this slide exist already
     * @throws IllegalArgumentException if a name is not suitable for a folder
     */
    public void requireNew(String group, String slide) throws SlideException {
        for (String name : List.of(group, slide)) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("groups and slides have names of letters, digits, blanks and . _ -,"
                        + " beginning with a letter or a digit; got \"" + name + "\"");
            }
        }
        Path folder = root.resolve(group).resolve(slide);
        if (Files.exists(folder)) {
            throw new SlideException(folder + ": patches of this slide exist already; choose another folder or"
                    + " name, or remove them");
        }
    }

    /**
     * Writes a patch and its mask, each atomically.
     *
     * @param group the slide's group, such as {@code 56Nx}
     * @param slide the slide's name within its group, such as {@code 12_116}
     * @param index the patch's number in the slide's grid
     * @param region the region of the patch, in pixels of level 0
     * @return the patch, its slide named {@code <group>_<slide>}
     * @throws bowman.file.FileWriteException if a file cannot be written
     */
    public Patch write(String group, String slide, int index, Region region, RgbImage image, GrayImage mask,
            ImageFormat format) throws IOException {
        PatchName name = new PatchName(group + "_" + slide, index, region.x(), region.y());
        Path folder = root.resolve(group).resolve(slide);
        Patch patch = new Patch(name, folder.resolve(IMAGES).resolve(name + IMAGE_END + "." + format.extension()),
                folder.resolve(MASKS).resolve(name + MASK_END + "." + format.extension()));
        format.write(patch.image(), image);
        format.write(patch.mask(), mask);
        return patch;
    }
}
