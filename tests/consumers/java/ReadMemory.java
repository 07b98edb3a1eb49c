import java.io.File;
import java.io.PrintStream;
import org.omegat.util.Language;
import org.omegat.util.TMXReader2;

/** Prints what OmegaT's own reader finds in a translation memory, one pair a line. */
public class ReadMemory {
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        new TMXReader2().readTMX(
                new File(args[0]), new Language("ZH-CN"), new Language("EN-US"), true, false, true, false,
                (unit, source, target, paragraph) -> {
                    out.println(source.text + "\t" + target.text);
                    return true;
                });
    }
}
