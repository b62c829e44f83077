/**
 * The database every capability shares: PostgreSQL, embedded below the data directory or external, migrated and pooled, and the thread that works through what waits in it. Knows no
 * tables; each capability keeps its own SQL.
 */
@NullMarked
package io.sekisho.server.store;

import org.jspecify.annotations.NullMarked;
