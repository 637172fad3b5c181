package io.paysession.benchmarks.product;

import io.paysession.benchmarks.machine.BenchmarkException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Reads one HTTP/1.1 response after the other, with as little work as possible, because the driver shares the processor
 * with what it measures: the status, the Content-Length, and that many bytes.
 */
public final class ResponseReader {
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int UNKNOWN = -1;

    private final byte[] bytes = new byte[64 * 1024];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private int bodyStart = UNKNOWN;
    private int end = UNKNOWN;

    /** Takes what has arrived; says whether the response is complete. */
    public boolean read(ReadableByteChannel channel) throws IOException {
        int count = channel.read(buffer);
        if (count < 0) {
            throw new BenchmarkException("the server has closed a connection");
        }
        if (bodyStart == UNKNOWN) {
            findBody();
        }
        if (end > bytes.length || end == UNKNOWN && !buffer.hasRemaining() || end >= 0 && buffer.position() > end) {
            throw new BenchmarkException("the server has sent more than was asked for");
        }
        return buffer.position() == end;
    }

    public int status() {
        return number(STATUS_AT);
    }

    /** Where the text starts in the body, or -1. */
    public int indexInBody(byte[] text) {
        return index(text, bodyStart, end, false);
    }

    /** Copies a part of the response. */
    public void copy(int from, byte[] target, int at, int length) {
        System.arraycopy(bytes, from, target, at, length);
    }

    public String body() {
        return new String(bytes, bodyStart, end - bodyStart, StandardCharsets.US_ASCII);
    }

    /** Forgets the response, to read the next. */
    public void clear() {
        buffer.clear();
        bodyStart = UNKNOWN;
        end = UNKNOWN;
    }

    private void findBody() {
        int filled = buffer.position();
        for (int i = STATUS_AT; i + 3 < filled; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                int length = index(LENGTH, 0, i, true);
                if (length < 0) {
                    throw new BenchmarkException("the server has sent a response without Content-Length");
                }
                bodyStart = i + 4;
                end = bodyStart + number(length + LENGTH.length);
                return;
            }
        }
    }

    private int number(int from) {
        int i = from;
        while (bytes[i] == ' ') {
            i++;
        }
        int number = 0;
        for (; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = 10 * number + bytes[i] - '0';
        }
        return number;
    }

    private int index(byte[] text, int from, int to, boolean ignoringCase) {
        for (int i = from; i + text.length <= to; i++) {
            int same = 0;
            while (same < text.length
                    && (bytes[i + same] == text[same]
                            || ignoringCase && Character.toLowerCase(bytes[i + same]) == text[same])) {
                same++;
            }
            if (same == text.length) {
                return i;
            }
        }
        return -1;
    }
}
