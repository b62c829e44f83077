package io.sekisho.demo.lab;

import io.sekisho.demo.DemoConfig;
import io.sekisho.demo.web.HibariSite;
import java.net.URI;

/** Where the demo's sites are found. All names end in {@code localhost}, which is this machine (RFC 6761). */
record Addresses(URI sekisho, int port) {

    Addresses(DemoConfig config) {
        this(config.sekishoPublic(), config.port());
    }

    URI hibari(String path) {
        return URI.create("http://" + HibariSite.HOST + ":" + port + path);
    }

    URI fake(String path) {
        return URI.create("http://" + FakeSite.HOST + ":" + port + path);
    }

    String console(String assessment) {
        return sekisho.resolve("/console/assessments/" + assessment).toString();
    }
}
