package bowman.io.dataset;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a patch in the KPIs challenge: {@code <slide>_<index>_<x>_<y>}, followed by {@code _img} or {@code _mask}
 * and the extension. A slide's name may itself have underscores; it usually begins with its group.
 *
 * @param slide the name of the slide, such as {@code 56Nx_12_116}
 * @param index the patch's number in the grid of all windows of the slide, row by row from 0
 * @param x its first column, in pixels of level 0
 * @param y its first row, in pixels of level 0
 */
public record PatchName(String slide, int index, int x, int y) {

    private static final Pattern FORM = Pattern.compile("(.+)_(\\d{1,9})_(\\d{1,9})_(\\d{1,9})");

    /** Parses a name without {@code _img} or {@code _mask} and extension; empty if it has another form. */
    public static Optional<PatchName> parse(String name) {
        Matcher matcher = FORM.matcher(name);
        return matcher.matches()
                ? Optional.of(new PatchName(matcher.group(1), Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return slide + "_" + index + "_" + x + "_" + y;
    }
}
