package io.sekisho.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "create", description = "Makes a key; it is shown this once.", mixinStandardHelpOptions = true)
final class KeyCreateCommand implements Callable<Integer> {

    /** Whose key it is: where two people must agree, keys of one person count once. */
    static final class Holder {
        @Option(names = "--person", required = true, paramLabel = "PERSON", description = "The person it belongs to.")
        private @Nullable String person;

        @Option(
                names = "--service",
                required = true,
                paramLabel = "SERVICE",
                description = "The service it belongs to.")
        private @Nullable String service;
    }

    private final Shell shell;

    @Mixin
    private final ServerOptions server;

    @ArgGroup(multiplicity = "1")
    private Holder holder = new Holder();

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "What the key is for.")
    private String name = "";

    @Option(
            names = "--scopes",
            required = true,
            split = ",",
            paramLabel = "SCOPE",
            description = "assess, accounts, analyst, supervisor, auditor, market, import, admin.")
    private List<String> scopes = List.of();

    KeyCreateCommand(Shell shell) {
        this.shell = shell;
        this.server = new ServerOptions(shell);
    }

    @Override
    public Integer call() {
        try (ServerClient client = server.connect()) {
            JsonNode key = client.post("v1/keys", body());
            shell.say("id  " + key.path("id").asString());
            shell.say("key " + key.path("key").asString());
            shell.warn("Keep the key now: it is not shown again.");
            return 0;
        }
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        if (holder.person != null) {
            body.put("person", holder.person);
        }
        if (holder.service != null) {
            body.put("service", holder.service);
        }
        body.put("scopes", scopes);
        return body;
    }
}
