package io.paysession.adapter.rest.connection;

import io.vavr.control.Option;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.server.Request;

/**
 * The source of a request: what is counted together when limits are for each source. It is the address that the connection
 * comes from; of an IPv6 address the network of 64 bits, because whoever has one address of it has all of them. If the
 * connection comes from a trusted proxy, it is the last address in {@code X-Forwarded-For} that is not one of a trusted
 * proxy: what stands before it anybody may have written.
 */
public final class RequestSource {
    private static final int NETWORK_BYTES = 8;

    private static final String ATTRIBUTE = RequestSource.class.getName();
    private static final String FORWARDED = "X-Forwarded-For";
    /** Longer ways than this nobody has through proxies of one's own. */
    private static final int MOST_PROXIES = 16;

    private final ProxyNetworks proxies;

    public RequestSource(ProxyNetworks proxies) {
        this.proxies = proxies;
    }

    /** To be called once for each request, before anybody asks for its source. */
    void note(Request request) {
        String peer = Request.getRemoteAddr(request);
        String source = proxies.isEmpty()
                ? ofAddress(peer)
                : forwarded(peer, request.getHeaders().getValuesList(FORWARDED));
        Object unusedBefore = request.setAttribute(ATTRIBUTE, source);
    }

    /** The same in somebody else's server. */
    public void note(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        request.setAttribute(
                ATTRIBUTE,
                proxies.isEmpty() ? ofAddress(peer) : forwarded(peer, Collections.list(request.getHeaders(FORWARDED))));
    }

    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String noted ? noted : ofAddress(request.getRemoteAddr());
    }

    public static String of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof String noted
                ? noted
                : ofAddress(Request.getRemoteAddr(request));
    }

    /**
     * @param peer where the connection comes from
     * @param headers what each {@code X-Forwarded-For} says, in their order
     */
    String forwarded(String peer, List<String> headers) {
        String source = peer;
        String[] named = String.join(",", headers).split(",", -1);
        for (int i = named.length - 1; i >= Math.max(0, named.length - MOST_PROXIES); i--) {
            Option<InetAddress> before = ProxyNetworks.address(named[i].strip());
            if (!ProxyNetworks.address(source).exists(proxies::contain) || before.isEmpty()) {
                break;
            }
            source = before.get().getHostAddress();
        }
        return ofAddress(source);
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
