package io.paysession.bootstrap;

import io.paysession.application.port.Merchants;
import io.paysession.application.port.Terminals.Permit;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.Terminal;
import io.paysession.domain.terminal.TerminalAddress;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Where which merchant may have terminals: only where the server allows them at all, and never at the server's own
 * ports. A merchant with a list of its own may have them there only; merchants without one may have them nowhere that is
 * on somebody's list, so that nobody takes an address before its owner does.
 */
final class PermittedTerminals implements BiFunction<MerchantId, TerminalAddress, Permit> {
    private final Predicate<TerminalAddress> allowed;
    private final int most;
    private final OwnEndpoints own;
    private final Merchants merchants;

    /**
     * @param allowed where the server allows terminals
     * @param most    how many a merchant may have for whom nothing else is set
     */
    PermittedTerminals(Predicate<TerminalAddress> allowed, int most, OwnEndpoints own, Merchants merchants) {
        this.allowed = allowed;
        this.most = most;
        this.own = own;
        this.merchants = merchants;
    }

    @Override
    public Permit apply(MerchantId merchant, TerminalAddress address) {
        Seq<Merchant> all = merchants.list();
        int permitted = all.find(one -> one.id().equals(merchant))
                .flatMap(one -> one.settings().terminals().most())
                .getOrElse(most);
        return new Permit(isPermitted(lists(all), merchant, address), permitted);
    }

    /** Which registered terminals may be where they are, as of now. */
    Predicate<Terminal> now() {
        Map<MerchantId, Predicate<TerminalAddress>> lists = lists(merchants.list());
        return terminal -> isPermitted(lists, terminal.key().merchant(), terminal.address());
    }

    private boolean isPermitted(
            Map<MerchantId, Predicate<TerminalAddress>> lists, MerchantId merchant, TerminalAddress address) {
        boolean theirs = lists.get(merchant)
                .map(list -> list.test(address))
                .getOrElse(() -> !lists.values().exists(list -> list.test(address)));
        return theirs && allowed.test(address) && !own.isNamedBy(address);
    }

    /** The lists of those who have one. */
    private static Map<MerchantId, Predicate<TerminalAddress>> lists(Seq<Merchant> all) {
        return all.filter(one -> one.settings().terminals().places().nonEmpty())
                .toMap(
                        Merchant::id,
                        one -> AllowedTerminals.of(
                                one.settings().terminals().places().toList()));
    }
}
