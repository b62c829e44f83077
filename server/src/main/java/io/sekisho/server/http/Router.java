package io.sekisho.server.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.jspecify.annotations.Nullable;

/** Finds the route of a path; one without variables goes before one with. */
final class Router {

    private final Map<String, Path> fixed = new HashMap<>();
    private final PathMappings<Path> templates = new PathMappings<>();

    Router(List<Route> routes, RequestObserver observer) {
        Map<String, Path> byTemplate = new HashMap<>();
        for (Route route : routes) {
            Path path = byTemplate.computeIfAbsent(route.template(), this::add);
            path.add(route, observer.forRoute(route.method().name(), route.template()));
        }
    }

    private Path add(String template) {
        Path path = new Path();
        if (template.indexOf('{') < 0) {
            fixed.put(template, path);
        } else {
            templates.put(new UriTemplatePathSpec(template), path);
        }
        return path;
    }

    /** @param path canonical, in Jetty's sense: normalized and decoded as far as that is without ambiguity */
    @Nullable
    Found find(String path) {
        Path known = fixed.get(path);
        if (known != null) {
            return new Found(known, Map.of());
        }
        MatchedResource<Path> match = templates.getMatched(path);
        if (match == null || !(match.getPathSpec() instanceof UriTemplatePathSpec template)) {
            return null;
        }
        Map<String, String> params = template.getPathParams(path);
        params.replaceAll((name, value) -> decode(value));
        return new Found(match.getResource(), params);
    }

    /** A canonical path keeps encoded what would change its meaning, such as a slash. The plus sign stands for itself in a path. */
    private static String decode(String value) {
        return value.indexOf('%') < 0 ? value : URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    record Found(Path path, Map<String, String> params) {}

    /** A route with its recorder. */
    record Target(Route route, RequestObserver.Recorder recorder) {}

    /** What stands behind one template. */
    static final class Path {
        private final Map<Method, Target> byMethod = new EnumMap<>(Method.class);

        private void add(Route route, RequestObserver.Recorder recorder) {
            if (byMethod.put(route.method(), new Target(route, recorder)) != null) {
                throw new IllegalArgumentException("two routes for " + route.method() + " " + route.template());
            }
        }

        @Nullable
        Target target(String method) {
            Method known = Method.of(method);
            return known == null ? null : byMethod.get(known);
        }

        List<String> allowed() {
            List<String> names = new ArrayList<>();
            for (Method method : byMethod.keySet()) {
                names.add(method.name());
                if (method == Method.GET) {
                    names.add("HEAD");
                }
            }
            return names;
        }
    }
}
