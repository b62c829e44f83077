/**
 * What a call is to the product, whoever carries it: a caller, a conversation by turns, sentences to be spoken. Carriers (the SIP trunk,
 * a provider's webhook) bring calls in; the phone method holds the conversation.
 */
@NullMarked
package io.sekisho.server.telephone;

import org.jspecify.annotations.NullMarked;
