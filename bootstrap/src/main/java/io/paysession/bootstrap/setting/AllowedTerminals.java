package io.paysession.bootstrap.setting;

import io.paysession.domain.terminal.device.TerminalAddress;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Where the operator allows terminals: whoever registers one makes this server connect to its address. A host is allowed
 * by its name alone, without asking who answers to that name: what a name server says is not the operator's word.
 */
public final class AllowedTerminals {
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})";
    private static final String IPV4 = "(?:" + BYTE + "\\.){3}" + BYTE;

    private static final String NAME = "(\\*\\.)?[0-9A-Za-z][0-9A-Za-z.-]*";
    /** No name ends in a number; such an entry is an address with a mistake in it. */
    private static final String ALMOST_AN_ADDRESS = "(.*\\.)?[0-9]+\\.?";

    private AllowedTerminals() {}

    /** @throws StartException if an entry is none of the forms */
    public static Predicate<TerminalAddress> of(Seq<String> entries) {
        Seq<Predicate<TerminalAddress>> rules =
                entries.map(String::strip).filter(entry -> !entry.isEmpty()).map(AllowedTerminals::rule);
        return address -> rules.exists(rule -> rule.test(address));
    }

    private static Predicate<TerminalAddress> rule(String entry) {
        if (entry.startsWith("/dev/")) {
            return device(entry);
        }
        List<String> parts = List.of(entry.split("/", -1));
        Option<byte[]> network = literal(parts.head()).map(InetAddress::getAddress);
        if (parts.size() <= 2 && network.isDefined()) {
            int longest = network.get().length * Byte.SIZE;
            return network(network.get(), parts.size() == 2 ? length(entry, parts.last(), longest) : longest);
        }
        if (entry.matches(NAME) && !entry.matches(ALMOST_AN_ADDRESS)) {
            String name = entry.toLowerCase(Locale.ROOT);
            return address -> address.host().exists(host -> isNamed(host, name));
        }
        throw wrong(entry);
    }

    private static Predicate<TerminalAddress> device(String entry) {
        boolean prefix = entry.endsWith("*");
        String name = prefix ? entry.substring(0, entry.length() - 1) : entry;
        return address -> address.device().exists(device -> prefix ? device.startsWith(name) : device.equals(name));
    }

    private static boolean isNamed(String host, String name) {
        return name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name);
    }

    private static int length(String entry, String digits, int longest) {
        int bits = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
        if (bits > longest) {
            throw wrong(entry);
        }
        return bits;
    }

    private static Predicate<TerminalAddress> network(byte[] network, int bits) {
        return address -> address.host()
                .flatMap(AllowedTerminals::literal)
                .map(InetAddress::getAddress)
                .exists(host -> host.length == network.length && startsAlike(host, network, bits));
    }

    private static boolean startsAlike(byte[] one, byte[] other, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >>> bit % Byte.SIZE;
            if (((one[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The address that a text is, none for a name: no name is ever looked up. */
    public static Option<InetAddress> literal(String host) {
        if (!host.matches(IPV4) && !host.contains(":")) {
            return Option.none();
        }
        try {
            return Option.some(InetAddress.getByName(host));
        } catch (UnknownHostException notAnAddress) {
            return Option.none();
        }
    }

    private static StartException wrong(String entry) {
        return new StartException("--terminal-allow: '" + entry
                + "' is no network such as 10.1.0.0/16, no host, no *.domain and no /dev/ name");
    }
}
