package io.paysession.adapter.psp.link;

/** What carries the bytes. Nothing here waits or throws; what comes of it is told to the {@link PspLink}. */
interface Wire {
    /** Begins to connect: {@link PspLink#connected} or {@link PspLink#disconnected} follows. */
    void connect();

    /** Sends, in order. */
    void send(byte[] bytes);

    /** Breaks the connection, or the attempt; nothing that belongs to it is told any more. */
    void close();
}
