package io.sekisho.server.stepup;

/** What follows when somebody on a page says that what is to be approved was not his doing. */
public interface Disowning {

    /** Whoever says so: the challenge and its session end. */
    void disown(String challenge);

    /**
     * The customer, who has shown by the challenge who he is, stops his account.
     *
     * @throws io.sekisho.server.http.ProblemException 409 where the challenge does not prove it
     */
    void stopAccount(String challenge);
}
