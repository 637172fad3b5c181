package io.paysession.adapter.acquirer.gateway;

import io.paysession.application.port.Acquirer.Clearance;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A document that is sent only if that is still cleared. It is looked at when the client asks for the document: that is
 * behind everything that may take its time, a turn, the name of the host, the connection, its certificate. Without it
 * nothing but the head of a request has gone out, of which nobody can make a transaction.
 */
final class ClearedBody implements BodyPublisher {
    private final BodyPublisher document;
    private final Clearance clearance;
    private volatile boolean withheld;
    private volatile @Nullable RuntimeException unclear;

    ClearedBody(String document, Clearance clearance) {
        this.document = BodyPublishers.ofString(document);
        this.clearance = clearance;
    }

    @Override
    public long contentLength() {
        return document.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> client) {
        if (isCleared()) {
            document.subscribe(client);
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
