/**
 * What Sekisho tells customers: composes mails without links, keeps them in a durable outbox written in the transaction they belong to,
 * and sends them by SMTP until they arrive or expire. Owns the table {@code outbox}.
 */
@NullMarked
package io.sekisho.server.notice;

import org.jspecify.annotations.NullMarked;
