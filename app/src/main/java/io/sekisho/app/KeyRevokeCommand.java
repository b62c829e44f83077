package io.sekisho.app;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "revoke", description = "Ends a key.", mixinStandardHelpOptions = true)
final class KeyRevokeCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final ServerOptions server;

    @Parameters(paramLabel = "ID", description = "The key's identifier, as listed.")
    private String id = "";

    KeyRevokeCommand(Shell shell) {
        this.shell = shell;
        this.server = new ServerOptions(shell);
    }

    @Override
    public Integer call() {
        try (ServerClient client = server.connect()) {
            client.delete("v1/keys/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
            shell.say("revoked " + id);
            return 0;
        }
    }
}
