package bowman.io.tiff;

import bowman.io.scanner.PageText;
import bowman.io.scanner.SlideDescription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The levels of a slide among the images of a TIFF. Level 0 is the largest image, the first one of several. Further
 * levels are its SubIFDs (OME-TIFF), or else the pages that are marked as reduced or tiled like it and show the same.
 * The other pages are associated images.
 *
 * @param description what the file says about its images
 * @param number the number of the largest image among the pages of the file, from 0
 * @param levels from the full resolution to the coarsest
 * @param associated the associated images by name
 * @param remarks what is not read, and why
 */
record TiffPyramid(SlideDescription description, int number, List<TiffLevel> levels, Map<String, TiffPage> associated,
        List<String> remarks) {

    /** The most levels; a level without tiles is read through all finer ones. */
    private static final int MOST_LEVELS = 64;

    /** Formats whose descriptions do not tell levels from other images of the same shape. */
    private static final Set<String> GUESSED = Set.of("TIFF", "OME-TIFF", "ImageJ TIFF", "Trestle TIFF");

    static TiffPyramid of(SharedFile file) throws IOException {
        TiffDirectories directories = TiffDirectories.of(file);
        List<TiffPage> pages = new ArrayList<>();
        for (TiffDirectory directory : directories.chain()) {
            pages.add(TiffPage.of(file, directory));
        }
        SlideDescription description = SlideDescription.of(pages.stream().map(TiffPyramid::text).toList());
        int number = largest(pages, page -> description.mayBeSlide(page)).orElseGet(() -> largest(pages, page -> true)
                .orElseThrow());
        List<TiffPage> within = new ArrayList<>();
        for (TiffDirectory directory : directories.within(pages.get(number).tags())) {
            within.add(TiffPage.of(file, directory));
        }
        return of(description, pages, number, within);
    }

    private static TiffPyramid of(SlideDescription description, List<TiffPage> pages, int number,
            List<TiffPage> within) {
        TiffPage full = pages.get(number);
        List<TiffLevel> candidates = candidates(description, pages, number, within, description.padsLevels());
        if (candidates.stream().anyMatch(TiffLevel::isPadded)) {
            // A writer pads all levels or none, also those whose sizes could be without padding.
            candidates = candidates(description, pages, number, within, true);
        }
        List<TiffLevel> levels = sorted(full, candidates);
        Map<String, TiffPage> associated = new LinkedHashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            TiffPage page = pages.get(i);
            if (levels.stream().noneMatch(level -> level.page().equals(page)) && !full.isOfSize(page)) {
                String name = description.name(i);
                associated.putIfAbsent(name.isEmpty() ? "page " + (i + 1) : name, page);
            }
        }
        List<String> remarks = remarks(description, pages, number);
        within.stream().filter(page -> page.area() > full.area()).findFirst().ifPresent(page -> remarks.add(
                "an image of " + page.width() + "x" + page.height()
                        + " within this one is not read; convert the file"));
        return new TiffPyramid(description, number, levels, associated, List.copyOf(remarks));
    }

    /** The number of the largest page, the first one of several. */
    private static Optional<Integer> largest(List<TiffPage> pages, IntPredicate among) {
        return IntStream.range(0, pages.size()).filter(among).boxed()
                .reduce((one, other) -> pages.get(other).area() > pages.get(one).area() ? other : one);
    }

    private static List<TiffLevel> candidates(SlideDescription description, List<TiffPage> pages, int number,
            List<TiffPage> within, boolean padded) {
        TiffPage full = pages.get(number);
        List<TiffLevel> candidates = new ArrayList<>();
        for (TiffPage page : within) {
            level(full, page, description, padded).ifPresent(candidates::add);
        }
        for (int i = 0; i < pages.size() && within.isEmpty(); i++) {
            if (i != number && description.mayBeLevel(number, i)) {
                OptionalDouble said = description.downsample(number, i);
                TiffPage page = pages.get(i);
                Optional<TiffLevel> level = said.isPresent() && isMarked(full, page, description)
                        ? Optional.of(TiffLevel.scaled(full, page, said.getAsDouble()))
                        : level(full, page, description, padded);
                level.ifPresent(candidates::add);
            }
        }
        return candidates;
    }

    /** Returns whether nothing but its shape makes an image a level. */
    boolean isGuessed(TiffLevel level) {
        TiffDirectory full = levels.getFirst().page().tags();
        return level != levels.getFirst() && GUESSED.contains(description.format()) && !level.page().isReduced()
                && !full.has(TiffDirectory.SUB_DIRECTORIES);
    }

    /** The number of significant bits of the samples: by the description, or by the largest sample value in the tags. */
    OptionalInt significantBits() {
        OptionalInt said = description.significantBits(number);
        long most = levels.getFirst().page().tags().number(TiffDirectory.MAX_SAMPLE_VALUE, 0);
        return said.isPresent() || most < 1 ? said : OptionalInt.of(Long.SIZE - Long.numberOfLeadingZeros(most));
    }

    private static PageText text(TiffPage page) {
        String text = page.tags().text(TiffDirectory.DESCRIPTION).filter(words -> !words.isBlank())
                .or(() -> page.tags().text(TiffDirectory.PAGE_NAME)).orElse("");
        return new PageText(page.width(), page.height(), text,
                page.tags().text(TiffDirectory.SOFTWARE).orElse(""), page.tags().text(TiffDirectory.XMP).orElse(""));
    }

    private static Optional<TiffLevel> level(TiffPage full, TiffPage page, SlideDescription description,
            boolean padded) {
        return isMarked(full, page, description) ? TiffLevel.of(full, page, padded) : Optional.empty();
    }

    private static boolean isMarked(TiffPage full, TiffPage page, SlideDescription description) {
        return page.blocks().tiled() && full.blocks().tiled() || page.isReduced() && !description.tilesLevels();
    }

    private static List<TiffLevel> sorted(TiffPage full, List<TiffLevel> candidates) {
        List<TiffLevel> levels = new ArrayList<>(List.of(TiffLevel.full(full)));
        for (TiffLevel level : candidates.stream().sorted(Comparator.comparingDouble(TiffLevel::downsample)).toList()) {
            if (levels.size() < MOST_LEVELS && level.downsample() > levels.getLast().downsample() && level
                    .width() <= levels.getLast().width()
                    && level.height() <= levels.getLast().height()) {
                levels.add(level);
            }
        }
        return List.copyOf(levels);
    }

    private static List<String> remarks(SlideDescription description, List<TiffPage> pages, int number) {
        List<String> remarks = new ArrayList<>(description.remarks(number));
        TiffPage full = pages.get(number);
        long alike = pages.stream().filter(full::isOfSize).count();
        if (alike > 1) {
            remarks.add("only the first of " + alike + " images of " + full.width() + "x" + full.height()
                    + " is used: channels, focal planes and time points in separate images are not supported");
        }
        Optional<Integer> beside = largest(pages, page -> pages.get(page).area() > full.area());
        if (beside.isPresent()) {
            String name = description.name(beside.get());
            TiffPage larger = pages.get(beside.get());
            remarks.add("page " + (number + 1) + " of " + full.width() + "x" + full.height()
                    + " is read, since the larger"
                    + " page " + (beside.get() + 1) + " of " + larger.width() + "x" + larger.height() + " is "
                    + (name.isEmpty() ? "no scanned area" : "named \"" + name + "\""));
        } else if (number > 0 && description.format().equals("TIFF")) {
            remarks.add("page " + (number + 1) + " is read, the largest image of the file; the first one has "
                    + pages.getFirst().width() + "x" + pages.getFirst().height() + " pixels");
        }
        return remarks;
    }
}
