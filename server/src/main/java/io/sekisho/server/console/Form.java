package io.sekisho.server.console;

import io.sekisho.server.http.Call;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a form, as its user filled them in. */
record Form(Call call, Visit visit) {

    static final int TEXT_LENGTH_MAX = 2_000;

    /** @throws io.sekisho.server.http.ProblemException 422 where nothing was written, or too much */
    String required(String name) {
        return required(name, TEXT_LENGTH_MAX);
    }

    /** @throws io.sekisho.server.http.ProblemException 422 where nothing was written, or too much */
    String required(String name, int maxLength) {
        String text = optional(name, maxLength);
        if (text == null) {
            throw Problem.impossible(visit.say("form.missing", visit.say("form." + name)))
                    .exception();
        }
        return text;
    }

    /** As {@link #required(String, int)}, for what stands on one line wherever it is shown. */
    String oneLine(String name, int maxLength) {
        return required(name, maxLength).replaceAll("\\p{Cntrl}+", " ");
    }

    /** @throws io.sekisho.server.http.ProblemException 422 where too much was written */
    @Nullable
    String optional(String name) {
        return optional(name, TEXT_LENGTH_MAX);
    }

    private @Nullable String optional(String name, int maxLength) {
        String text = call.form().getOrDefault(name, "").strip().replace("\u0000", "");
        if (text.length() > maxLength) {
            throw Problem.impossible(visit.say("form.long", visit.say("form." + name), visit.number(maxLength)))
                    .exception();
        }
        return text.isEmpty() ? null : text;
    }

    /**
     * What was written line by line, each once.
     *
     * @throws io.sekisho.server.http.ProblemException 422 where nothing was written, or a line is too long
     */
    List<String> lines(String name, int lineLengthMax) {
        List<String> lines = required(name, Intake.MAX_BODY_BYTES)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (lines.stream().anyMatch(line -> line.length() > lineLengthMax)) {
            throw Problem.impossible(visit.say("form.lines", visit.number(lineLengthMax)))
                    .exception();
        }
        return lines;
    }

    /** What is ticked of the boxes whose names begin so, without that beginning. */
    Set<String> ticked(String beginning) {
        return call.form().keySet().stream()
                .filter(name -> name.startsWith(beginning))
                .map(name -> name.substring(beginning.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws io.sekisho.server.http.ProblemException 422 where it is none of them */
    <E extends Enum<E>> E constant(String name, E[] constants) {
        String text = call.form().getOrDefault(name, "");
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.impossible(visit.say("form.missing", visit.say("form." + name)))
                        .exception());
    }
}
