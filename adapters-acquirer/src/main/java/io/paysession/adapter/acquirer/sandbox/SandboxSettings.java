package io.paysession.adapter.acquirer.sandbox;

import io.paysession.domain.shared.Secret;

/**
 * How a sandbox is set up.
 *
 * @param jdbcUrl     where its books are
 * @param user        the database user; it must be allowed to create a schema
 * @param password    its password
 * @param poolSize    the most connections, at least 1
 * @param expiryDates more outcomes by expiry date, {@code 05/39=DECLINED,…}; they count before the documented ones
 * @param faults      what goes wrong on purpose, {@code latency=PT0.2S,silent-after=0.01}
 * @param strict      whether more than was authorised or captured is declined
 */
public record SandboxSettings(
        String jdbcUrl, String user, Secret password, int poolSize, String expiryDates, String faults, boolean strict) {
    SandboxRules rules() {
        return new SandboxRules(SandboxTables.expiryDates(SandboxTables.EXPIRY_DATES + "," + expiryDates), strict);
    }

    @Override
    public String toString() {
        return "SandboxSettings[poolSize=" + poolSize + ", faults=" + faults + "]";
    }
}
