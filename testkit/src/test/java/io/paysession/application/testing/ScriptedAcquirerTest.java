package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Acquirer.Clearance;
import io.paysession.application.port.Acquirer.Finding;
import io.paysession.application.port.Acquirer.Inquiry;
import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.Acquirer.Request;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.application.port.ProviderPages;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.GatewayCode;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class ScriptedAcquirerTest extends AcquirerContract {
    private final ScriptedAcquirer acquirer = new ScriptedAcquirer();

    @Override
    protected Acquirer acquirer() {
        return acquirer;
    }

    @Override
    protected AcquirerName name() {
        return AcquirerName.SANDBOX;
    }

    @Override
    protected int timesDone(Reference reference) {
        return acquirer.timesDone(reference);
    }

    @Test
    void loses_a_request_if_it_is_told_to() {
        Request lost = pay();
        assertThat(acquirer.isSilentBeforeDoing().ask(lost, Clearance.ALWAYS).getLeft())
                .isEqualTo(Silence.NO_ANSWER);
        assertThat(timesDone(lost.reference())).isZero();
        assertThat(acquirer.inquire(Inquiry.late(lost.reference()))).isEqualTo(new Finding.NeverAsked());
    }

    @Test
    void loses_an_answer_if_it_is_told_to() {
        Request done = pay();
        assertThat(acquirer.isSilentAfterDoing(GatewayCode.APPROVED)
                        .ask(done, Clearance.ALWAYS)
                        .getLeft())
                .isEqualTo(Silence.NO_ANSWER);
        assertThat(timesDone(done.reference())).isEqualTo(1);
        assertThat(acquirer.inquire(Inquiry.late(done.reference()))).isInstanceOf(Finding.Answered.class);
    }

    @Test
    void decides_later_if_it_is_told_to() {
        Request pending = pay();
        acquirer.decidesLater(pending.reference(), GatewayCode.APPROVED);
        assertThat(acquirer.ask(pending, Clearance.ALWAYS).get().code()).isEqualTo(GatewayCode.PENDING);
        assertThat(timesDone(pending.reference())).isZero();
        assertThat(acquirer.isDeafTo(1).inquire(Inquiry.late(pending.reference())))
                .isEqualTo(new Finding.Silent());
        assertThat(acquirer.inquire(Inquiry.late(pending.reference())))
                .isInstanceOfSatisfying(
                        Finding.Answered.class,
                        found -> assertThat(found.answer().code()).isEqualTo(GatewayCode.APPROVED));
        assertThat(timesDone(pending.reference())).isEqualTo(1);
        assertThat(acquirer.sums(pending.reference().order())).isEqualTo(new ScriptedLedger.Sums(2_500, 2_500, 0));
    }

    @Override
    protected Option<ProviderPages> pages() {
        return Option.some(acquirer);
    }
}
