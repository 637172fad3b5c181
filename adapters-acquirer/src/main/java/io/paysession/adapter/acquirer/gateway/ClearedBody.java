package io.paysession.adapter.acquirer.gateway;

import io.paysession.application.port.Acquirer.Clearance;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A document that is sent only if that is still cleared. It is looked at when the client asks for the document: that is
 * behind everything that may take its time, a turn, the name of the host, the connection, its certificate. Without it
 * nothing but the head of a request has gone out, of which nobody can make a transaction.
 */
final class ClearedBody implements BodyPublisher {
    private final byte[] document;
    private final Clearance clearance;
    private volatile boolean withheld;
    private volatile @Nullable RuntimeException unclear;

    /** @param document is not copied: whoever made it wipes it when nobody needs it any more */
    ClearedBody(byte[] document, Clearance clearance) {
        this.document = document;
        this.clearance = clearance;
    }

    @Override
    public long contentLength() {
        return document.length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> client) {
        if (isCleared()) {
            client.onSubscribe(new Whole(client, document));
            return;
        }
        withheld = true;
        client.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                client.onError(new IOException("Withdrawn"));
            }

            @Override
            public void cancel() {
                // There is nothing to stop.
            }
        });
    }

    /** All at once, and once. */
    private static final class Whole implements Flow.Subscription {
        private final Flow.Subscriber<? super ByteBuffer> client;
        private final byte[] document;
        private final AtomicBoolean over = new AtomicBoolean();

        Whole(Flow.Subscriber<? super ByteBuffer> client, byte[] document) {
            this.client = client;
            this.document = document;
        }

        @Override
        public void request(long count) {
            if (over.getAndSet(true)) {
                return;
            }
            if (count <= 0) {
                client.onError(new IllegalArgumentException("Nobody asks for nothing"));
                return;
            }
            client.onNext(ByteBuffer.wrap(document).asReadOnlyBuffer());
            client.onComplete();
        }

        @Override
        public void cancel() {
            over.set(true);
        }
    }

    private boolean isCleared() {
        try {
            return clearance.isGiven();
        } catch (RuntimeException failure) {
            unclear = failure;
            return false;
        }
    }

    /**
     * Whether it was kept back.
     *
     * @throws RuntimeException what the clearance has thrown
     */
    boolean wasWithheld() {
        RuntimeException failure = unclear;
        if (failure != null) {
            throw failure;
        }
        return withheld;
    }
}
