/** Stories told through HTTP, as a brokerage, its customers and their mailbox live them; every answer is judged by the API's document. */
@NullMarked
package io.sekisho.server.acceptance;

import org.jspecify.annotations.NullMarked;
