package io.sekisho.demo.lab;

/** What a page means for whoever asked for it. */
enum Seen {
    /** Asked for a further factor. */
    STEP_UP,
    /** In, with everything the account can do. */
    INSIDE,
    /** In, but may look only. */
    LOOK_ONLY,
    /** What was wanted is done. */
    DONE,
    /** What was wanted is not executed. */
    HELD,
    /** Turned away; at the login with the words for a wrong password. */
    REFUSED,
    /** Not done for a plain reason, such as a wrong code. */
    NOT_DONE,
    OTHER;

    boolean in() {
        return this == INSIDE || this == LOOK_ONLY;
    }
}
