package io.paysession.bootstrap.terminal;

import io.paysession.bootstrap.setting.AllowedTerminals;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where this server itself answers: its API, its management and its database. A merchant who registers a terminal there
 * would let the server talk to itself, so that no terminal is registered or looked for there, however it is spelled.
 */
public final class OwnEndpoints implements Predicate<InetSocketAddress> {
    private static final int POSTGRES_PORT = 5432;
    private static final Pattern HOSTS = Pattern.compile("jdbc:postgresql://([^/?]*).*");
    private static final Pattern HOST = Pattern.compile("(\\[[^\\]]*\\]|[^:]*)(?::([0-9]{1,5}))?");

    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
    private final Seq<Database> databases;

    /** One of the hosts of the database. */
    private record Database(String host, int port) {}

    /** @param jdbcUrl where the database is */
    public OwnEndpoints(String jdbcUrl) {
        Matcher hosts = HOSTS.matcher(jdbcUrl);
        databases = hosts.matches()
                ? List.of(hosts.group(1).split(",")).map(OwnEndpoints::database)
                : List.of(new Database("localhost", POSTGRES_PORT));
    }

    private static Database database(String text) {
        Matcher parts = HOST.matcher(text);
        if (!parts.matches()) {
            throw new StartException("the host " + text + " of the database cannot be read");
        }
        String host = parts.group(1).replaceAll("[\\[\\]]", "");
        String port = parts.group(2);
        return new Database(host.isEmpty() ? "localhost" : host, port == null ? POSTGRES_PORT : Integer.parseInt(port));
    }

    /** The server listens on this port of this machine, too. */
    public void listens(int port) {
        boolean unusedNew = ports.add(port);
    }

    /** Whether a connection to this address would end at the server itself. */
    @Override
    public boolean test(InetSocketAddress address) {
        return isHere(address.getAddress()) && ports.contains(address.getPort())
                || databases.exists(
                        database -> database.port() == address.getPort() && isAt(database, address.getAddress()));
    }

    /**
     * Whether that can be told from the text alone: no name is looked up because of what a client sent. What a name turns
     * out to be is looked at when it is connected to.
     */
    boolean isNamedBy(TerminalAddress address) {
        String host = address.host().getOrElse("");
        return AllowedTerminals.literal(host)
                .map(literal -> address.port().exists(port -> test(new InetSocketAddress(literal, port))))
                .getOrElse(() -> address.port().exists(port -> isNamed(host, port)));
    }

    private boolean isNamed(String host, int port) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (databases.exists(database -> database.port() == port
                && database.host().toLowerCase(Locale.ROOT).equals(name))) {
            return true;
        }
        boolean thisMachine = name.equals("localhost") || name.endsWith(".localhost");
        return thisMachine && test(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean isAt(Database database, InetAddress host) {
        Option<Seq<InetAddress>> all = addresses(database.host());
        return all.exists(found -> found.contains(host) || isHere(host) && found.exists(OwnEndpoints::isHere));
    }

    /** None if nobody knows the name: then the database cannot be there either. */
    private static Option<Seq<InetAddress>> addresses(String host) {
        try {
            return Option.some(List.of(InetAddress.getAllByName(host)));
        } catch (UnknownHostException unknown) {
            return Option.none();
        }
    }

    /** An interface that cannot be asked may be this machine's. */
    private static boolean isHere(InetAddress host) {
        try {
            return host.isAnyLocalAddress()
                    || host.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(host) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }
}
