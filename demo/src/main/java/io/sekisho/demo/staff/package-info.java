/** The people who work at Sekisho's console in the demo, and their authenticator app. */
@NullMarked
package io.sekisho.demo.staff;

import org.jspecify.annotations.NullMarked;
