/** The pages, by host: the brokerage, the mailbox, and whatever else the demo shows. */
@NullMarked
package io.sekisho.demo.web;

import org.jspecify.annotations.NullMarked;
