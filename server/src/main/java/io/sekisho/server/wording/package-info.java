/** What customers and analysts read: sentences in their language, times, amounts, places, and text from outside made fit to show. */
@NullMarked
package io.sekisho.server.wording;

import org.jspecify.annotations.NullMarked;
