package io.paysession.application.terminal.control;

import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.TerminalFamily;

/** Two devices use the same numbers for different cardholders. */
abstract class OtherDeviceStory {
    static final DeviceSerial OLD = new DeviceSerial("OLD-1");
    static final DeviceSerial NEW = new DeviceSerial("NEW-2");

    final ControlledTerminal terminal = new ControlledTerminal(TerminalFamily.APOLLO);

    void swap(DeviceSerial device) {
        terminal.controller.lost();
        terminal.link.asked();
        terminal.connect(device.value());
    }
}
