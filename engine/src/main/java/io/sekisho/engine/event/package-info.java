/** What is done in an account and what Sekisho is asked about: login, order, withdrawal, change. Plain records. */
@NullMarked
package io.sekisho.engine.event;

import org.jspecify.annotations.NullMarked;
