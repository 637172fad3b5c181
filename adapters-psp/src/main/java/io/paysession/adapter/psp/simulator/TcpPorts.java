package io.paysession.adapter.psp.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Opens consecutive ports. */
final class TcpPorts {
    private static final int TRIES = 50;

    private TcpPorts() {}

    static List<ServerSocketChannel> open(SimulationSettings.Tcp place) {
        int tries = place.port() == 0 && place.terminals() > 1 ? TRIES : 1;
        IOException last = new IOException("never tried");
        for (int i = 0; i < tries; i++) {
            List<ServerSocketChannel> channels = new ArrayList<>();
            try {
                int port = place.port();
                for (int terminal = 0; terminal < place.terminals(); terminal++) {
                    ServerSocketChannel channel = bound(place.host(), port);
                    channels.add(channel);
                    port = port(channel) + 1;
                }
                return channels;
            } catch (IOException | IllegalArgumentException taken) {
                last = taken instanceof IOException failure ? failure : new IOException(taken);
                close(channels);
            }
        }
        throw new IllegalArgumentException(
                "cannot listen on %s:%d: %s".formatted(place.host(), place.port(), last.getMessage()), last);
    }

    private static ServerSocketChannel bound(String host, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new IOException("unknown host");
            }
            return channel.bind(address);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    static int port(ServerSocketChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    static void close(List<ServerSocketChannel> channels) {
        for (ServerSocketChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        }
    }
}
