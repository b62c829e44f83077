/** What every page stands on: templates, a strict content security policy, languages, and the files that pages load. Knows no capability. */
@NullMarked
package io.sekisho.server.page;

import org.jspecify.annotations.NullMarked;
