package io.paysession.adapter.psp.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;

/** Opens serial ports: 8 data bits, no parity, one stop bit, no flow control (source: psp-protocol 1.1; U-3). */
public final class SerialPorts {
    /** How long a read waits for something before it finds out that the port was closed. */
    private static final int READ_TIMEOUT_MILLIS = 200;

    private SerialPorts() {}

    /** @throws IOException if there is no such device, or it cannot be opened; its text says which */
    public static SerialPort open(String device, int baudRate) throws IOException {
        SerialPort port = port(device);
        boolean set = port.setComPortParameters(baudRate, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY)
                && port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED)
                && port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_TIMEOUT_MILLIS, 0);
        if (!set || !port.openPort(0)) {
            throw new IOException("the serial device " + device + " cannot be opened");
        }
        return port;
    }

    private static SerialPort port(String device) throws IOException {
        try {
            return SerialPort.getCommPort(device);
        } catch (SerialPortInvalidPortException unknown) {
            throw new IOException("there is no serial device " + device, unknown);
        }
    }
}
