package io.sekisho.engine.scenario;

import io.sekisho.engine.event.Client;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A browser on a machine, with its jar of device tokens; one cookie a site, whoever logs in with it. */
final class Machine {

    private static final List<Kind> COMMON = List.of(
            new Kind("Chrome", "Windows", "10", "desktop", "1920x1080"),
            new Kind("Edge", "Windows", "10", "desktop", "1920x1080"),
            new Kind("Safari", "Mac OS X", "10.15", "desktop", "1440x900"),
            new Kind("Firefox", "Windows", "10", "desktop", "1536x864"),
            new Kind("Chrome Mobile", "Android", "14", "mobile", "412x915"),
            new Kind("Mobile Safari", "iOS", "18", "mobile", "390x844"));

    /** What is on sale. */
    record Kind(String family, String system, String version, String type, String screen) {}

    private final Kind kind;
    private final boolean keepsCookies;
    private final Map<String, String> jar = new HashMap<>();
    private int version;
    private boolean contradictory;
    private String language = "ja-JP";
    private String timezone = "Asia/Tokyo";

    private Machine(Kind kind, int version, boolean keepsCookies) {
        this.kind = kind;
        this.version = version;
        this.keepsCookies = keepsCookies;
    }

    static Machine common(Random random) {
        return new Machine(COMMON.get(random.nextInt(COMMON.size())), 125 + random.nextInt(8), true);
    }

    static Machine chromeOnWindows() {
        return new Machine(COMMON.getFirst(), 131, true);
    }

    /** A common machine of another family than this one. */
    Machine different(Random random) {
        List<Kind> others = COMMON.stream().filter(other -> !other.equals(kind)).toList();
        return new Machine(others.get(random.nextInt(others.size())), 125 + random.nextInt(8), true);
    }

    /** The same make of machine, out of the box: all a forger of this one can see. */
    Machine lookalike() {
        return new Machine(kind, version, true);
    }

    static Machine droppingCookies(Random random) {
        Machine common = common(random);
        return new Machine(common.kind, common.version, false);
    }

    static Machine tool() {
        return new Machine(new Kind("Python Requests", "Other", "", "bot", ""), 2, false);
    }

    Machine abroad() {
        language = "zh-CN";
        timezone = "Asia/Shanghai";
        return this;
    }

    Machine forged() {
        contradictory = true;
        return this;
    }

    void update() {
        version++;
    }

    /** What malware does. */
    void copyTokensOf(Machine victim) {
        jar.putAll(victim.jar);
    }

    @Nullable
    String token() {
        return jar.get("sekisho");
    }

    void set(String token) {
        if (keepsCookies) {
            jar.put("sekisho", token);
        }
    }

    Client client(Network from) {
        return new Client(
                from.address(),
                browser().userAgent(),
                token(),
                language,
                timezone,
                kind.screen(),
                null,
                Map.of(),
                null);
    }

    Browser browser() {
        String name = kind.family() + " " + version;
        String system = (kind.system() + " " + kind.version()).strip();
        return new Browser(
                "Mozilla/5.0 (" + system + ") " + kind.family() + "/" + version,
                name,
                kind.family(),
                system,
                kind.system(),
                kind.type(),
                "test",
                contradictory);
    }

    @Override
    public String toString() {
        return browser().browser() + " on " + browser().os();
    }
}
