package io.sekisho.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sekisho.simulator.EventLines;
import io.sekisho.simulator.MarketLines;
import io.sekisho.simulator.Scheme;
import io.sekisho.simulator.Simulated;
import io.sekisho.simulator.Simulation;
import io.sekisho.simulator.SimulationConfig;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import tools.jackson.core.JacksonException;

/** Writes what was simulated, and tells people what it is. */
final class SimulationFiles {

    static final String STANDARD_OUTPUT = "-";

    private static final int BUFFER_BYTES = 1 << 16;

    /** Events between looks at whether anybody still reads. */
    private static final int LOOK_EVERY = 10_000;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));

    private final Shell shell;
    private final Simulation simulation;

    SimulationFiles(Shell shell, Simulation simulation) {
        this.shell = shell;
        this.simulation = simulation;
    }

    void writeMarket(Path file) {
        try (BufferedWriter writer = Files.newBufferedWriter(file, UTF_8)) {
            long rows = MarketLines.write(simulation, writer);
            shell.warn("%s: %,d days of symbols".formatted(file, rows));
        } catch (IOException e) {
            throw cannot(file.toString(), e);
        }
    }

    void writeEvents(String file, boolean deviceNames, SimulationConfig config) {
        try (OutputStream stream = open(file);
                SimulationProgress progress = SimulationProgress.of(shell, config)) {
            write(new EventLines(stream, deviceNames), progress);
        } catch (IOException | JacksonException e) {
            throw cannot(file, e);
        }
        simulation.schemes().forEach(this::tell);
    }

    private static CommandException cannot(String file, Exception e) {
        String why = e instanceof NoSuchFileException ? "there is no such folder" : String.valueOf(e.getMessage());
        return new CommandException("Cannot write " + file + ": " + why, e);
    }

    private OutputStream open(String file) throws IOException {
        return file.equals(STANDARD_OUTPUT)
                ? new Kept(shell.out())
                : new BufferedOutputStream(Files.newOutputStream(Path.of(file)), BUFFER_BYTES);
    }

    /** Standard output, which stays open for others. */
    private static final class Kept extends BufferedOutputStream {

        Kept(OutputStream out) {
            super(out, BUFFER_BYTES);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private void write(EventLines lines, SimulationProgress progress) {
        long events = 0;
        long takeovers = 0;
        for (Iterator<Simulated> all = simulation.iterator(); all.hasNext(); ) {
            Simulated next = all.next();
            lines.write(next);
            events++;
            takeovers += next.label().takeover() ? 1 : 0;
            if (events % LOOK_EVERY == 0) {
                progress.at(next.event().time());
                if (shell.out().checkError()) {
                    break;
                }
            }
        }
        lines.flush();
        shell.warn("%,d events, %,d of them of takeovers".formatted(events, takeovers));
    }

    private void tell(Scheme scheme) {
        shell.warn("%s (%s): %s, %,d victims from %s on, %,d yen"
                .formatted(
                        scheme.id(),
                        VariantName.of(scheme.variant()),
                        String.join(" ", scheme.symbols()),
                        scheme.victims().size(),
                        MINUTE.format(scheme.from()),
                        scheme.budgetYen()));
    }
}
