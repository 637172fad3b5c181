package io.paysession.adapter.psp.simulator;

import com.fazecast.jSerialComm.SerialPort;
import io.paysession.adapter.psp.serial.SerialPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** A serial line. */
final class SerialWire implements Station.Wire {
    private static final int BUFFER_SIZE = 1024;

    private final SerialPort port;
    private volatile boolean closed;

    private SerialWire(SerialPort port) {
        this.port = port;
    }

    /** @throws IllegalArgumentException if the device cannot be opened */
    static SerialWire open(String device, int baud) {
        SerialWire wire = new SerialWire(opened(device, baud));
        // The library closes every port when the process ends, which is no failure of the device.
        SerialPort.addShutdownHook(new Thread(() -> wire.closed = true));
        return wire;
    }

    private static SerialPort opened(String device, int baud) {
        try {
            return SerialPorts.open(device, baud);
        } catch (IOException unusable) {
            throw new IllegalArgumentException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    /** Reads until the wire is closed; for a thread of its own. */
    void read(Consumer<byte[]> received) {
        byte[] buffer = new byte[BUFFER_SIZE];
        while (!closed) {
            int count = port.readBytes(buffer, buffer.length);
            if (count < 0 && !closed) {
                throw new UncheckedIOException(new IOException("The serial device is gone"));
            }
            if (count > 0) {
                received.accept(java.util.Arrays.copyOf(buffer, count));
            }
        }
    }

    @Override
    public void send(byte[] bytes) {
        int written = port.writeBytes(bytes, bytes.length);
        if (written != bytes.length && !closed) {
            throw new UncheckedIOException(new IOException("The serial device takes no more"));
        }
    }

    /** A serial line cannot be hung up by the terminal: the host hears nothing for a while (source: psp-protocol 1.1). */
    @Override
    public void close() {
        // Whoever owns the line shuts it down when the simulator ends.
    }

    void shutDown() {
        closed = true;
        boolean unusedSinceTheEndIsNear = port.closePort();
    }
}
