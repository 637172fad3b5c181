package io.paysession.adapter.psp.link;

import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens lines: over TCP, over TLS and over serial ports. */
public final class Lines {
    private static final int CONNECT_MILLIS = 10_000;

    private final SSLSocketFactory tls;
    private final SerialSettings serial;
    private final Predicate<InetSocketAddress> forbidden;
    private final Supplier<Predicate<Terminal>> permitted;

    /**
     * Lines with TLS sockets that know whom to trust, and the operator's serial settings.
     *
     * @param forbidden where no connection is ever made. It is asked about the very address that would be connected to,
     *                  whatever name led there
     * @param permitted for which terminals lines may be opened, as of now
     */
    public Lines(
            SSLSocketFactory tls,
            SerialSettings serial,
            Predicate<InetSocketAddress> forbidden,
            Supplier<Predicate<Terminal>> permitted) {
        this.tls = tls;
        this.serial = serial;
        this.forbidden = forbidden;
        this.permitted = permitted;
    }

    /** For which terminals lines may be opened, as of now. */
    Predicate<Terminal> permitted() {
        return permitted.get();
    }

    /** Opens a line; waits until it is open, or throws. */
    Line open(Terminal terminal) throws IOException {
        TerminalAddress address = terminal.address();
        return address.isSerial()
                ? SerialLine.open(address.device().get(), serial.baudRate(terminal.family()))
                : network(address);
    }

    private Line network(TerminalAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(resolved(address), CONNECT_MILLIS);
            return new SocketLine(address.isTls() ? secure(socket, address) : socket);
        } catch (IOException | RuntimeException | Error failure) {
            socket.close();
            throw failure;
        }
    }

    private InetSocketAddress resolved(TerminalAddress address) throws IOException {
        InetSocketAddress resolved = new InetSocketAddress(
                InetAddress.getByName(address.host().get()), address.port().get());
        if (forbidden.test(resolved)) {
            throw new IOException("No terminal is looked for at one of this server's own ports");
        }
        return resolved;
    }

    private Socket secure(Socket socket, TerminalAddress address) throws IOException {
        SSLSocket secured = (SSLSocket)
                tls.createSocket(socket, address.host().get(), address.port().get(), true);
        var parameters = secured.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        socket.setSoTimeout(CONNECT_MILLIS);
        secured.startHandshake();
        socket.setSoTimeout(0);
        return secured;
    }
}
