/**
 * Device tokens bound to a key of the browser's (Device Bound Session Credentials, W3C working draft): the brokerage's pages speak with the
 * browser, and what the browser says is judged here. A browser that cannot, keeps its token as before.
 */
@NullMarked
package io.sekisho.server.binding;

import org.jspecify.annotations.NullMarked;
