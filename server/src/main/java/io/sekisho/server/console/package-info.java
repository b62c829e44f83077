/** The analysts' console below {@code /console/}: pages over what the capabilities know, and the actions that a role allows. */
@NullMarked
package io.sekisho.server.console;

import org.jspecify.annotations.NullMarked;
