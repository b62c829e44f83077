package io.sekisho.app;

import io.sekisho.engine.policy.PolicyException;
import io.sekisho.engine.policy.PolicyFile;
import io.sekisho.engine.policy.PolicyVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "Reads a policy file as the server would, and says what is wrong in it; needs no server.",
        mixinStandardHelpOptions = true)
final class PolicyCheckCommand implements Callable<Integer> {

    private final Shell shell;

    @Parameters(paramLabel = "FILE", description = "A policy in YAML or JSON.")
    private Path file = Path.of("");

    PolicyCheckCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        try {
            PolicyFile policy = PolicyFile.parse(text(), file.toString());
            shell.say("policy " + policy.name() + " is sound");
            policy.versions().forEach(version -> shell.say("  " + describe(version)));
            return 0;
        } catch (PolicyException e) {
            String.valueOf(e.getMessage()).lines().forEach(shell::warn);
            return 1;
        }
    }

    private static String describe(PolicyVersion version) {
        return "from " + version.effectiveFrom() + ": rules " + version.rules().size();
    }

    private String text() {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandException("Cannot read " + file + ": " + e, e);
        }
    }
}
