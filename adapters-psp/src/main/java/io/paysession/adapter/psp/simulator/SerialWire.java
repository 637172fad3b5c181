package io.paysession.adapter.psp.simulator;

import com.fazecast.jSerialComm.SerialPort;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** A serial line, 8 data bits, no parity, one stop bit, no flow control (source: psp-protocol 1.1; U-3). */
final class SerialWire implements Station.Wire {
    private static final int READ_TIMEOUT_MILLIS = 200;
    private static final int BUFFER_SIZE = 1024;

    private final SerialPort port;
    private volatile boolean closed;

    private SerialWire(SerialPort port) {
        this.port = port;
    }

    /** @throws IllegalArgumentException if the device cannot be opened */
    static SerialWire open(String device, int baud) {
        SerialPort port;
        try {
            port = SerialPort.getCommPort(device);
        } catch (com.fazecast.jSerialComm.SerialPortInvalidPortException missing) {
            throw new IllegalArgumentException("there is no serial device " + device, missing);
        }
        boolean configured = port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY)
                && port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED)
                && port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_TIMEOUT_MILLIS, 0);
        if (!configured || !port.openPort()) {
            throw new IllegalArgumentException("cannot open the serial device " + device);
        }
        SerialWire wire = new SerialWire(port);
        // The library closes every port when the process ends, which is no failure of the device.
        SerialPort.addShutdownHook(new Thread(() -> wire.closed = true));
        return wire;
    }

    /** Reads until the wire is closed; for a thread of its own. */
    void read(Consumer<byte[]> received) {
        byte[] buffer = new byte[BUFFER_SIZE];
        while (!closed) {
            int count = port.readBytes(buffer, buffer.length);
            if (count < 0 && !closed) {
                throw new UncheckedIOException(new java.io.IOException("The serial device is gone"));
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
            throw new UncheckedIOException(new java.io.IOException("The serial device takes no more"));
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
