/**
 * What is said on the telephone, as sound: sentences joined from fragments that were recorded, by a machine, when this was made. The
 * fragments' texts and how they become sound are in {@code src/main/voice}.
 */
@NullMarked
package io.sekisho.server.telephone.voice;

import org.jspecify.annotations.NullMarked;
