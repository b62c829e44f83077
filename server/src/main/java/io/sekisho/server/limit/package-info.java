/** How often a key and an account may ask. Knows neither HTTP nor any capability. */
@NullMarked
package io.sekisho.server.limit;

import org.jspecify.annotations.NullMarked;
