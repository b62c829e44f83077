package io.sekisho.app;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Removes a user; sessions end at once.", mixinStandardHelpOptions = true)
final class UserDeleteCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final ServerOptions server;

    @Parameters(paramLabel = "ID", description = "The user's identifier, as listed.")
    private String id = "";

    UserDeleteCommand(Shell shell) {
        this.shell = shell;
        this.server = new ServerOptions(shell);
    }

    @Override
    public Integer call() {
        try (ServerClient client = server.connect()) {
            client.delete("v1/users/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
            shell.say("removed " + id);
            return 0;
        }
    }
}
