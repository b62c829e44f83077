/** The passkey as a way to step up: bound to the site's name, so that no fake site can pass it on. */
@NullMarked
package io.sekisho.server.challenge.passkey;

import org.jspecify.annotations.NullMarked;
