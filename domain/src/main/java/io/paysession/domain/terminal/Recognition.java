package io.paysession.domain.terminal;

import io.vavr.control.Option;
import java.time.Instant;

/**
 * Which device is meant by a terminal, and which one is there.
 *
 * @param trusted  the device that is meant: the first that told its serial number, or the one that replaced it; none if
 *                 none has told yet, or the one that was accepted does not tell
 * @param found    what is at the address instead, and has told who it is; none if the right one is there, or nothing
 *                 tells
 * @param replacedAt when the device was last replaced by another; none if never
 */
public record Recognition(Option<DeviceSerial> trusted, Option<DeviceSerial> found, Option<Instant> replacedAt) {
    /** Nothing is known yet. */
    public static final Recognition NOTHING = new Recognition(Option.none(), Option.none(), Option.none());

    /**
     * What is known after a device has, or has not, told who it is; the first one that does is trusted, unless somebody has
     * said that one that does not tell is the right one.
     */
    public Recognition meets(Option<DeviceSerial> told) {
        Option<DeviceSerial> meant = trusted.orElse(replacedAt.isEmpty() ? told : Option.none());
        return new Recognition(meant, told.filter(device -> !meant.contains(device)), replacedAt);
    }

    /**
     * Whether it is another device than the one that is meant.
     *
     * @param acceptsSilent whether a device that never told who it is may be worked with
     */
    public boolean isOther(Option<DeviceSerial> told, boolean acceptsSilent) {
        return told.isDefined() || trusted.isDefined() ? !told.equals(trusted) : !acceptsSilent;
    }

    /** What is known after somebody has said that this device is the right one now; none if it does not tell. */
    public Recognition replacedBy(Option<DeviceSerial> right, Instant now) {
        return trusted.equals(right) ? this : new Recognition(right, Option.none(), Option.some(now));
    }

    /**
     * Whether a session's money is reserved in the device that is meant. What was read by a device that told nothing
     * belongs to whatever was there until the device was replaced.
     */
    public boolean isOf(TerminalSession session) {
        Option<DeviceSerial> reader = session.card().flatMap(PresentedCard::reader);
        return reader.isDefined()
                ? reader.equals(trusted)
                : replacedAt.forAll(since -> session.order().createdAt().isAfter(since));
    }
}
