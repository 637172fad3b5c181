package io.paysession.application.testing;

import io.paysession.application.port.Terminals;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.Terminal;
import io.paysession.domain.terminal.TerminalKey;
import io.paysession.domain.terminal.TerminalStatus;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The registered terminals of an {@link InMemoryTerminalStore}. */
final class InMemoryTerminals implements Terminals {
    private final InMemoryTerminalStore store;

    InMemoryTerminals(InMemoryTerminalStore store) {
        this.store = store;
    }

    @Override
    public Registration register(Terminal terminal) {
        synchronized (store) {
            Option<Terminal> before = store.find(terminal.key()).flatMap(stored -> stored.registered);
            if (before.contains(terminal)) {
                return Registration.UPDATED;
            }
            if (isAddressTaken(terminal)) {
                return Registration.ADDRESS_TAKEN;
            }
            InMemoryTerminal stored = store.findOrCreate(terminal.key());
            if (stored.isUsed() && !before.exists(former -> former.isSameDevice(terminal))) {
                return Registration.STILL_USED;
            }
            stored.registered = Option.some(terminal);
            stored.endLease();
            return before.isDefined() ? Registration.UPDATED : Registration.ADDED;
        }
    }

    private boolean isAddressTaken(Terminal wanted) {
        return store.all().stream()
                .flatMap(stored -> stored.registered.toJavaStream())
                .anyMatch(
                        other -> other.address().place().equals(wanted.address().place())
                                && !other.key().equals(wanted.key()));
    }

    @Override
    public Option<Registered> find(TerminalKey key) {
        synchronized (store) {
            return store.find(key).flatMap(this::registered);
        }
    }

    @Override
    public Seq<Registered> list(MerchantId merchant) {
        synchronized (store) {
            return List.ofAll(store.all())
                    .filter(stored -> stored.key.merchant().equals(merchant))
                    .flatMap(this::registered)
                    .sortBy(found -> found.terminal().key().terminal().value());
        }
    }

    @Override
    public Seq<TerminalKey> offline(int limit) {
        synchronized (store) {
            return List.ofAll(store.all())
                    .flatMap(this::registered)
                    .filter(found -> found.status() == TerminalStatus.OFFLINE)
                    .map(found -> found.terminal().key())
                    .sortBy(TerminalKey::toString)
                    .take(limit);
        }
    }

    private Option<Registered> registered(InMemoryTerminal stored) {
        TerminalStatus status = stored.isLeased(store.now()) ? stored.status : TerminalStatus.CONNECTING;
        return stored.registered.map(terminal -> new Registered(terminal, status));
    }

    @Override
    public Removal remove(TerminalKey key) {
        synchronized (store) {
            return store.find(key)
                    .filter(stored -> stored.registered.isDefined())
                    .map(InMemoryTerminals::remove)
                    .getOrElse(Removal.NOT_FOUND);
        }
    }

    @Override
    public Removal removeAll(MerchantId merchant) {
        synchronized (store) {
            List<InMemoryTerminal> own = List.ofAll(store.all())
                    .filter(stored -> stored.registered.isDefined())
                    .filter(stored -> stored.key.merchant().equals(merchant));
            if (own.exists(InMemoryTerminal::isUsed)) {
                return Removal.STILL_USED;
            }
            own.forEach(stored -> {
                Removal unusedAlways = remove(stored);
            });
            return Removal.REMOVED;
        }
    }

    private static Removal remove(InMemoryTerminal stored) {
        if (stored.isUsed()) {
            return Removal.STILL_USED;
        }
        stored.registered = Option.none();
        stored.endLease();
        return Removal.REMOVED;
    }
}
