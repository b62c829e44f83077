package io.sekisho.app;

import picocli.CommandLine.Command;

@Command(name = "report", description = "Prints what a running server counts.", mixinStandardHelpOptions = true)
final class ReportCommand {}
