package io.sekisho.demo.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.sekisho.demo.brokerage.Member;
import io.sekisho.demo.brokerage.Members;
import io.sekisho.demo.telephone.Call;
import io.sekisho.demo.telephone.Caller;
import io.sekisho.demo.telephone.MuLaw;
import io.sekisho.demo.telephone.UserAgent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The customers' telephones, and a stranger's, open to whoever plays them. */
public final class TelephoneSite implements Site {

    public static final String HOST = "phone.localhost";

    /** No customer's; of the same kind that was never assigned. */
    public static final String STRANGER = "+819000009999";

    private static final int CALLS_KEPT = 100;
    private static final String NUMBER_FORBIDDEN = "[^+0-9A-Za-z._-]";

    private final Pages pages;
    private final Members members;
    private final UserAgent telephones;
    private final Map<String, Call> calls = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Call> eldest) {
            boolean surplus = size() > CALLS_KEPT;
            if (surplus) {
                eldest.getValue().hangUp();
            }
            return surplus;
        }
    };

    public TelephoneSite(Pages pages, Members members, UserAgent telephones) {
        this.pages = pages;
        this.members = members;
        this.telephones = telephones;
    }

    /** One telephone of the list; a stranger's is nobody's. */
    public record Line(String number, @Nullable Member owner) {}

    /** How the form is filled in. */
    public record Choice(String line, String shown, String other, boolean vouched, boolean wrong) {}

    @Override
    public String host() {
        return HOST;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        pages.prepare(routes);
        routes.get("/", this::telephone);
        routes.post("/calls", ours(this::dial));
        routes.get("/calls/{id}", this::watch);
        routes.post("/calls/{id}/keys", ours(this::press));
        routes.post("/calls/{id}/end", ours(this::hangUp));
        routes.get("/calls/{id}/sound", this::sound);
        routes.get("/calls/{id}/sound.wav", this::wav);
        routes.error(HttpStatus.NOT_FOUND, call -> pages.show(call, "missing.jte", Map.of()));
    }

    private void telephone(Context call) {
        String line = Objects.requireNonNullElse(call.queryParam("line"), "");
        show(call, new Choice(line, "own", "", true, false));
    }

    private void show(Context call, Choice choice) {
        pages.show(call, "telephone.jte", values(Map.of("lines", lines(), "choice", choice)));
    }

    private void dial(Context call) {
        Choice choice = new Choice(
                field(call, "line"),
                field(call, "shown"),
                field(call, "other"),
                call.formParam("vouched") != null,
                false);
        Optional<Caller> caller = caller(choice);
        if (caller.isEmpty()) {
            call.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(call, new Choice(choice.line(), choice.shown(), choice.other(), choice.vouched(), true));
            return;
        }
        String id = UUID.randomUUID().toString();
        Call dialled = telephones.call(caller.get());
        synchronized (calls) {
            calls.put(id, dialled);
        }
        call.redirect("/calls/" + id, HttpStatus.SEE_OTHER);
    }

    private Optional<Caller> caller(Choice choice) {
        if (lines().stream().noneMatch(line -> line.number().equals(choice.line()))) {
            return Optional.empty();
        }
        return switch (choice.shown()) {
            case "hidden" -> Optional.of(new Caller(choice.line(), null, choice.vouched()));
            case "other" -> other(choice);
            default -> Optional.of(new Caller(choice.line(), choice.line(), choice.vouched()));
        };
    }

    /** Spaces and brackets, with which people write numbers, are left out. */
    private static Optional<Caller> other(Choice choice) {
        String number = choice.other().replaceAll(NUMBER_FORBIDDEN, "");
        try {
            return Optional.of(new Caller(choice.line(), number, choice.vouched()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void watch(Context context) {
        find(context).ifPresent(call -> {
            Map<String, Object> values = values(Map.of("call", call, "id", context.pathParam("id")));
            values.put(
                    "line", new Line(call.caller().line(), owner(call.caller().line())));
            pages.show(context, "call.jte", values);
        });
    }

    private void press(Context context) {
        find(context).ifPresent(call -> {
            String key = field(context, "key");
            if (key.matches("[0-9*#]")) {
                call.press(key.charAt(0));
            }
            context.redirect("/calls/" + context.pathParam("id"), HttpStatus.SEE_OTHER);
        });
    }

    private void hangUp(Context context) {
        find(context).ifPresent(call -> {
            call.hangUp();
            context.redirect("/calls/" + context.pathParam("id"), HttpStatus.SEE_OTHER);
        });
    }

    /** What was heard from a sample on: 16 bits, little-endian, 8000 a second. */
    private void sound(Context context) {
        int from = context.queryParamAsClass("from", Integer.class).getOrDefault(0);
        find(context)
                .ifPresent(
                        call -> context.contentType("application/octet-stream").result(MuLaw.linear(call.heard(from))));
    }

    private void wav(Context context) {
        find(context).ifPresent(call -> context.contentType("audio/wav").result(MuLaw.wav(call.heard(0))));
    }

    private Optional<Call> find(Context context) {
        Call call;
        synchronized (calls) {
            call = calls.get(context.pathParam("id"));
        }
        if (call == null) {
            context.status(HttpStatus.NOT_FOUND);
        }
        return Optional.ofNullable(call);
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        members.all().forEach(member -> lines.add(new Line(member.phone(), member)));
        lines.add(new Line(STRANGER, null));
        return lines;
    }

    private @Nullable Member owner(String number) {
        return members.all().stream()
                .filter(member -> member.phone().equals(number))
                .findFirst()
                .orElse(null);
    }

    private Map<String, Object> values(Map<String, Object> own) {
        Map<String, Object> values = new HashMap<>(own);
        values.put("number", telephones.number());
        return values;
    }

    private static String field(Context call, String name) {
        return Objects.requireNonNullElse(call.formParam(name), "");
    }

    private Handler ours(Handler form) {
        return call -> {
            if (pages.sessions().sentByUs(call)) {
                form.handle(call);
            } else {
                pages.show(call, HttpStatus.FORBIDDEN, "stale.jte", Map.of());
            }
        };
    }
}
