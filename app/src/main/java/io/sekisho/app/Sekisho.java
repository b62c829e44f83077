package io.sekisho.app;

import io.sekisho.server.SettingsException;
import io.sekisho.server.network.BadList;
import io.sekisho.server.secret.KeyringException;
import io.sekisho.server.store.DatabaseException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's beginning: lists the commands. A new command is one class and one line here. */
@Command(
        name = "sekisho",
        description = "Account-takeover defence for online brokerages.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Sekisho {

    private Sekisho() {}

    public static void main(String[] args) {
        // Libraries that log this way have news only when something is wrong.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(commandLine(Shell.ofProcess()).execute(args));
    }

    static CommandLine commandLine(Shell shell) {
        CommandLine commands = new CommandLine(new Sekisho())
                .addSubcommand(new ServeCommand(shell))
                .addSubcommand(new DemoCommand(shell))
                .addSubcommand(new ImportCommand(shell))
                .addSubcommand(new CommandLine(new KeyCommand())
                        .addSubcommand(new KeyCreateCommand(shell))
                        .addSubcommand(new KeyListCommand(shell))
                        .addSubcommand(new KeyRevokeCommand(shell)))
                .addSubcommand(new CommandLine(new UserCommand())
                        .addSubcommand(new UserCreateCommand(shell))
                        .addSubcommand(new UserListCommand(shell))
                        .addSubcommand(new UserResetCommand(shell))
                        .addSubcommand(new UserDeleteCommand(shell)))
                .addSubcommand(new CommandLine(new PolicyCommand()).addSubcommand(new PolicyCheckCommand(shell)))
                .addSubcommand(new CommandLine(new ReportCommand()).addSubcommand(new ReportFsaCommand(shell)))
                .addSubcommand(
                        new CommandLine(new EvaluateCommand()).addSubcommand(new EvaluateReferenceCommand(shell)))
                .addSubcommand(new SimulateCommand(shell))
                .addSubcommand(new VersionCommand(shell))
                .addSubcommand(new AotTrainCommand());
        return commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((e, command, parsed) -> explain(e, shell));
    }

    /** What a person can mend is said in a line; anything else is a fault of ours and shows where. */
    private static int explain(Exception e, Shell shell) {
        switch (e) {
            case CommandException expected -> shell.warn(String.valueOf(expected.getMessage()));
            case SettingsException expected ->
                String.valueOf(expected.getMessage()).lines().forEach(shell::warn);
            case DatabaseException expected -> shell.warn(String.valueOf(expected.getMessage()));
            case KeyringException expected -> shell.warn(String.valueOf(expected.getMessage()));
            case BadList expected -> shell.warn(String.valueOf(expected.getMessage()));
            case UncheckedIOException expected -> shell.warn(expected.getMessage() + " (" + expected.getCause() + ")");
            default -> e.printStackTrace(shell.err());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
