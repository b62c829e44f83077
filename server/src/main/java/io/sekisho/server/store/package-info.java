/**
 * The database every capability shares: PostgreSQL, embedded below the data directory or external, migrated and pooled. Knows no
 * tables; each capability keeps its own SQL.
 */
@NullMarked
package io.sekisho.server.store;

import org.jspecify.annotations.NullMarked;
