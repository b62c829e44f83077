/** The default address database, one dated resource with its attribution; it depends on nothing and knows no reader. */
@NullMarked
package io.sekisho.network;

import org.jspecify.annotations.NullMarked;
