/** A real browser for tests of pages. */
package io.sekisho.server.browsing;
