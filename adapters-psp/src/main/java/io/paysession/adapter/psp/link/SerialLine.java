package io.paysession.adapter.psp.link;

import com.fazecast.jSerialComm.SerialPort;
import io.paysession.adapter.psp.serial.SerialPorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A serial port. */
final class SerialLine implements Line {
    private static final Set<SerialLine> OPEN = ConcurrentHashMap.newKeySet();
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = 10_000_000;

    static {
        // The library closes all ports when the process begins to end, but what is asked then may still be answered.
        SerialPort.addShutdownHook(new Thread(SerialLine::awaitOrderlyEnd, "serial-lines"));
    }

    private final SerialPort port;

    private SerialLine(SerialPort port) {
        this.port = port;
        boolean unusedNew = OPEN.add(this);
    }

    private static void awaitOrderlyEnd() {
        long end = System.nanoTime() + LONGEST_STOP.toNanos();
        while (!OPEN.isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    static SerialLine open(String device, int baudRate) throws IOException {
        return new SerialLine(SerialPorts.open(device, baudRate));
    }

    @Override
    public InputStream in() {
        return port.getInputStreamWithSuppressedTimeoutExceptions();
    }

    @Override
    public OutputStream out() {
        return port.getOutputStream();
    }

    @Override
    public void close() {
        boolean unusedWasOpen = port.closePort();
        boolean unusedFirst = OPEN.remove(this);
    }
}
