package io.sekisho.app;

import picocli.CommandLine.Command;

@Command(name = "evaluate", description = "Measures how well Sekisho judges.", mixinStandardHelpOptions = true)
final class EvaluateCommand {}
