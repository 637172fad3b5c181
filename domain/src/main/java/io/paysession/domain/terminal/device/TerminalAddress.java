package io.paysession.domain.terminal.device;

import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a terminal is reached: {@code tcp://HOST:PORT}, {@code tls://HOST:PORT} or {@code serial:///dev/NAME}. Two
 * addresses that differ in the case of the host only are the same.
 *
 * @param value the address, its host in lower case
 */
public record TerminalAddress(String value) {
    private static final Pattern NETWORK =
            Pattern.compile("(tcp|tls)://([0-9a-z](?:[0-9a-z.-]{0,252})|\\[[0-9a-f:.]{2,45}\\]):([1-9][0-9]{0,4})");
    private static final Pattern SERIAL = Pattern.compile("serial://(/dev/[0-9A-Za-z_-][0-9A-Za-z._/-]{0,99})");
    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException if the address is not well-formed */
    public TerminalAddress {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a terminal address");
        }
    }

    /**
     * Reads an address; none if it is not well-formed.
     *
     * @param text what a client or an operator has written
     * @return the address
     */
    public static Option<TerminalAddress> parse(String text) {
        // The name of a device is another one in another case.
        boolean device = text.regionMatches(true, 0, "serial:", 0, 7);
        String address = device ? text : text.toLowerCase(Locale.ROOT);
        return Option.when(isWellFormed(address), address).map(TerminalAddress::new);
    }

    /** {@return whether it is a serial line of this machine} */
    public boolean isSerial() {
        return value.startsWith("serial:");
    }

    /** {@return whether the connection is protected by TLS} */
    public boolean isTls() {
        return value.startsWith("tls:");
    }

    /** {@return the host without the brackets of IPv6; none for a serial line} */
    public Option<String> host() {
        Matcher parts = NETWORK.matcher(value);
        return Option.when(parts.matches(), parts).map(p -> p.group(2).replaceAll("[\\[\\]]", ""));
    }

    /** {@return the port, 1 to 65535; none for a serial line} */
    public Option<Integer> port() {
        Matcher parts = NETWORK.matcher(value);
        return Option.when(parts.matches(), parts).map(p -> Integer.valueOf(p.group(3)));
    }

    /** {@return the device of a serial line; none for a network address} */
    public Option<String> device() {
        return device(value);
    }

    private static Option<String> device(String text) {
        Matcher parts = SERIAL.matcher(text);
        return Option.when(parts.matches(), parts).map(p -> p.group(1));
    }

    /**
     * Where it leads to, the same text for all addresses of one place as far as texts can tell: two terminals cannot be
     * registered there. Names that a name server or the file system makes the same are not recognised.
     *
     * @return the same text for every way to write one place
     */
    public String place() {
        return host().flatMap(HostName::canonical)
                .flatMap(host -> port().map(port -> host + " " + port))
                .getOrElse(value);
    }

    private static boolean isWellFormed(String text) {
        Matcher network = NETWORK.matcher(text);
        if (network.matches()) {
            String host = network.group(2).replaceAll("[\\[\\]]", "");
            return Integer.parseInt(network.group(3)) <= HIGHEST_PORT
                    && HostName.canonical(host).isDefined();
        }
        return device(text).exists(path -> !path.contains("//") && !path.contains("/.") && !path.endsWith("/"));
    }

    @Override
    public String toString() {
        return value;
    }
}
