package io.paysession.adapter.rest.terminal;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.Explanation;
import io.paysession.adapter.rest.refusal.RefusalAnswers;
import io.paysession.adapter.rest.request.GatewayRequest;
import io.paysession.application.access.Access;
import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Gatekeeper;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.control.Either;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Where every request about terminals comes in: the merchant of the URL by an API password, and nobody else. Payers and
 * strangers learn nothing, not even what is wrong with their requests.
 */
public final class TerminalDoor {
    private static final int LONGEST_TERMINAL_ID = 40;

    private final Gatekeeper gatekeeper;

    public TerminalDoor(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    /** For what concerns all terminals of a merchant. */
    Answer merchant(Context ctx, Function<MerchantId, Answer> operation) {
        return GatewayRequest.access(ctx)
                .flatMap(this::admit)
                .map(access -> operation.apply(access.merchant()))
                .fold(Function.identity(), Function.identity());
    }

    /** For what concerns one terminal. */
    Answer terminal(Context ctx, Function<TerminalKey, Answer> operation) {
        return key(ctx).map(operation).fold(Function.identity(), Function.identity());
    }

    /** For what concerns one terminal and needs a document. */
    Answer terminal(
            Context ctx,
            FieldCatalogue catalogue,
            BiFunction<TerminalKey, FieldReading, Either<Answer, Answer>> operation) {
        return GatewayRequest.withDocument(
                ctx,
                this::admit,
                (access, document) -> key(ctx, access)
                        .flatMap(key -> {
                            FieldReading reading = catalogue.read(document, access.version());
                            return reading.violations().isEmpty()
                                    ? operation.apply(key, reading)
                                    : Either.left(
                                            Explanation.of(reading.violations().head()));
                        })
                        .fold(Function.identity(), Function.identity()));
    }

    /** Which terminal the request is about. */
    private Either<Answer, TerminalKey> key(Context ctx) {
        return guest(ctx).map(Guest::terminal);
    }

    /** Whoever wants to stay for longer than one answer. */
    Either<Answer, Guest> guest(Context ctx) {
        return GatewayRequest.access(ctx)
                .flatMap(this::admit)
                .flatMap(access -> key(ctx, access).map(key -> new Guest(key, () -> stillAdmits(access))));
    }

    /** Whether the same request would be let in now as well. That others guess shuts out nobody who is in. */
    private boolean stillAdmits(Access access) {
        return gatekeeper.admitMerchant(access).fold(why -> why == AccessRefusal.THROTTLED, caller -> true);
    }

    /**
     * Somebody who was let in.
     *
     * @param admitted whether the credentials are still good; asks the store now and then
     */
    record Guest(TerminalKey terminal, BooleanSupplier admitted) {}

    private Either<Answer, Access> admit(Access access) {
        return gatekeeper.admitMerchant(access).bimap(RefusalAnswers::notAdmittedBecause, merchant -> access);
    }

    private static Either<Answer, TerminalKey> key(Context ctx, Access access) {
        String named = ctx.pathParam("terminalId");
        return TerminalId.parse(named)
                .map(terminal -> new TerminalKey(access.merchant(), terminal))
                .toEither(() -> Explanation.of(
                        named.codePointCount(0, named.length()) > LONGEST_TERMINAL_ID
                                ? Violation.tooLong("terminalId", named, LONGEST_TERMINAL_ID)
                                : Violation.invalid("terminalId", named)));
    }
}
