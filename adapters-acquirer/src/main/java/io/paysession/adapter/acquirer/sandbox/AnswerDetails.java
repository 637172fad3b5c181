package io.paysession.adapter.acquirer.sandbox;

import io.paysession.adapter.acquirer.sandbox.SandboxTables.AcquirerWord;
import io.paysession.adapter.acquirer.sandbox.SandboxTables.CodeCheck;
import io.paysession.application.port.Acquirer.Request;
import io.paysession.domain.card.CardBrand;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What an answer of the sandbox says besides its outcome: the members and values that the gateway's simulator has been
 * seen to write (source: recorded-responses 3).
 *
 * @param request what was asked for
 * @param outcome what became of it
 * @param stan    the system trace audit number
 * @param now     when it was decided
 */
record AnswerDetails(Request request, GatewayCode outcome, int stan, Instant now) {
    private static final String TRANSACTION_IDENTIFIER = "123456789";
    /** Where the simulator's acquirer seems to be. */
    private static final ZoneOffset ACQUIRER_ZONE = ZoneOffset.ofHours(10);

    /** After these another card may do better. */
    private static final Set<GatewayCode> ABOUT_THE_CARD =
            HashSet.of(GatewayCode.DECLINED, GatewayCode.EXPIRED_CARD, GatewayCode.INSUFFICIENT_FUNDS);

    private static final DateTimeFormatter BATCH = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");
    private static final DateTimeFormatter RECEIPT = DateTimeFormatter.ofPattern("DDDHH");

    RequestFields fields() {
        return new RequestFields(new Members(Group.EMPTY)
                .group("response", response())
                .group("authorizationResponse", authorizationResponse())
                .group("transaction", transaction())
                .all());
    }

    private Group response() {
        Option<AcquirerWord> word = word();
        return new Members(Group.EMPTY)
                .text("acquirerCode", word.map(AcquirerWord::code))
                .text("acquirerMessage", word.map(AcquirerWord::message))
                .text("gatewayRecommendation", recommendation())
                .group("cardSecurityCode", securityCodeCheck())
                .group(
                        "cardholderVerification",
                        new Members(Group.EMPTY).group("avs", addressCheck()).all())
                .all();
    }

    /** The acquirer's code of a void has three digits (source: recorded-responses 3, states by operation). */
    private Option<AcquirerWord> word() {
        Option<AcquirerWord> word = SandboxTables.acquirerWord(outcome);
        return outcome.isSuccess() && request.operation() == Operation.VOID
                ? word.map(approved -> new AcquirerWord("000", approved.message()))
                : word;
    }

    private Option<String> recommendation() {
        if (!usesFunds()) {
            return Option.none();
        }
        return outcome.isSuccess()
                ? Option.some("NO_ACTION")
                : Option.when(ABOUT_THE_CARD.contains(outcome), "RESUBMIT_WITH_ALTERNATIVE_PAYMENT_DETAILS");
    }

    private Group securityCodeCheck() {
        return securityCode()
                .map(check -> new Members(Group.EMPTY)
                        .text("acquirerCode", check.acquirerCode())
                        .text("gatewayCode", check.gatewayCode())
                        .all())
                .getOrElse(Group.EMPTY);
    }

    private Option<CodeCheck> securityCode() {
        Option<String> number = request.fields().text(SandboxTables.CARD + ".number");
        if (!usesFunds() || number.isEmpty() || word().isEmpty()) {
            return Option.none();
        }
        if (CardBrand.of(number.get()) == CardBrand.UATP) {
            return Option.some(CodeCheck.NOT_SUPPORTED);
        }
        return Option.some(request.fields()
                .value(SandboxTables.CARD + ".securityCode")
                .map(SandboxTables::securityCode)
                .getOrElse(CodeCheck.NOT_PRESENT));
    }

    private Group addressCheck() {
        return Option.when(usesFunds() && word().isDefined(), request.fields())
                .flatMap(fields -> fields.text("billing.address.street"))
                .flatMap(SandboxTables::street)
                .map(street -> new Members(Group.EMPTY)
                        .text("acquirerCode", street.acquirerCode())
                        .text("gatewayCode", street.gatewayCode())
                        .all())
                .getOrElse(Group.EMPTY);
    }

    /** What the acquirer itself has sent; nothing if it has not been heard. */
    private Group authorizationResponse() {
        OffsetDateTime utc = now.atOffset(ZoneOffset.UTC);
        return word().map(word -> new Members(Group.EMPTY)
                        .text("cardSecurityCodeError", securityCode().flatMap(CodeCheck::acquirerCode))
                        .text("commercialCard", "888")
                        .text("commercialCardIndicator", "3")
                        .text("date", MONTH_DAY.format(utc))
                        .text("financialNetworkCode", "777")
                        .text("posData", "1025100006600")
                        .text("posEntryMode", "812")
                        .text("processingCode", isRefund() ? "200000" : "003000")
                        .text("responseCode", word.code())
                        .text("stan", Integer.toString(stan))
                        .text("time", TIME.format(utc))
                        .text("transactionIdentifier", Option.when(outcome.isSuccess(), TRANSACTION_IDENTIFIER))
                        .all())
                .getOrElse(Group.EMPTY);
    }

    private Group transaction() {
        return new Members(Group.EMPTY)
                .group("acquirer", outcome.isSuccess() ? settlement() : acquirer())
                .text("authorizationCode", Option.when(outcome.isSuccess() && isAuthorized(), "%06d".formatted(stan)))
                .text("receipt", receipt())
                .text("stan", Integer.toString(stan))
                .text("terminal", "SANDBOX1")
                .all();
    }

    private Group acquirer() {
        return new Members(Group.EMPTY)
                .text("id", "SYSTEST_ACQ_S2I")
                .text("merchantId", request.reference().order().merchant().value())
                .all();
    }

    private Group settlement() {
        OffsetDateTime there = now.atOffset(ACQUIRER_ZONE);
        return new Members(acquirer().with("batch", new FieldValue.Number(BATCH.format(there))))
                .text("date", MONTH_DAY.format(there))
                .text("settlementDate", there.toLocalDate().toString())
                .text("timeZone", "+1000")
                .text("transactionId", TRANSACTION_IDENTIFIER)
                .all();
    }

    /** Last digit of the year, day of the year, hour, trace number (source: recorded-responses 3, three captures). */
    private String receipt() {
        OffsetDateTime utc = now.atOffset(ZoneOffset.UTC);
        return utc.getYear() % 10 + RECEIPT.format(utc) + "%06d".formatted(stan);
    }

    /** Whether a payer's card, or whatever else pays, is asked. */
    private boolean usesFunds() {
        return switch (request.operation()) {
            case PAY, AUTHORIZE, VERIFY -> true;
            case CAPTURE, REFUND -> request.standalone();
            case VOID, UPDATE_AUTHORIZATION, INITIATE_AUTHENTICATION, AUTHENTICATE_PAYER, INITIATE_BROWSER_PAYMENT ->
                false;
        };
    }

    /** Whether the payer's bank has given its word by this: a refund or void has no authorisation code. */
    private boolean isAuthorized() {
        return switch (request.operation()) {
            case PAY, AUTHORIZE, VERIFY, UPDATE_AUTHORIZATION -> true;
            case CAPTURE, REFUND, VOID, INITIATE_AUTHENTICATION, AUTHENTICATE_PAYER, INITIATE_BROWSER_PAYMENT -> false;
        };
    }

    private boolean isRefund() {
        return request.operation() == Operation.REFUND;
    }

    /** A group that grows by what there is to say. */
    private record Members(Group all) {
        Members text(String name, String value) {
            return new Members(all.with(name, new FieldValue.Text(value)));
        }

        Members text(String name, Option<String> value) {
            return value.map(text -> text(name, text)).getOrElse(this);
        }

        Members group(String name, Group value) {
            return value.members().isEmpty() ? this : new Members(all.with(name, value));
        }
    }
}
