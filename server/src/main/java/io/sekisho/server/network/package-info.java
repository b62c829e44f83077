/**
 * Says where an address belongs (autonomous system, country, the operator's lists of hosting, VPN and Tor networks) from MMDB files and
 * text files; it never asks a name server and knows nothing of accounts or HTTP.
 */
@NullMarked
package io.sekisho.server.network;

import org.jspecify.annotations.NullMarked;
