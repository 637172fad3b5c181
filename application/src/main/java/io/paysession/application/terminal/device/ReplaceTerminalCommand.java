package io.paysession.application.terminal.device;

import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.control.Option;

/**
 * The device at a terminal's address is the right one from now on.
 *
 * @param device what it says it is; none for a device that does not tell
 */
public record ReplaceTerminalCommand(TerminalKey terminal, Option<DeviceSerial> device) {}
