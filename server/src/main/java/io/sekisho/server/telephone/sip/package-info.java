/**
 * The SIP trunk: takes the operator's calls (RFC 3261), reads who calls, holds each conversation by sound and keyed digits, and calls
 * back. The SIP stack's types stay in here.
 */
@NullMarked
package io.sekisho.server.telephone.sip;

import org.jspecify.annotations.NullMarked;
