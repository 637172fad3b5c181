package io.paysession.application.testing;

import io.paysession.application.port.Terminals;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.Recognition;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** The registered terminals of an {@link InMemoryTerminalStore}. */
final class InMemoryTerminals implements Terminals {
    private final InMemoryTerminalStore store;

    InMemoryTerminals(InMemoryTerminalStore store) {
        this.store = store;
    }

    @Override
    public Registration register(Terminal terminal, Permit permit) {
        synchronized (store) {
            Option<Terminal> before = store.find(terminal.key()).flatMap(stored -> stored.registered);
            if (before.contains(terminal)) {
                return Registration.UPDATED;
            }
            if (before.isEmpty() && list(terminal.key().merchant()).size() >= permit.most()) {
                return Registration.TOO_MANY;
            }
            if (!permit.place() && !before.exists(former -> former.address().equals(terminal.address()))) {
                return Registration.NOT_PERMITTED;
            }
            if (isAddressTaken(terminal)) {
                return Registration.ADDRESS_TAKEN;
            }
            InMemoryTerminal stored = store.findOrCreate(terminal.key());
            if (stored.isUsed() && !before.exists(former -> former.isSameDevice(terminal))) {
                return Registration.STILL_USED;
            }
            boolean meansAnother = before.exists(former -> !former.isSameDevice(terminal));
            stored.device = meansAnother ? stored.device.forgotten() : stored.device.moved();
            stored.registered = Option.some(terminal);
            stored.endLease();
            return before.isDefined() ? Registration.UPDATED : Registration.ADDED;
        }
    }

    private boolean isAddressTaken(Terminal wanted) {
        return holder(wanted.address()).exists(key -> !key.equals(wanted.key()));
    }

    @Override
    public Option<TerminalKey> holder(TerminalAddress address) {
        synchronized (store) {
            return List.ofAll(store.all())
                    .flatMap(stored -> stored.registered)
                    .find(terminal -> terminal.address().place().equals(address.place()))
                    .map(Terminal::key);
        }
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
        return inStatus(TerminalStatus.OFFLINE, limit);
    }

    @Override
    public Seq<TerminalKey> otherDevice(int limit) {
        return inStatus(TerminalStatus.OTHER_DEVICE, limit);
    }

    @Override
    public Replacement replace(TerminalKey key, Option<DeviceSerial> right, Instant now) {
        synchronized (store) {
            Option<InMemoryTerminal> found = store.find(key).filter(stored -> stored.registered.isDefined());
            if (found.isEmpty()) {
                return Replacement.NOT_FOUND;
            }
            InMemoryTerminal stored = found.get();
            Option<Recognition> replaced = stored.device.replacedBy(right, stored.status(store.now()));
            if (replaced.exists(next -> !next.equals(stored.device))) {
                stored.device = replaced.get();
                stored.endLease();
            }
            return replaced.isDefined() ? Replacement.REPLACED : Replacement.NOT_THERE;
        }
    }

    private Seq<TerminalKey> inStatus(TerminalStatus status, int limit) {
        synchronized (store) {
            return List.ofAll(store.all())
                    .flatMap(this::registered)
                    .filter(found -> found.status() == status)
                    .map(found -> found.terminal().key())
                    .sortBy(TerminalKey::toString)
                    .take(limit);
        }
    }

    private Option<Registered> registered(InMemoryTerminal stored) {
        return stored.registered.map(terminal -> new Registered(terminal, stored.status(store.now()), stored.device));
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
        stored.device = stored.device.forgotten();
        stored.endLease();
        return Removal.REMOVED;
    }
}
