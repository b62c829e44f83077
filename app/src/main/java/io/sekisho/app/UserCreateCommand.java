package io.sekisho.app;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "create",
        description = "Invites someone to the console; the link is shown this once.",
        mixinStandardHelpOptions = true)
final class UserCreateCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final ServerOptions server;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Who it is, such as hanako.")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "analyst, supervisor (also approves) or auditor (only reads).")
    private String role = "";

    UserCreateCommand(Shell shell) {
        this.shell = shell;
        this.server = new ServerOptions(shell);
    }

    @Override
    public Integer call() {
        try (ServerClient client = server.connect()) {
            Invitation.say(shell, client.post("v1/users", Map.of("name", name, "role", role)));
            return 0;
        }
    }
}
