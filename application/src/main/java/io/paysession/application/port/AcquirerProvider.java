package io.paysession.application.port;

import io.paysession.domain.merchant.AcquirerName;

/**
 * Brings an acquirer that the server does not know to it. The server finds providers by {@link java.util.ServiceLoader}: a
 * jar beside it that names one in {@code META-INF/services} is enough. Asked once, when the server starts.
 */
public interface AcquirerProvider {
    /**
     * Under which name merchants' settings use it; nobody else's.
     *
     * @return the name, another one than any other provider's
     */
    AcquirerName name();

    /**
     * {@return the acquirer, ready to be asked from many threads at once} It lives as long as the process.
     *
     * @throws RuntimeException if it cannot be set up; the message is for the operator, who cannot start the server then
     */
    Acquirer acquirer();
}
