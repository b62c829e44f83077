package io.sekisho.demo.lab;

import io.sekisho.demo.mail.Letter;
import java.util.List;

/**
 * One thing that somebody tried, seen from three sides.
 *
 * @param what     key of the text that says it
 * @param values   that the text is filled in with
 * @param seen     by whoever tried
 * @param page     what he read
 * @param language of that page
 * @param customer key of the text that says what page the customer had before him meanwhile; empty where he had none
 * @param letters  that reached the customer
 * @param judged   by Sekisho, in order
 */
public record Move(
        String what,
        List<String> values,
        Seen seen,
        String page,
        String language,
        String customer,
        List<Letter> letters,
        List<Judged> judged) {

    public Move {
        values = List.copyOf(values);
        letters = List.copyOf(letters);
        judged = List.copyOf(judged);
    }

    public Object[] filledIn() {
        return values.toArray();
    }
}
