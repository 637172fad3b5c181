package io.paysession.json;

import java.util.Arrays;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.RecyclerPool;

/** Gives Jackson fresh buffers and wipes what it gives back: they may hold card data. */
public final class WipedBuffers extends RecyclerPool.NonRecyclingPoolBase<BufferRecycler> {
    private static final long serialVersionUID = 1L;

    @Override
    public BufferRecycler acquirePooled() {
        return new BufferRecycler() {
            @Override
            public void releaseCharBuffer(int index, char[] buffer) {
                Arrays.fill(buffer, '\0');
            }

            @Override
            public void releaseByteBuffer(int index, byte[] buffer) {
                Arrays.fill(buffer, (byte) 0);
            }
        };
    }
}
