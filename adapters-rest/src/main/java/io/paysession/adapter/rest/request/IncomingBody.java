package io.paysession.adapter.rest.request;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.body.RequestBody;
import io.paysession.adapter.rest.request.BodyIntake.Rules;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * What has come of a request's body so far. A stranger may send a little and for a short time; whoever sends more is looked
 * up first.
 */
final class IncomingBody {
    private static final int FIRST_BYTES = 4 * 1024;

    private final Rules rules;
    private final Supplier<Option<Answer>> looking;
    private final long start = System.nanoTime();

    private byte[] bytes = {};
    private int length;
    private boolean known;

    /** @param looking finds out why the sender is not known; none if it is */
    IncomingBody(Rules rules, Supplier<Option<Answer>> looking) {
        this.rules = rules;
        this.looking = looking;
    }

    /** Takes all of it, and wipes it there. Why it does not, if there is a reason. */
    Option<Answer> add(ByteBuffer more) {
        int count = more.remaining();
        if (length + count > RequestBody.MAXIMUM_BYTES) {
            return Option.some(RequestBody.tooLong());
        }
        if (!known && length + count > rules.limits().strangersBytes()) {
            Option<Answer> stranger = stranger();
            if (stranger.isDefined()) {
                return stranger;
            }
        }
        if (length + count > bytes.length && !grow(length + count)) {
            return Option.some(Answer.busy(503));
        }
        more.get(bytes, length, count);
        length += count;
        wipe(more, count);
        return late();
    }

    /** Whoever keeps such buffers keeps them for others; nobody reads again what was read. */
    private static void wipe(ByteBuffer read, int count) {
        for (int i = read.position() - count; !read.isReadOnly() && i < read.position(); i++) {
            read.put(i, (byte) 0);
        }
    }

    private Option<Answer> stranger() {
        Option<Answer> refused = looking.get();
        known = refused.isEmpty();
        return refused;
    }

    private boolean grow(int needed) {
        int size = Math.min(Math.max(FIRST_BYTES, Math.max(needed, bytes.length * 2)), RequestBody.MAXIMUM_BYTES);
        if (!rules.budget().take(size - bytes.length)) {
            return false;
        }
        byte[] larger = Arrays.copyOf(bytes, size);
        Arrays.fill(bytes, (byte) 0);
        bytes = larger;
        return true;
    }

    /** Why it takes too long, if it does. */
    Option<Answer> late() {
        if (isOver(rules.patience())) {
            return Option.some(RequestBody.late());
        }
        return !known && isOver(rules.limits().strangersTime())
                ? stranger().map(unauthorised -> RequestBody.late())
                : Option.none();
    }

    /** Whether nobody waits any longer for what is only read away. */
    boolean isDrainedForTooLong() {
        return isOver(known ? rules.patience() : rules.limits().strangersTime());
    }

    private boolean isOver(Duration time) {
        return nanos() > time.toNanos();
    }

    /** How long it has been coming. */
    long nanos() {
        return System.nanoTime() - start;
    }

    /** The body itself, until it is forgotten. */
    ByteBuffer whole() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    void forget() {
        Arrays.fill(bytes, (byte) 0);
        rules.budget().give(bytes.length);
        bytes = new byte[0];
        length = 0;
    }
}
