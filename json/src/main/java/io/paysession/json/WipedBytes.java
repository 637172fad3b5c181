package io.paysession.json;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Bytes that are wiped after use. What they outgrow they leave behind, so they are to be made large enough. */
public final class WipedBytes extends ByteArrayOutputStream {
    /** @param size in bytes, to begin with */
    public WipedBytes(int size) {
        super(size);
    }

    public void wipe() {
        Arrays.fill(buf, (byte) 0);
    }
}
