package io.sekisho.app;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "reset",
        description = "Ends a user's sessions, password and passkeys, and makes a new link.",
        mixinStandardHelpOptions = true)
final class UserResetCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final ServerOptions server;

    @Parameters(paramLabel = "ID", description = "The user's identifier, as listed.")
    private String id = "";

    UserResetCommand(Shell shell) {
        this.shell = shell;
        this.server = new ServerOptions(shell);
    }

    @Override
    public Integer call() {
        try (ServerClient client = server.connect()) {
            String path = "v1/users/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/enrolment";
            Invitation.say(shell, client.post(path, Map.of()));
            return 0;
        }
    }
}
