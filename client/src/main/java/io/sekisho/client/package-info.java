/** What a brokerage calls: Sekisho's API, typed. */
@NullMarked
package io.sekisho.client;

import org.jspecify.annotations.NullMarked;
