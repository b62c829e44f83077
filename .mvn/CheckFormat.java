import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks (or, with {@code fix}, rewrites) the format of every Java file below a folder; run by the build on JDK 25. */
class CheckFormat {
    public static void main(String[] args) throws Exception {
        boolean fix = args[0].equals("fix");
        Path root = Path.of(args[1]);
        if (!Files.isDirectory(root)) {
            return;
        }
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        List<Path> wrong = new ArrayList<>();
        try (var files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
                String before = Files.readString(file);
                String after = format(formatter, file, before);
                if (!before.equals(after)) {
                    wrong.add(file);
                    if (fix) {
                        Files.writeString(file, after);
                    }
                }
            }
        }
        if (!fix && !wrong.isEmpty()) {
            wrong.forEach(file -> System.err.println("not formatted: " + file));
            System.err.println("run: mvn -Pquick process-sources");
            System.exit(1);
        }
    }

    private static String format(Formatter formatter, Path file, String source) throws Exception {
        try {
            return formatter.formatSourceAndFixImports(source);
        } catch (Exception e) {
            throw new Exception(file + ": " + e.getMessage(), e);
        }
    }
}
