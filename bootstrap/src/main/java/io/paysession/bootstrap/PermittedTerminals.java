package io.paysession.bootstrap;

import io.paysession.application.port.Merchants;
import io.paysession.application.port.Terminals.Permit;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.TerminalPermission;
import io.paysession.domain.terminal.TerminalAddress;
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
        TerminalPermission permission = all.find(one -> one.id().equals(merchant))
                .map(one -> one.settings().terminals())
                .getOrElse(TerminalPermission.DEFAULT);
        boolean theirs = permission.places().isEmpty()
                ? all.forAll(other -> !isListed(other.settings().terminals(), address))
                : isListed(permission, address);
        return new Permit(
                theirs && allowed.test(address) && !own.isNamedBy(address),
                permission.most().getOrElse(most));
    }

    private static boolean isListed(TerminalPermission permission, TerminalAddress address) {
        return permission.places().nonEmpty()
                && AllowedTerminals.of(permission.places().toList()).test(address);
    }
}
