package bowman.cli;

import bowman.io.mask.MaskReader;
import bowman.io.slide.CountedSlide;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Says on the terminal what the user should know of slides and masks, whatever command reads them. */
@FunctionalInterface
interface Notes {

    /** Says a sentence that begins with the file that it is about. */
    void say(String sentence);

    /** Notes between the lines of progress, on the error stream. */
    static Notes to(PrintWriter err) {
        return sentence -> {
            Complaint.say(sentence, err);
            err.flush();
        };
    }

    /** Says what the reader of a slide remarks. */
    default void opened(Slide slide) {
        slide.remarks().forEach(remark -> say(slide.name() + ": " + remark));
    }

    /**
     * Says what the reader of a mask remarks, and what it took the numbers for.
     *
     * @param option the option that says what the numbers mean
     */
    default void opened(Path file, MaskReader mask, String option) {
        String name = file.getFileName().toString();
        mask.choice().ifPresent(choice -> say(name + ": " + choice + " (" + option + ")"));
        mask.remarks().forEach(remark -> say(name + ": " + remark));
        mask.coverage().ifPresent(coverage -> say(name + ": " + coverage));
    }

    /**
     * Says how many of the tiles that were read are damaged.
     *
     * @throws SlideException if more than half of them are
     */
    default void read(CountedSlide slide) throws SlideException {
        slide.requireMostlyReadable();
        slide.damageInWords().ifPresent(damage -> say(slide.name() + ": " + damage));
    }
}
