package io.sekisho.server.telephone;

/** One call's conversation, by turns: we speak, the caller keys digits, or nothing. Called by one thread at a time. */
public interface Conversation {

    /** The call was answered. After {@link Turn.Next.CallBack}, called again once the called back number has answered. */
    Turn begin();

    /**
     * Digits asked for by {@link Turn.Next.Gather}: as many as asked, or fewer, even none, where patience ended.
     *
     * @param digits of 0-9, * and #
     */
    Turn heard(String digits);

    /** The call is over, whoever ended it; the last thing said to a conversation. */
    void ended();
}
