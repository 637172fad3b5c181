package io.paysession.adapter.psp.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** An open connection to a terminal, whatever it goes over. */
interface Line extends AutoCloseable {
    /** What the terminal sends; reading waits, and ends or throws when the line is closed. */
    InputStream in() throws IOException;

    OutputStream out() throws IOException;

    /** Closes it, also while somebody reads; does nothing if it is closed. */
    @Override
    void close();
}
