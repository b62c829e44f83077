package io.sekisho.app;

import picocli.CommandLine.Command;

@Command(
        name = "key",
        description = "Creates, lists and revokes the keys that callers of the API use.",
        mixinStandardHelpOptions = true)
final class KeyCommand {}
