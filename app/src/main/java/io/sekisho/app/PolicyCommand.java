package io.sekisho.app;

import picocli.CommandLine.Command;

@Command(name = "policy", description = "Works on policies.", mixinStandardHelpOptions = true)
final class PolicyCommand {}
