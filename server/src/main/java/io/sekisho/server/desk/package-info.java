/** The analysts' desk: cases listed and worked on, with everything that can be done from one. */
@NullMarked
package io.sekisho.server.desk;

import org.jspecify.annotations.NullMarked;
