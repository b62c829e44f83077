package io.sekisho.app;

import tools.jackson.databind.JsonNode;

/** A user's one-time link, on the terminal. */
final class Invitation {

    private Invitation() {}

    static void say(Shell shell, JsonNode invited) {
        shell.say("id    " + invited.path("id").asString());
        shell.say("link  " + invited.at("/enrolment/url").asString());
        shell.warn("The link is not shown again. It works once, until "
                + invited.at("/enrolment/expiresAt").asString() + "; hand it to "
                + invited.path("name").asString() + " alone.");
    }
}
