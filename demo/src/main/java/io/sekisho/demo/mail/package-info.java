/** The mail server that takes what Sekisho sends, and what lies in it. */
@NullMarked
package io.sekisho.demo.mail;

import org.jspecify.annotations.NullMarked;
