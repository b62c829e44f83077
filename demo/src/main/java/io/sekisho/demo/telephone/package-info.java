/** The demo's telephones: a SIP user agent whose calls are real ones, with sound both ways and digits, and which can lie about its number. */
@NullMarked
package io.sekisho.demo.telephone;

import org.jspecify.annotations.NullMarked;
