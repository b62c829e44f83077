/**
 * Signed calling numbers: the Identity header (RFC 8224) with its PASSporT (RFC 8225) and SHAKEN's attestation (RFC 8588), checked
 * against certificates that the operator configured. Nothing is ever fetched.
 */
@NullMarked
package io.sekisho.server.telephone.passport;

import org.jspecify.annotations.NullMarked;
