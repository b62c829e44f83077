package io.sekisho.demo.telephone;

import java.net.InetSocketAddress;

/**
 * Where calls go.
 *
 * @param address whoever takes them, by SIP over UDP
 * @param number  as it is dialled, such as {@code 0120-000-000}
 */
public record Exchange(InetSocketAddress address, String number) {}
