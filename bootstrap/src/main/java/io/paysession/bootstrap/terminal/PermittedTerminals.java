package io.paysession.bootstrap.terminal;

import io.paysession.application.port.Merchants;
import io.paysession.application.port.Terminals.Permit;
import io.paysession.bootstrap.setting.AllowedTerminals;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.TerminalPermission;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import java.util.concurrent.atomic.AtomicReference;
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
    private final AtomicReference<Terms> known = new AtomicReference<>(Terms.NONE);

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
        Terms terms = read();
        int permitted = terms.most().get(merchant).getOrElse(most);
        return new Permit(terms.mayBeGivenTo(merchant) && isPermitted(terms.lists(), merchant, address), permitted);
    }

    /** Which registered terminals may be where they are, as of now. */
    Predicate<Terminal> now() {
        Terms terms = read();
        return terminal -> {
            MerchantId merchant = terminal.key().merchant();
            return terms.unknown().contains(merchant)
                    ? isAllowed(terminal.address())
                    : isPermitted(terms.lists(), merchant, terminal.address());
        };
    }

    private boolean isPermitted(
            Map<MerchantId, Predicate<TerminalAddress>> lists, MerchantId merchant, TerminalAddress address) {
        boolean theirs = lists.get(merchant)
                .map(list -> list.test(address))
                .getOrElse(() -> !lists.values().exists(list -> list.test(address)));
        return theirs && isAllowed(address);
    }

    private boolean isAllowed(TerminalAddress address) {
        return allowed.test(address) && !own.isNamedBy(address);
    }

    /** Reads what is set of all merchants. For whom that cannot be read any more, what was read last still counts. */
    private Terms read() {
        Merchants.Listing listing = merchants.listing();
        return known.updateAndGet(before -> {
            Map<MerchantId, TerminalPermission> now = listing.merchants()
                    .toMap(Merchant::id, one -> one.settings().terminals());
            Map<MerchantId, TerminalPermission> still = before.permissions()
                    .filterKeys(listing.unreadable().toSet()::contains)
                    .merge(now);
            return Terms.of(still, listing.unreadable().toSet().diff(still.keySet()));
        });
    }

    /**
     * What is known of all merchants.
     *
     * @param unknown of whom nothing can be read, and never could since this process began. They keep what they have; and
     *                what may be on their lists is not given to somebody else
     */
    private record Terms(
            Map<MerchantId, TerminalPermission> permissions,
            Map<MerchantId, Predicate<TerminalAddress>> lists,
            Map<MerchantId, Integer> most,
            Set<MerchantId> unknown) {
        static final Terms NONE = of(HashMap.empty(), HashSet.empty());

        static Terms of(Map<MerchantId, TerminalPermission> permissions, Set<MerchantId> unknown) {
            return new Terms(
                    permissions,
                    permissions
                            .filterValues(permission -> permission.places().nonEmpty())
                            .mapValues(permission ->
                                    AllowedTerminals.of(permission.places().toList())),
                    permissions
                            .filterValues(permission -> permission.most().isDefined())
                            .mapValues(permission -> permission.most().get()),
                    unknown);
        }

        /** Whether a place can be told to be no other merchant's. */
        boolean mayBeGivenTo(MerchantId merchant) {
            return unknown.isEmpty() || lists.containsKey(merchant);
        }
    }
}
