package io.sekisho.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(name = "list", description = "Lists the keys, without what is secret.", mixinStandardHelpOptions = true)
final class KeyListCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final ServerOptions server;

    KeyListCommand(Shell shell) {
        this.shell = shell;
        this.server = new ServerOptions(shell);
    }

    @Override
    public Integer call() {
        try (ServerClient client = server.connect()) {
            JsonNode answer = client.get("v1/keys");
            for (JsonNode key : answer.isArray() ? answer : answer.path("keys")) {
                shell.say(line(key));
            }
            return 0;
        }
    }

    /** Identifier, name, holder, scopes and whether it is revoked. */
    private static String line(JsonNode key) {
        List<String> scopes = new ArrayList<>();
        key.path("scopes").forEach(scope -> scopes.add(scope.asString()));
        String holder = key.path("person").asString(key.path("service").asString("-"));
        String revoked = key.path("revokedAt").isString()
                ? "  revoked " + key.path("revokedAt").asString()
                : "";
        return key.path("id").asString() + "  " + key.path("name").asString("-") + "  " + holder + "  "
                + String.join(",", scopes) + revoked;
    }
}
