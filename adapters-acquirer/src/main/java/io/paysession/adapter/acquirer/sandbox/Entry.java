package io.paysession.adapter.acquirer.sandbox;

import io.paysession.application.port.Acquirer;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.BrowserPayment;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.TransactionId;
import io.vavr.control.Option;

/**
 * One line of the books.
 *
 * @param id        the transaction's name
 * @param asked     what was asked for
 * @param outcome   what is true: done if it is a success
 * @param firstWord what the asker was told: {@link GatewayCode#UNKNOWN} if only an inquiry is told the outcome
 * @param details   what the answer says besides
 * @param stan      system trace audit number
 */
record Entry(
        TransactionId id, Asked asked, GatewayCode outcome, GatewayCode firstWord, RequestFields details, int stan) {
    /**
     * What was asked for, without anything that is secret.
     *
     * @param card the card number, masked
     */
    record Asked(
            Operation operation, boolean standalone, Money amount, Option<TransactionId> target, Option<String> card) {
        static Asked of(Acquirer.Request request) {
            return new Asked(
                    done(request),
                    request.standalone(),
                    request.amount(),
                    request.target(),
                    request.fields().text(SandboxTables.CARD + ".number").map(Asked::masked));
        }

        /** What a payer does on a page of the provider's is a payment, or an authorisation. */
        private static Operation done(Acquirer.Request request) {
            if (request.operation() != Operation.INITIATE_BROWSER_PAYMENT) {
                return request.operation();
            }
            return new BrowserPayment(request.fields()).reserves() ? Operation.AUTHORIZE : Operation.PAY;
        }

        /** First six and last four digits. */
        private static String masked(String number) {
            int shown = number.length() < 11 ? 0 : 6;
            return number.substring(0, shown)
                    + "x".repeat(number.length() - shown - 4)
                    + number.substring(number.length() - 4);
        }
    }

    /** Whether it has been done. */
    boolean isDone() {
        return outcome.isSuccess();
    }

    /** The answer to whoever asked for it. */
    AcquirerAnswer firstAnswer() {
        return firstWord == outcome || firstWord == GatewayCode.PENDING
                ? lastAnswer()
                : new AcquirerAnswer(firstWord, asked.amount(), RequestFields.EMPTY);
    }

    /** The answer to whoever inquires for it. */
    AcquirerAnswer lastAnswer() {
        return new AcquirerAnswer(outcome, asked.amount(), details);
    }
}
