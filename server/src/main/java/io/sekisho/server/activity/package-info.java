/** Tells customers by mail what happens in their accounts: gathered from the decision log, once each, orders of a day together. */
@NullMarked
package io.sekisho.server.activity;

import org.jspecify.annotations.NullMarked;
