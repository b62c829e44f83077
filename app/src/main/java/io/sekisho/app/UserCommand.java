package io.sekisho.app;

import picocli.CommandLine.Command;

@Command(
        name = "user",
        description = "Invites, lists, resets and removes the people who work in the console.",
        mixinStandardHelpOptions = true)
final class UserCommand {}
