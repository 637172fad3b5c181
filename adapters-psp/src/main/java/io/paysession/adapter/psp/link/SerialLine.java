package io.paysession.adapter.psp.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A serial port. */
final class SerialLine implements Line {
    private final SerialPort port;

    private SerialLine(SerialPort port) {
        this.port = port;
    }

    static SerialLine open(String device, int baudRate) throws IOException {
        SerialPort port = port(device);
        boolean set = port.setComPortParameters(baudRate, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY)
                && port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED)
                && port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 0, 0);
        if (!set || !port.openPort(0)) {
            throw new IOException("The serial port " + device + " cannot be opened");
        }
        return new SerialLine(port);
    }

    private static SerialPort port(String device) throws IOException {
        try {
            return SerialPort.getCommPort(device);
        } catch (SerialPortInvalidPortException unknown) {
            throw new IOException("There is no serial port " + device, unknown);
        }
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
    }
}
