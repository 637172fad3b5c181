package io.paysession.adapter.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The source of a request: what is counted together when limits are for each source. It is the address that the connection
 * comes from; of an IPv6 address the network of 64 bits, because whoever has one address of it has all of them.
 */
final class RequestSource {
    private static final int NETWORK_BYTES = 8;

    private RequestSource() {}

    static String of(HttpServletRequest request) {
        return ofAddress(request.getRemoteAddr());
    }

    /** @param address an address as digits */
    static String ofAddress(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // Nothing is looked up: a text with a colon is an address or nothing. What follows % is our own interface.
            InetAddress parsed = InetAddress.getByName(address.replaceFirst("%[^\\]]*", ""));
            return parsed instanceof Inet6Address ? network(parsed) : parsed.getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Sixteen bytes are an address", e);
        }
    }
}
