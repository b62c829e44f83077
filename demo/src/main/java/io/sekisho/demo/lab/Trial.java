package io.sekisho.demo.lab;

import io.sekisho.client.Decision;
import io.sekisho.demo.brokerage.Customer;
import java.util.List;
import java.util.Objects;

/**
 * Everything one attacker tried in one account, or one honest customer did.
 *
 * @param from    the address that it came from
 * @param harm    what changed in the account by an attacker's hand, and for honest customers what they could not do: keys of texts
 */
public record Trial(Who who, Customer customer, String from, List<Move> moves, Verdict verdict, List<String> harm) {

    public Trial {
        moves = List.copyOf(moves);
        harm = List.copyOf(harm);
    }

    public List<Judged> judged() {
        return moves.stream().flatMap(move -> move.judged().stream()).toList();
    }

    /** How often somebody was asked for a further factor. */
    public long challenges() {
        return judged().stream()
                .filter(one -> one.decision() == Decision.CHALLENGE)
                .count();
    }

    /** The policy's rules that did not just let it go on, each once. */
    public List<String> rules() {
        return judged().stream()
                .filter(one -> one.decision() != Decision.ALLOW)
                .map(Judged::rule)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
