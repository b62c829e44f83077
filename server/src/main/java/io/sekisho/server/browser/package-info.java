/**
 * Reads a user agent and its client hints into browser, operating system and device type, by the rules of the uap-core project and a few of
 * ours; it knows nothing of accounts or HTTP.
 */
@NullMarked
package io.sekisho.server.browser;

import org.jspecify.annotations.NullMarked;
