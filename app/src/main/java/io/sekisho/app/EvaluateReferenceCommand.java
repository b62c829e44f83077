package io.sekisho.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "reference",
        description = "Compares the likelihood model with scores of its public reference implementation.",
        mixinStandardHelpOptions = true)
final class EvaluateReferenceCommand implements Callable<Integer> {

    private final Shell shell;

    @Parameters(paramLabel = "DIR", description = "Folder that holds logins.csv and scores.csv.")
    private Path directory = Path.of("");

    EvaluateReferenceCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        return EvaluateReference.run(directory, shell.out(), shell.err());
    }
}
