import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.List;
import org.omegat.core.Core;
import org.omegat.core.data.IProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryReaderTBX;
import org.omegat.gui.glossary.GlossaryReaderTSV;

/** Prints what OmegaT's own glossary readers find in a file, one entry a line. */
public class ReadGlossary {
    public static void main(String[] args) throws Exception {
        Constructor<ProjectProperties> make = ProjectProperties.class.getDeclaredConstructor();
        make.setAccessible(true);
        ProjectProperties properties = make.newInstance();
        properties.setSourceLanguage("ZH-CN");
        properties.setTargetLanguage("EN-US");
        Core.setProject((IProject) Proxy.newProxyInstance(
                IProject.class.getClassLoader(), new Class<?>[] {IProject.class},
                (proxy, method, values) -> method.getName().equals("getProjectProperties") ? properties
                        : method.getReturnType() == boolean.class ? (Object) true : null));
        File file = new File(args[0]);
        List<GlossaryEntry> entries = args[0].endsWith(".tbx")
                ? GlossaryReaderTBX.read(file, false) : GlossaryReaderTSV.read(file, false);
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        for (GlossaryEntry entry : entries) {
            out.println(entry.getSrcText() + "\t" + String.join(" / ", entry.getLocTerms(false)));
        }
    }
}
