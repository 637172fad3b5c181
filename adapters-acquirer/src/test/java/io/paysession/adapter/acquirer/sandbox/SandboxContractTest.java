package io.paysession.adapter.acquirer.sandbox;

import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.ProviderPages;
import io.paysession.application.testing.AcquirerContract;
import io.paysession.domain.merchant.AcquirerName;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;

class SandboxContractTest extends AcquirerContract {
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Sandbox sandbox = new Sandbox(
            ledger,
            new SandboxRules(SandboxTables.expiryDates(SandboxTables.EXPIRY_DATES), true),
            SandboxFaults.NONE,
            Instant::now,
            Option.some(() -> URI.create("https://pay.example")));

    @Override
    protected Acquirer acquirer() {
        return sandbox;
    }

    @Override
    protected AcquirerName name() {
        return AcquirerName.SANDBOX;
    }

    @Override
    protected int timesDone(Reference reference) {
        return ledger.find(reference).exists(Entry::isDone) ? 1 : 0;
    }

    @Override
    protected Option<ProviderPages> pages() {
        return Option.some(sandbox.pages());
    }
}
