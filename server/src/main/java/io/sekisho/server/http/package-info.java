/** HTTP/1.1: routes, calls and answers, problems, JSON and its field reader. Knows nothing of any capability. */
@NullMarked
package io.sekisho.server.http;

import org.jspecify.annotations.NullMarked;
