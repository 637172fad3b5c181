package io.paysession.adapter.rest.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.paysession.adapter.rest.answer.JsonText;
import io.paysession.application.port.TerminalSessions.Happening;
import io.paysession.application.terminal.session.FollowTerminalCommand;
import io.paysession.application.terminal.session.FollowTerminalUseCase;
import io.paysession.application.terminal.session.TerminalStory;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What happens on a terminal, as the bytes of Server-Sent Events, from a position on. It ends with the credentials that it
 * was asked for with: they are looked at again as often as servers learn of a changed merchant.
 */
final class EventFeed {
    private static final int MOST_AT_ONCE = 100;
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final TerminalKey terminal;
    private final BooleanSupplier admitted;
    private final FollowTerminalUseCase follow;
    private long position;
    private long looked = System.nanoTime();

    EventFeed(TerminalDoor.Guest guest, FollowTerminalUseCase follow, long position) {
        this.terminal = guest.terminal();
        this.admitted = guest.admitted();
        this.follow = follow;
        this.position = position;
    }

    /** @return what happened since the last call, empty if nothing did; none if there is nothing to be told any more */
    Option<byte[]> next() {
        return isAdmitted() ? happened() : Option.none();
    }

    private boolean isAdmitted() {
        long now = System.nanoTime();
        if (now - looked < LOOK_NANOS) {
            return true;
        }
        looked = now;
        return admitted.getAsBoolean();
    }

    private Option<byte[]> happened() {
        return follow.followTerminal(new FollowTerminalCommand(terminal, Option.some(position), MOST_AT_ONCE))
                .toOption()
                .map(this::told);
    }

    private byte[] told(TerminalStory story) {
        ByteArrayOutputStream events = new ByteArrayOutputStream();
        story.happenings().forEach(happening -> {
            events.writeBytes(head(happening).getBytes(US_ASCII));
            events.writeBytes(JsonText.write(TerminalDocuments.event(terminal, happening)));
            events.writeBytes("\n\n".getBytes(US_ASCII));
        });
        position = story.position();
        return events.toByteArray();
    }

    private static String head(Happening happening) {
        String kind = happening.session().isDefined() ? "session" : "terminal";
        return "id: " + happening.position() + "\nevent: " + kind + "\ndata: ";
    }
}
