package io.paysession.benchmarks.http;

import io.paysession.benchmarks.machine.BenchmarkException;
import io.paysession.benchmarks.product.ResponseReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One kept-alive connection that runs one flow after the other: create, update, retrieve. */
final class FlowConnection implements AutoCloseable {
    private static final byte[] ID_MEMBER = "\"id\":\"".getBytes(StandardCharsets.US_ASCII);
    /** Statuses are checked always, bodies in each so-manieth flow: the driver must stay cheap. */
    private static final int CHECKED_FLOWS = 32;

    private final SocketChannel channel;
    private final FlowRequests requests;
    private final ResponseReader response = new ResponseReader();
    private final LoadResult result;
    private Step step = Step.CREATE;
    private long sentAt;
    private long flows;

    /** What a flow consists of. */
    enum Step {
        CREATE(201),
        UPDATE(200),
        RETRIEVE(200);

        private final int status;

        Step(int status) {
            this.status = status;
        }
    }

    private FlowConnection(SocketChannel channel, FlowRequests requests, LoadResult result) {
        this.channel = channel;
        this.requests = requests;
        this.result = result;
    }

    static FlowConnection open(InetSocketAddress server, FlowRequests requests, LoadResult result) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return new FlowConnection(channel, requests.ofOwn(), result);
    }

    SocketChannel channel() {
        return channel;
    }

    /** Begins a flow. */
    void begin() throws IOException {
        send(Step.CREATE, requests.create());
    }

    /**
     * Takes what has arrived and, once an answer is complete, checks it and goes on with the flow.
     *
     * @return whether a flow is complete
     */
    boolean advance() throws IOException {
        if (!response.read(channel)) {
            return false;
        }
        result.record(step, System.nanoTime() - sentAt);
        check();
        switch (step) {
            case CREATE -> {
                takeId();
                response.clear();
                send(Step.UPDATE, requests.update().bytes());
                return false;
            }
            case UPDATE -> {
                response.clear();
                send(Step.RETRIEVE, requests.retrieve().bytes());
                return false;
            }
            case RETRIEVE -> {
                response.clear();
                flows++;
                return true;
            }
        }
        throw new IllegalStateException("No such step: " + step);
    }

    private void send(Step next, byte[] request) throws IOException {
        step = next;
        ByteBuffer bytes = ByteBuffer.wrap(request);
        sentAt = System.nanoTime();
        // A request is far smaller than the socket's buffer, so that this loop turns once.
        while (bytes.hasRemaining()) {
            int ignoredCount = channel.write(bytes);
        }
    }

    private void takeId() {
        int member = response.indexInBody(ID_MEMBER);
        if (member < 0) {
            throw new BenchmarkException("a session was created without an id: " + response.body());
        }
        int id = member + ID_MEMBER.length;
        response.copy(id, requests.update().bytes(), requests.update().idAt(), FlowRequests.ID_LENGTH);
        response.copy(id, requests.retrieve().bytes(), requests.retrieve().idAt(), FlowRequests.ID_LENGTH);
    }

    private void check() {
        if (response.status() != step.status) {
            throw new BenchmarkException(step + " was answered with " + response.status() + ": " + response.body());
        }
        if (flows % CHECKED_FLOWS == 0) {
            AnswerCheck.check(step, response.body());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
