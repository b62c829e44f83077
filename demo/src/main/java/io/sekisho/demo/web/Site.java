package io.sekisho.demo.web;

import io.javalin.config.RoutesConfig;

/** One site of the demo, found by its host, or a part of one: sites of the same host share it. All share one port. */
public interface Site {

    /** Such as {@code hibari.localhost}; every name below {@code localhost} is this machine (RFC 6761). */
    String host();

    void addTo(RoutesConfig routes);
}
