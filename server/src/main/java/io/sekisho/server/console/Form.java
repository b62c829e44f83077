package io.sekisho.server.console;

import io.sekisho.server.http.Call;
import io.sekisho.server.http.Problem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The fields of a form, as its user filled them in. */
record Form(Call call, Visit visit) {

    static final int TEXT_LENGTH_MAX = 2_000;

    /** @throws io.sekisho.server.http.ProblemException 422 where nothing was written, or too much */
    String required(String name) {
        String text = optional(name);
        if (text == null) {
            throw Problem.impossible(visit.say("form.missing", visit.say("form." + name)))
                    .exception();
        }
        return text;
    }

    /** @throws io.sekisho.server.http.ProblemException 422 where too much was written */
    @Nullable
    String optional(String name) {
        String text = call.form().getOrDefault(name, "").strip();
        if (text.length() > TEXT_LENGTH_MAX) {
            throw Problem.impossible(visit.say("form.long", visit.say("form." + name)))
                    .exception();
        }
        return text.isEmpty() ? null : text;
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
