package io.sekisho.demo.lab;

/** What a page means for whoever asked for it. */
public enum Seen {
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

    /** Whether it is as the defence wants it: thieves are to get nowhere, honest people everywhere. */
    public boolean good(Who who) {
        boolean through = this == INSIDE || this == DONE;
        return who.honest() ? through : !through;
    }

    public boolean in() {
        return this == INSIDE || this == LOOK_ONLY;
    }
}
