package io.paysession.application.testing;

import io.paysession.application.port.Fingerprints;

class InMemoryFingerprintsTest extends FingerprintsContract {
    @Override
    protected Fingerprints fingerprints() {
        return new InMemoryFingerprints("old", "old");
    }

    @Override
    protected Fingerprints rotated() {
        return new InMemoryFingerprints("new", "new", "old");
    }

    @Override
    protected Fingerprints stranger() {
        return new InMemoryFingerprints("foreign", "foreign");
    }
}
