package bowman.cli;

import bowman.file.FileText;
import bowman.io.slide.AssociatedImage;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideLevel;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The description of a slide, one property per line. */
final class SlideText {

    private SlideText() {
    }

    static String of(Path file, Slide slide) {
        StringBuilder text = new StringBuilder();
        line(text, "file", file.toString());
        line(text, "format", slide.format());
        line(text, "size", slide.width() + "x" + slide.height());
        line(text, "pixel size", slide.pixelSize().map(Object::toString).orElse("unknown"));
        for (int i = 0; i < slide.levels().size(); i++) {
            line(text, "level " + i, level(slide.levels().get(i)));
        }
        if (!slide.associatedImages().isEmpty()) {
            line(text, "associated images", slide.associatedImages().stream().map(AssociatedImage::toString)
                    .collect(Collectors.joining(", ")));
        }
        slide.remarks().forEach(remark -> line(text, "remark", remark));
        return text.toString();
    }

    private static String level(SlideLevel level) {
        return "%dx%d, 1:%.4g, %s".formatted(level.width(), level.height(), level.downsample(), blocks(level));
    }

    private static String blocks(SlideLevel level) {
        if (level.tileWidth() < level.width()) {
            return "tiles of " + level.tileWidth() + "x" + level.tileHeight();
        }
        return level.tileHeight() < level.height() ? "strips of " + level.tileHeight() + " rows" : "in one piece";
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("%-18s%s%n".formatted(what, FileText.line(value)));
    }
}
