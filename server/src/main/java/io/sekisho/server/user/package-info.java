/** People who work in the console: who they are, how they enrol and sign in, and what their role lets them do. */
@NullMarked
package io.sekisho.server.user;

import org.jspecify.annotations.NullMarked;
