package io.paysession.benchmarks.http;

import io.paysession.benchmarks.http.FlowConnection.Step;
import io.paysession.benchmarks.machine.BenchmarkException;
import io.paysession.benchmarks.product.Database;
import io.paysession.benchmarks.product.ResponseReader;
import io.paysession.benchmarks.product.ServerProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One flow before the load: every answer is looked at, and what it stores is weighed. */
final class CheckedFlow {
    private CheckedFlow() {}

    static ContentSizes run(ServerProcess server, Database database) throws IOException {
        FlowRequests requests = FlowRequests.of(
                server.address().getHostString(), server.address().getPort(), server.password());
        try (SocketChannel channel = SocketChannel.open(server.address())) {
            String created = exchange(channel, requests.create(), Step.CREATE);
            int createdBytes = storedBytes(database);
            String id = created.replaceAll("(?s).*\"id\":\"(SESSION[A-Z0-9]+)\".*", "$1");
            if (id.length() != FlowRequests.ID_LENGTH) {
                throw new BenchmarkException("a session id has another form than expected");
            }
            exchange(channel, requests.update(), id, Step.UPDATE);
            int updatedBytes = storedBytes(database);
            exchange(channel, requests.retrieve(), id, Step.RETRIEVE);
            return new ContentSizes(createdBytes, updatedBytes);
        }
    }

    private static void exchange(SocketChannel channel, FlowRequests.Template request, String id, Step step)
            throws IOException {
        byte[] name = id.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, request.bytes(), request.idAt(), name.length);
        String ignoredBody = exchange(channel, request.bytes(), step);
    }

    private static String exchange(SocketChannel channel, byte[] request, Step step) throws IOException {
        int written = channel.write(ByteBuffer.wrap(request));
        if (written != request.length) {
            throw new BenchmarkException("a request could not be sent in one piece");
        }
        ResponseReader response = new ResponseReader();
        while (!response.read(channel)) {
            // The channel blocks until there is more.
            Thread.onSpinWait();
        }
        AnswerCheck.check(step, response.body());
        return response.body();
    }

    private static int storedBytes(Database database) {
        return Integer.parseInt(database.ask("SELECT octet_length(content) FROM " + Database.TABLE));
    }
}
