package io.paysession.adapter.psp.link;

import io.paysession.domain.terminal.device.TerminalFamily;

/**
 * Serial ports: eight data bits, no parity, one stop bit, no flow control (assumption U-3).
 *
 * @param apolloBaudRate bits a second
 * @param p6xBaudRate    bits a second
 */
public record SerialSettings(int apolloBaudRate, int p6xBaudRate) {
    int baudRate(TerminalFamily family) {
        return switch (family) {
            case APOLLO -> apolloBaudRate;
            case P6X -> p6xBaudRate;
        };
    }
}
