package io.paysession.adapter.rest;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** HTTP/2 over TLS, frame by frame: a client that lets nothing be sent to it but what it asks for. */
final class RawHttp2 implements AutoCloseable {
    static final int DATA = 0;
    static final int RESET = 3;
    static final int END_STREAM = 1;

    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int WINDOW_UPDATE = 8;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;
    private static final short INITIAL_WINDOW_SIZE = 4;

    private final SSLSocket socket;
    private final DataInputStream in;

    /** What came. */
    record Frame(int type, int flags, int stream, byte[] payload) {
        boolean is(int kind, int of) {
            return type == kind && stream == of;
        }
    }

    /** Gives every stream a window of nothing, until it is opened. */
    RawHttp2(SSLContext tls, int port, Duration patience) throws IOException {
        socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout((int) patience.toMillis());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        send(
                SETTINGS,
                0,
                0,
                ByteBuffer.allocate(6).putShort(INITIAL_WINDOW_SIZE).putInt(0).array());
    }

    /** Each of them in letters, so that no table is needed. */
    void get(int stream, String path) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        for (String[] field : new String[][] {
            {":method", "GET"}, {":scheme", "https"}, {":path", path}, {":authority", "shop.example"}
        }) {
            header.write(0);
            for (String text : field) {
                header.write(text.length());
                header.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            }
        }
        send(HEADERS, END_STREAM | END_HEADERS, stream, header.toByteArray());
    }

    /** Lets the answer come. */
    void open(int stream) throws IOException {
        send(WINDOW_UPDATE, 0, stream, ByteBuffer.allocate(4).putInt(1 << 20).array());
    }

    private void send(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.put((byte) 0).putShort((short) payload.length).put((byte) type).put((byte) flags);
        socket.getOutputStream().write(frame.putInt(stream).put(payload).array());
        socket.getOutputStream().flush();
    }

    /** The next frame of this kind on this stream. */
    Frame await(int type, int stream) throws IOException {
        Frame frame = receive();
        while (!frame.is(type, stream)) {
            frame = receive();
        }
        return frame;
    }

    private Frame receive() throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        Frame frame = new Frame(in.readUnsignedByte(), in.readUnsignedByte(), in.readInt(), in.readNBytes(length));
        if (frame.is(SETTINGS, 0) && frame.flags() != ACK) {
            send(SETTINGS, ACK, 0, new byte[0]);
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
