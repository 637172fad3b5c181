package io.paysession.adapter.acquirer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.paysession.adapter.acquirer.AcquirerSettings.Gateway;
import io.paysession.adapter.acquirer.AcquirerSettings.Sandbox;
import io.paysession.adapter.acquirer.AcquirerSettings.Times;
import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.testing.AcquirerContract;
import io.paysession.application.testing.ScriptedAcquirer;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An acquirer from outside is one like all others, and needs no database of ours. */
class AcquirerAdapterTest extends AcquirerContract {
    private static final AcquirerName OURS = new AcquirerName("own-bank");

    private final ScriptedAcquirer bank = new ScriptedAcquirer();
    private final AcquirerAdapter adapter =
            AcquirerAdapter.open(AcquirerSettings.NONE.withOthers(HashMap.of(OURS, bank)), Instant::now);

    @AfterEach
    void close() {
        adapter.close();
    }

    @Override
    protected Acquirer acquirer() {
        return adapter.acquirer();
    }

    @Override
    protected AcquirerName name() {
        return OURS;
    }

    @Override
    protected int timesDone(Reference reference) {
        return bank.timesDone(reference);
    }

    @Test
    void without_the_sandbox_there_is_none() {
        assertThat(acquirer().knows(AcquirerName.SANDBOX)).isFalse();
    }

    @Test
    void no_two_acquirers_have_one_name() {
        AcquirerSettings one = AcquirerSettings.NONE.withOthers(HashMap.of(OURS, bank));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.withGateways(HashMap.of(OURS, gateway())))
                .withMessage("two acquirers are named own-bank");
        AcquirerSettings sandbox = AcquirerSettings.of(Sandbox.of("jdbc:postgresql://x/y", "u", Secret.of("p")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox.withOthers(HashMap.of(AcquirerName.SANDBOX, bank)));
        assertThat(one.names()).containsExactly(OURS);
        assertThat(sandbox.names()).containsExactly(AcquirerName.SANDBOX);
    }

    private static Gateway gateway() {
        return new Gateway(URI.create("https://gateway.example"), 100, HashMap.empty(), Option.none(), Times.DEFAULT);
    }
}
