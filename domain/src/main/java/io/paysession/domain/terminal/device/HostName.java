package io.paysession.domain.terminal.device;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Hosts as texts: one text for each, however it is written. No name is looked up. */
final class HostName {
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String IPV4 = "(?:" + BYTE + "\\.){3}" + BYTE;
    private static final String LOOPBACK = "localhost";
    private static final int GROUPS = 8;
    private static final String MAPPED = "0:0:0:0:0:ffff:";

    private HostName() {}

    /**
     * The one text for a host in lower case: {@code localhost} for this machine's usual names and addresses, an IPv4 address
     * also for one that is mapped to IPv6, an IPv6 address in eight groups, a name without a dot at its end. None if it is
     * no host: a name that ends in a number could be read as an address.
     */
    static Option<String> canonical(String host) {
        if (host.contains(":")) {
            return ipv6(host).map(HostName::withoutMapping).map(HostName::withoutLoopback);
        }
        if (host.matches(IPV4)) {
            return Option.some(withoutLoopback(host));
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        boolean readable = !name.isEmpty() && !name.matches("(.*\\.)?(0x[0-9a-f]*|[0-9]+)");
        return Option.when(readable, withoutLoopback(name));
    }

    private static String withoutLoopback(String host) {
        return host.equals("127.0.0.1") || host.equals("0:0:0:0:0:0:0:1") ? LOOPBACK : host;
    }

    private static String withoutMapping(String groups) {
        if (!groups.startsWith(MAPPED)) {
            return groups;
        }
        return List.of(groups.substring(MAPPED.length()).split(":"))
                .map(group -> Integer.parseInt(group, 16))
                .flatMap(group -> List.of(group >> 8, group & 0xff))
                .mkString(".");
    }

    private static Option<String> ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(all -> all.size() == GROUPS).map(all -> all.mkString(":"));
        }
        Option<Seq<String>> before = gap == 0 ? Option.some(List.empty()) : groups(text.substring(0, gap));
        Option<Seq<String>> after =
                gap + 2 == text.length() ? Option.some(List.empty()) : groups(text.substring(gap + 2));
        return before.flatMap(left -> after.filter(right -> left.size() + right.size() < GROUPS)
                .map(right -> left.appendAll(List.fill(GROUPS - left.size() - right.size(), "0"))
                        .appendAll(right)
                        .mkString(":")));
    }

    /** Groups without leading zeros; an IPv4 address at the end is two of them. */
    private static Option<Seq<String>> groups(String text) {
        Seq<String> parts = List.of(text.split(":", -1));
        Seq<String> plain = parts.last().matches(IPV4) ? parts.init().appendAll(halves(parts.last())) : parts;
        return Option.when(
                plain.forAll(part -> part.matches("[0-9a-f]{1,4}")),
                () -> plain.map(part -> Integer.toHexString(Integer.parseInt(part, 16))));
    }

    private static Seq<String> halves(String ipv4) {
        Seq<Integer> bytes = List.of(ipv4.split("\\.")).map(Integer::valueOf);
        return List.of(bytes.get(0) << 8 | bytes.get(1), bytes.get(2) << 8 | bytes.get(3))
                .map(Integer::toHexString);
    }
}
