package io.sekisho.server.browser;

/**
 * A product and its version.
 *
 * @param version empty when unknown
 */
record Named(String family, String version) {

    @Override
    public String toString() {
        return version.isEmpty() ? family : family + " " + version;
    }
}
