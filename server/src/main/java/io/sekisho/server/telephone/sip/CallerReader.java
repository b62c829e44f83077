package io.sekisho.server.telephone.sip;

import io.sekisho.server.telephone.Attestation;
import io.sekisho.server.telephone.Caller;
import io.sekisho.server.telephone.passport.IdentityVerifier;
import io.sekisho.server.telephone.passport.Vouching;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who calls, from what an INVITE says and whom it comes from. */
final class CallerReader {

    /** RFC 3323, section 4.2, and RFC 3325, section 9.3: each asks that the number be kept from us. */
    private static final Set<String> HIDING = Set.of("id", "user", "header");

    private static final String NOBODY = "anonymous";

    /**
     * What an INVITE says of its caller.
     *
     * @param from     user part of From's address; absent where it has none
     * @param fromHost host part
     * @param asserted user parts of P-Asserted-Identity
     * @param to       user part of To's address
     * @param identity values of Identity headers
     */
    record Claims(
            @Nullable String from,
            @Nullable String fromHost,
            List<String> asserted,
            List<String> privacy,
            @Nullable String to,
            List<String> identity) {}

    /** What comes out. */
    sealed interface Reading {
        record Read(Caller caller) implements Reading {}

        record Refused(Vouching.Flaw flaw) implements Reading {}
    }

    private final NumberReader numbers = new NumberReader();
    private final IdentityVerifier verifier;
    private final Optional<String> own;

    /** @param own the number that customers call, absent where it is not known: signatures must then be for the number in To */
    CallerReader(IdentityVerifier verifier, @Nullable String own) {
        this.own = Optional.ofNullable(own).flatMap(numbers::e164);
        this.verifier = verifier;
    }

    /** @param trusted whether the sender's P-Asserted-Identity counts */
    Reading read(Claims claims, boolean trusted) {
        List<String> asserted = numbers(claims.asserted().stream());
        Optional<String> from = Optional.ofNullable(claims.from()).flatMap(numbers::e164);
        Optional<String> assertedByTrunk = trusted ? asserted.stream().findFirst() : Optional.empty();
        Optional<String> calling = assertedByTrunk.or(() -> from);
        Optional<String> signed = calling.or(() -> asserted.stream().findFirst());
        // The caller writes To: a signature made for a call to somebody else must not serve here (RFC 8224 section
        // 12.1).
        String called = own.or(() -> Optional.ofNullable(claims.to()).flatMap(numbers::e164))
                .orElse(null);
        return switch (verifier.verify(claims.identity(), signed.orElse(null), called)) {
            case Vouching.Forged forged -> new Reading.Refused(forged.flaw());
            case Vouching.Unsigned ignored ->
                read(claims, calling, assertedByTrunk.isPresent() ? Attestation.ASSERTED : Attestation.CLAIMED);
            case Vouching.Signed by -> read(claims, signed, by.attestation());
        };
    }

    private Reading read(Claims claims, Optional<String> number, Attestation attestation) {
        if (isHidden(claims)) {
            return new Reading.Read(new Caller.Hidden());
        }
        return new Reading.Read(number.<Caller>map(known -> new Caller.Known(known, attestation))
                .orElseGet(Caller.Unreadable::new));
    }

    private static boolean isHidden(Claims claims) {
        boolean asked = claims.privacy().stream()
                .flatMap(value -> Stream.of(value.split("[;,]")))
                .anyMatch(value -> HIDING.contains(value.strip().toLowerCase(Locale.ROOT)));
        String host = String.valueOf(claims.fromHost()).toLowerCase(Locale.ROOT);
        return asked || NOBODY.equalsIgnoreCase(claims.from()) || host.equals(NOBODY + ".invalid");
    }

    private List<String> numbers(Stream<String> texts) {
        return texts.flatMap(text -> numbers.e164(text).stream()).toList();
    }
}
