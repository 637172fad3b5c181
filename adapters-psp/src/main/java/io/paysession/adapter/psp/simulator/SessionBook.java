package io.paysession.adapter.psp.simulator;

import io.paysession.adapter.psp.codec.ResultReason;
import io.paysession.adapter.psp.simulator.SessionChange.Kind;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The sessions of one terminal, open and ended, and the terminal's own timeout. */
final class SessionBook {
    /** So many ended sessions are remembered, so that a simulator may run for ever. */
    private static final int LONGEST_MEMORY = 10_000;

    private static final long LARGEST_ID = 0xFFFF_FFFFL;

    private final Agenda agenda;
    private final TerminalQuirks quirks;
    private final Consumer<SessionChange> listener;
    private final Map<Long, Account> open = new LinkedHashMap<>();
    private final Map<Long, Account> latest = new HashMap<>();
    private final List<Account> accounts = new ArrayList<>();
    private long nextId;

    SessionBook(Agenda agenda, TerminalQuirks quirks, long firstId, Consumer<SessionChange> listener) {
        this.agenda = agenda;
        this.quirks = quirks;
        this.nextId = firstId;
        this.listener = listener;
    }

    /** One approval. */
    private static final class Account {
        private final long approved;
        private final List<SessionChange> changes = new ArrayList<>();
        private final List<Ledger.RefusedDisposal> refusals = new ArrayList<>();
        private OpenSession session;
        private Option<Agenda.Task> timeout = Option.none();

        Account(OpenSession session) {
            this.session = session;
            this.approved = session.amount();
        }

        Ledger.Entry entry() {
            return new Ledger.Entry(
                    session.sessionId(), session.reference(), approved, session.amount(), changes, refusals);
        }
    }

    /** Takes over what was open before a restart; a deadline that passed meanwhile is overdue. */
    void restore(OpenSession session) {
        Account account = enter(session);
        account.changes.add(
                new SessionChange(Kind.APPROVED, session.sessionId(), session.amount(), session.approvedAt()));
        nextId = Math.max(nextId, session.sessionId() % LARGEST_ID + 1);
    }

    /** An id that no open session has. */
    long freshId() {
        while (open.containsKey(nextId)) {
            nextId = nextId % LARGEST_ID + 1;
        }
        long id = nextId;
        nextId = nextId % LARGEST_ID + 1;
        return id;
    }

    void approve(OpenSession session) {
        record(enter(session), Kind.APPROVED, session.amount());
    }

    private Account enter(OpenSession session) {
        Account account = new Account(session);
        open.put(session.sessionId(), account);
        latest.put(session.sessionId(), account);
        accounts.add(account);
        forgetLongAgo();
        account.timeout = session.deadline().map(deadline -> agenda.plan(deadline, () -> expire(account)));
        return account;
    }

    private void forgetLongAgo() {
        if (accounts.size() > LONGEST_MEMORY + open.size()) {
            for (int i = 0; i < accounts.size(); i++) {
                Account oldest = accounts.get(i);
                long id = oldest.session.sessionId();
                if (open.get(id) != oldest) {
                    accounts.remove(i);
                    latest.remove(id, oldest);
                    return;
                }
            }
        }
    }

    private void expire(Account account) {
        boolean commit = switch (account.session.action()) {
            case COMMIT -> true;
            case VOID -> false;
        };
        end(account, commit ? Kind.EXPIRED_COMMITTED : Kind.EXPIRED_VOIDED, account.session.amount());
    }

    /** (source: psp-protocol 3.12, U-16) */
    ResultReason commit(long id, long amount) {
        Account account = disposable(id);
        if (account == null) {
            return refuse(id, Kind.COMMITTED, amount, ResultReason.SESSION_NOT_FOUND);
        }
        if (amount > account.session.amount() && !quirks.commitAboveCeiling()) {
            return refuse(id, Kind.COMMITTED, amount, ResultReason.NOT_OK);
        }
        end(account, Kind.COMMITTED, amount);
        return ResultReason.OK;
    }

    /** (source: psp-protocol 3.13) */
    ResultReason release(long id) {
        Account account = disposable(id);
        if (account == null) {
            return refuse(id, Kind.VOIDED, 0, ResultReason.SESSION_NOT_FOUND);
        }
        end(account, Kind.VOIDED, account.session.amount());
        return ResultReason.OK;
    }

    private @org.jspecify.annotations.Nullable Account disposable(long id) {
        Account account = open.get(id);
        return account == null && quirks.disposesAgain() ? latest.get(id) : account;
    }

    private ResultReason refuse(long id, Kind kind, long amount, ResultReason reason) {
        Option.of(latest.get(id))
                .forEach(account ->
                        account.refusals.add(new Ledger.RefusedDisposal(kind, amount, reason, agenda.now())));
        return reason;
    }

    Option<OpenSession> find(long id) {
        return Option.of(open.get(id)).map(account -> account.session);
    }

    /** Reserves another amount. */
    void update(long id, long amount) {
        Option.of(open.get(id)).forEach(account -> {
            account.session = account.session.withAmount(amount);
            record(account, Kind.UPDATED, amount);
        });
    }

    /** Loses every open session, without settlement. */
    void forgetAll() {
        List.copyOf(open.values()).forEach(account -> end(account, Kind.FORGOTTEN, account.session.amount()));
    }

    List<OpenSession> openSessions() {
        return open.values().stream().map(account -> account.session).toList();
    }

    Ledger ledger() {
        return new Ledger(accounts.stream().map(Account::entry).toList());
    }

    private void end(Account account, Kind kind, long amount) {
        agenda.cancel(account.timeout);
        open.remove(account.session.sessionId(), account);
        record(account, kind, amount);
    }

    private void record(Account account, Kind kind, long amount) {
        SessionChange change = new SessionChange(kind, account.session.sessionId(), amount, agenda.now());
        account.changes.add(change);
        listener.accept(change);
    }
}
