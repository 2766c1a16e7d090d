package bowman.io.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The levels of a slide among the images of a TIFF. Level 0 is the first image. Further levels are its SubIFDs
 * (OME-TIFF), or else the pages that are marked as reduced or tiled like the first one, with the same aspect ratio. The
 * other pages are associated images.
 *
 * @param format the kind of TIFF
 * @param levels from the full resolution to the coarsest
 * @param associated the associated images by name
 * @param likeTheFirst the number of images of the same size as the first one, including it
 */
record TiffPyramid(String format, List<TiffPage> levels, Map<String, TiffPage> associated, int likeTheFirst) {

    private static final double SAME_ASPECT = 0.01;

    static TiffPyramid of(SharedFile file) throws IOException {
        TiffDirectories directories = TiffDirectories.of(file);
        List<TiffPage> chain = new ArrayList<>();
        for (TiffDirectory directory : directories.chain()) {
            chain.add(TiffPage.of(file, directory));
        }
        TiffPage full = chain.getFirst();
        List<TiffPage> within = new ArrayList<>();
        for (TiffDirectory directory : directories.within(full.tags())) {
            within.add(TiffPage.of(file, directory));
        }
        String description = full.tags().text(TiffDirectory.DESCRIPTION).orElse("");
        boolean aperio = description.startsWith("Aperio");
        Optional<OmeXml> ome = OmeXml.of(description);
        Map<Integer, String> names = ome.map(OmeXml::names).orElse(Map.of());
        List<TiffPage> levels = levels(full, within.isEmpty() ? chain : within, aperio);
        Map<String, TiffPage> associated = new LinkedHashMap<>();
        for (int i = 1; i < chain.size(); i++) {
            TiffPage page = chain.get(i);
            if (!levels.contains(page) && !sameSize(full, page)) {
                String name = aperio ? aperioName(i, page) : names.getOrDefault(i, "");
                associated.putIfAbsent(name.isEmpty() ? "page " + (i + 1) : name, page);
            }
        }
        String format = aperio ? "Aperio SVS" : ome.isPresent() ? "OME-TIFF" : "TIFF";
        int likeTheFirst = (int) chain.stream().filter(page -> sameSize(full, page)).count();
        return new TiffPyramid(format, levels, associated, likeTheFirst);
    }

    private static boolean sameSize(TiffPage full, TiffPage page) {
        return page.width() == full.width() && page.height() == full.height();
    }

    private static List<TiffPage> levels(TiffPage full, List<TiffPage> candidates, boolean aperio) {
        List<TiffPage> smaller = candidates.stream()
                .filter(page -> isLevel(full, page, aperio))
                .sorted(Comparator.comparingInt(TiffPage::width).reversed()).toList();
        List<TiffPage> levels = new ArrayList<>(List.of(full));
        for (TiffPage page : smaller) {
            if (page.width() < levels.getLast().width() && page.height() <= levels.getLast().height()) {
                levels.add(page);
            }
        }
        return levels;
    }

    private static boolean isLevel(TiffPage full, TiffPage page, boolean aperio) {
        boolean marked = aperio ? page.blocks().tiled()
                : page.isReduced() || page.blocks().tiled() && full.blocks().tiled();
        double across = (double) page.width() * full.height();
        double down = (double) page.height() * full.width();
        // Rounding to whole pixels changes sides by up to one.
        double tolerance = Math.max(SAME_ASPECT * across, (double) full.width() + full.height());
        return marked && page.width() < full.width() && Math.abs(across - down) <= tolerance;
    }

    /** The second image of an Aperio file is its thumbnail; the second line of a description names the others. */
    private static String aperioName(int page, TiffPage image) {
        String[] lines = image.tags().text(TiffDirectory.DESCRIPTION).orElse("").split("\r?\n");
        return page == 1 ? "thumbnail" : lines.length < 2 ? "" : lines[1].strip().split("\\s")[0];
    }
}
