package io.paysession.adapter.psp.link;

import io.paysession.domain.terminal.answer.Reason;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** Why a bank said no (source: psp-protocol 5.2). */
final class Declines {
    private static final List<Reason> BY_CODE = List.of(
            Reason.DECLINED,
            Reason.CARD_READ_FAILURE,
            Reason.CARD_READ_TIMEOUT,
            Reason.HOST_ERROR,
            Reason.INVALID_MERCHANT,
            Reason.REFER_TO_ISSUER,
            Reason.INVALID_ACCOUNT,
            Reason.PIN_FAILURE,
            Reason.HOST_TIMEOUT,
            Reason.INSUFFICIENT_FUNDS,
            Reason.WITHDRAWAL_LIMIT_EXCEEDED,
            Reason.WITHDRAWAL_FREQUENCY_EXCEEDED,
            Reason.TRANSACTION_DATABASE_UNREACHABLE);

    private Declines() {}

    /** A code that is missing or unknown says no more than that. */
    static Reason of(Option<Integer> code) {
        return code.filter(known -> known < BY_CODE.size()).map(BY_CODE::get).getOrElse(Reason.DECLINED);
    }
}
