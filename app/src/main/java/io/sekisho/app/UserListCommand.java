package io.sekisho.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(name = "list", description = "Lists the people who work in the console.", mixinStandardHelpOptions = true)
final class UserListCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final ServerOptions server;

    UserListCommand(Shell shell) {
        this.shell = shell;
        this.server = new ServerOptions(shell);
    }

    @Override
    public Integer call() {
        try (ServerClient client = server.connect()) {
            client.get("v1/users").path("users").forEach(user -> shell.say(line(user)));
            return 0;
        }
    }

    /** Identifier, name, role and what the user signs in with. */
    private static String line(JsonNode user) {
        int passkeys = user.path("passkeys").asInt();
        boolean password = user.path("password").asBoolean();
        String means = password ? "password" : passkeys == 0 ? "not enrolled" : "";
        String keys = passkeys == 0 ? "" : (means.isEmpty() ? "" : ", ") + passkeys + " passkey(s)";
        return user.path("id").asString() + "  " + user.path("name").asString() + "  "
                + user.path("role").asString() + "  " + means + keys;
    }
}
