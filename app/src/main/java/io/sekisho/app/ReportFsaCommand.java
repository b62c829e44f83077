package io.sekisho.app;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "fsa",
        description = "The regulator's monthly table: unauthorised accesses and trades, amounts sold and bought.",
        mixinStandardHelpOptions = true)
final class ReportFsaCommand implements Callable<Integer> {

    /** How the table is written. */
    enum Format {
        TABLE("application/json"),
        CSV("text/csv"),
        JSON("application/json"),
        HTML("text/html");

        private final String type;

        Format(String type) {
            this.type = type;
        }
    }

    /** Which language its words are in. */
    enum Lang {
        JA,
        EN;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Shell shell;

    @Mixin
    private final ServerOptions server;

    @Option(names = "--from", paramLabel = "MONTH", description = "First month, such as 2025-01.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "MONTH",
            description = "Last month, such as 2025-12 (default, without --from: the last twelve months).")
    private @Nullable String to;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, csv, json or html (default: table).")
    private Format format = Format.TABLE;

    @Option(names = "--lang", paramLabel = "LANG", description = "ja or en (default: ja).")
    private Lang lang = Lang.JA;

    ReportFsaCommand(Shell shell) {
        this.shell = shell;
        this.server = new ServerOptions(shell);
    }

    @Override
    public Integer call() {
        try (ServerClient client = server.connect()) {
            String text = client.text(path(), format.type, lang.tag());
            if (format == Format.TABLE) {
                JsonNode report = JsonMapper.shared().readTree(text);
                FsaTable.lines(report, lang).forEach(shell::say);
            } else {
                text.lines().forEach(shell::say);
            }
            return 0;
        }
    }

    private String path() {
        List<String> query = new ArrayList<>();
        if (from != null) {
            query.add("from=" + URLEncoder.encode(from, StandardCharsets.UTF_8));
        }
        if (to != null) {
            query.add("to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        }
        return "v1/reports/fsa" + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }
}
