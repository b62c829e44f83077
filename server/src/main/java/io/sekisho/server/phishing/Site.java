package io.sekisho.server.phishing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A host that is not the brokerage's and was seen to pose as it, or named in a reported mail.
 *
 * @param beacons  reports of its visitors' browsers
 * @param mails    reported mails that lead to it
 * @param harmless whether somebody looked and found nothing wrong
 * @param caseId   the latest case, absent where none was opened
 * @param sights   what was seen there: paths and referrers, senders; bounded
 */
public record Site(
        String host,
        Instant firstSeen,
        Instant lastSeen,
        long beacons,
        long mails,
        boolean harmless,
        @Nullable String caseId,
        List<String> sights) {

    /** @param resembles the own name that it looks like, absent where it looks like none */
    Map<String, Object> told(@Nullable String resembles) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("host", host);
        told.put("firstSeen", firstSeen);
        told.put("lastSeen", lastSeen);
        told.put("beacons", beacons);
        told.put("mails", mails);
        told.put("harmless", harmless);
        if (resembles != null) {
            told.put("resembles", resembles);
        }
        if (caseId != null) {
            told.put("case", caseId);
        }
        told.put("sights", sights);
        return told;
    }
}
