package io.paysession.adapter.rest.connection;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Networks whose machines are believed what they say about where a request comes from. An address is never looked up: it is
 * digits, or nothing.
 */
public final class ProxyNetworks {
    private static final Pattern IPV4 = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final Seq<Network> networks;

    /** The first bits of an address, and how many of them count. */
    private record Network(byte[] address, int bits) {
        boolean contains(byte[] other) {
            return other.length == address.length && Arrays.equals(masked(other, bits), masked(address, bits));
        }

        private static byte[] masked(byte[] address, int bits) {
            byte[] kept = address.clone();
            for (int i = 0; i < kept.length; i++) {
                int here = Math.max(0, Math.min(8, bits - 8 * i));
                kept[i] = (byte) (kept[i] & 0xFF << 8 - here);
            }
            return kept;
        }
    }

    /**
     * @param networks each an address, or a network such as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException if one of them is something else
     */
    public ProxyNetworks(Seq<String> networks) {
        this.networks = List.ofAll(networks.map(ProxyNetworks::network));
    }

    boolean isEmpty() {
        return networks.isEmpty();
    }

    boolean contain(InetAddress address) {
        return networks.exists(network -> network.contains(address.getAddress()));
    }

    /** An address of digits, also with the port or the brackets that some proxies write; none if it is anything else. */
    static Option<InetAddress> address(String text) {
        String bare = text.startsWith("[")
                ? text.replaceFirst("^\\[([^\\]]*)\\](?::[0-9]{1,5})?$", "$1")
                : text.replaceFirst("^([0-9.]+):[0-9]{1,5}$", "$1");
        if (!IPV4.matcher(bare).matches() && !IPV6.matcher(bare).matches()) {
            return Option.none();
        }
        try {
            return Option.some(InetAddress.getByName(bare));
        } catch (UnknownHostException notAnAddress) {
            return Option.none();
        }
    }

    private static Network network(String text) {
        String[] parts = text.strip().split("/", 2);
        byte[] address = address(parts[0])
                .getOrElseThrow(() -> new IllegalArgumentException(text + " is no network"))
                .getAddress();
        int most = address.length * Byte.SIZE;
        if (parts.length == 1) {
            return new Network(address, most);
        }
        if (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > most) {
            throw new IllegalArgumentException(text + " is no network");
        }
        return new Network(address, Integer.parseInt(parts[1]));
    }
}
