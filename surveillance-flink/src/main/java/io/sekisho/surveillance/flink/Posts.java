package io.sekisho.surveillance.flink;

import io.sekisho.surveillance.Alert;
import io.sekisho.surveillance.Detector;
import io.sekisho.surveillance.Observation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A post is a detector and one of its keys: {@code CONVERGENCE 9101.HK}. Detectors go by their kind, so that kept state outlives a new order of them. */
final class Posts {

    private static final String[] NONE = {};

    private final Map<Alert.Kind, Detector<?>> detectors = new EnumMap<>(Alert.Kind.class);

    Posts(List<Detector<?>> detectors) {
        for (Detector<?> detector : detectors) {
            if (this.detectors.put(detector.kind(), detector) != null) {
                throw new IllegalArgumentException("two detectors of kind " + detector.kind());
            }
        }
    }

    String[] of(Observation observation) {
        List<String> posts = new ArrayList<>(0);
        for (Detector<?> detector : detectors.values()) {
            for (String key : detector.keys(observation)) {
                posts.add(detector.kind() + " " + key);
            }
        }
        return posts.isEmpty() ? NONE : posts.toArray(NONE);
    }

    Detector<?> detector(String post) {
        Detector<?> detector = detectors.get(Alert.Kind.valueOf(post.substring(0, post.indexOf(' '))));
        if (detector == null) {
            throw new IllegalArgumentException("no detector for " + post);
        }
        return detector;
    }

    static String key(String post) {
        return post.substring(post.indexOf(' ') + 1);
    }
}
