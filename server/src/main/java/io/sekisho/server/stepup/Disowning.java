package io.sekisho.server.stepup;

/** What follows when somebody on a page says that what is to be approved was not his doing. */
@FunctionalInterface
public interface Disowning {

    void disown(String challenge);
}
