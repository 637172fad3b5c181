package io.paysession.adapter.psp.link;

import io.paysession.domain.terminal.Terminal;
import io.paysession.domain.terminal.TerminalAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens lines: over TCP, over TLS and over serial ports. */
public final class Lines {
    private static final int CONNECT_MILLIS = 10_000;

    private final SSLSocketFactory tls;
    private final SerialSettings serial;

    /** Lines with TLS sockets that know whom to trust, and the operator's serial settings. */
    public Lines(SSLSocketFactory tls, SerialSettings serial) {
        this.tls = tls;
        this.serial = serial;
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
            socket.connect(
                    new InetSocketAddress(address.host().get(), address.port().get()), CONNECT_MILLIS);
            return new SocketLine(address.isTls() ? secure(socket, address) : socket);
        } catch (IOException | RuntimeException | Error failure) {
            socket.close();
            throw failure;
        }
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
