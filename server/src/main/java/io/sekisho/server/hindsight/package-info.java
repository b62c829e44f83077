/** What is found out after an assessment: what became of the operation, and whose doing it was. */
@NullMarked
package io.sekisho.server.hindsight;

import org.jspecify.annotations.NullMarked;
