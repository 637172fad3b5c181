package io.paysession.adapter.psp.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.psp.simulator.Fault;
import io.paysession.adapter.psp.simulator.Moment;
import io.paysession.domain.terminal.device.TerminalFamily;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One plain sale, again and again: something fails once, at each place where it can. */
class EveryStepTest {
    /** More bytes than a terminal sends in a sale after the question to the bank. */
    private static final int BYTES = 400;

    @ParameterizedTest
    @EnumSource
    void a_crash_before_and_after_each_step_of_the_journal_leaves_nothing_behind(TerminalFamily family) {
        int calls = 0;
        for (boolean after : new boolean[] {false, true}) {
            PlainSale sale;
            int call = 0;
            do {
                sale = new PlainSale(family);
                sale.crashAt(call++, after);
                check(sale, family + ", a crash " + (after ? "after" : "before") + " call " + call);
            } while (sale.hasCrashed());
            calls += call;
        }
        assertThat(calls).isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource
    void a_link_that_is_cut_at_each_byte_from_the_bank_on_leaves_nothing_behind(TerminalFamily family) {
        for (Moment from : List.of(Moment.AUTH, Moment.COMMIT)) {
            for (int bytes = 0; bytes < BYTES; bytes++) {
                PlainSale sale = new PlainSale(family);
                sale.inject(new Fault.Drop(from, bytes));
                check(sale, family + ", cut " + bytes + " bytes after " + from);
            }
        }
    }

    private static void check(PlainSale sale, String what) {
        assertThat(sale.run().violations()).as(what).isEmpty();
    }
}
