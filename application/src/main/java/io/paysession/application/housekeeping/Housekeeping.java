package io.paysession.application.housekeeping;

import io.paysession.application.challenge.ChallengeUseCases;
import io.paysession.application.challenge.FindPayersCommand;
import io.paysession.application.payment.PaymentUseCases;
import io.paysession.application.payment.ResolveIncidentsCommand;
import io.paysession.application.payment.SettleTransactionsCommand;
import io.paysession.application.session.PurgeSessionsCommand;
import io.paysession.application.session.SessionUseCases;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;

/**
 * Everything that an embedding program has to do again and again, in one call: to be made every few seconds, by one thread
 * that may wait, because {@link Chore#SETTLE} waits for acquirers. Several processes may do so side by side. The core has no
 * thread of its own to do it with.
 */
public final class Housekeeping {
    private static final int BATCH = 100;

    private final Map<Chore, Some> chores;

    /** What there is to do. */
    public enum Chore {
        /** Expired sessions are destroyed. Nobody can use them before that either. */
        PURGE,
        /** Acquirers that have not answered are asked what became of transactions. Until then their orders are locked. */
        SETTLE,
        /** Who authenticates payers elsewhere is asked what became of those who have not come back. */
        FIND_PAYERS,
        /** What acquirers have moved in spite of their word is given back. */
        RESOLVE,
        /** What is stored under an older master key is moved to the current one. Until then the older one is needed. */
        REKEY
    }

    /** Does at most so much, and says how much it did. */
    private interface Some {
        int doSome(int limit, BooleanSupplier goesOn);
    }

    private Housekeeping(Map<Chore, Some> chores) {
        this.chores = chores;
    }

    /**
     * {@return of a program that has sessions}
     *
     * @param sessions the use cases that can purge sessions
     */
    public static Housekeeping of(SessionUseCases sessions) {
        return new Housekeeping(LinkedHashMap.of(
                Chore.PURGE, (limit, goesOn) -> sessions.purge().purgeSessions(new PurgeSessionsCommand(limit))));
    }

    /**
     * {@return the same of a program that also has payments}
     *
     * @param payments the use cases that can settle transactions
     */
    public Housekeeping withPayments(PaymentUseCases payments) {
        return with(
                        Chore.SETTLE,
                        (limit, goesOn) -> payments.settle()
                                .settleTransactions(new SettleTransactionsCommand(Option.none(), limit, goesOn)))
                .with(
                        Chore.RESOLVE,
                        (limit, goesOn) -> payments.resolve()
                                .resolveIncidents(new ResolveIncidentsCommand(Option.none(), limit, goesOn)));
    }

    /**
     * {@return the same of a program whose payers are authenticated elsewhere}
     *
     * @param challenges the use cases that can look for payers
     */
    public Housekeeping withPayers(ChallengeUseCases challenges) {
        return with(
                Chore.FIND_PAYERS,
                (limit, goesOn) -> challenges.find().findPayers(new FindPayersCommand(Option.none(), limit, goesOn)));
    }

    /**
     * {@return the same with stores that are encrypted; {@code PersistenceAdapter::rekey}, for example}
     *
     * @param rekey writes at most so many entries anew under the current key, and says how many
     */
    public Housekeeping withRekeying(IntUnaryOperator rekey) {
        return with(Chore.REKEY, (limit, goesOn) -> rekey.applyAsInt(limit));
    }

    private Housekeeping with(Chore chore, Some some) {
        return new Housekeeping(chores.put(chore, some));
    }

    /** {@return what there is to do in this program} */
    public List<Chore> chores() {
        return chores.keySet().toList();
    }

    /**
     * Does all of it, to the end.
     *
     * @return how much of each was done
     */
    public Map<Chore, Integer> run() {
        return run(() -> true);
    }

    /**
     * Does all of it until nothing is left, or it is not to go on. What one chore fails of keeps no other from being done.
     *
     * @param goesOn asked before each step
     * @return how much of each was done
     * @throws RuntimeException the first failure, after everything else was done; the others are suppressed in it
     */
    public Map<Chore, Integer> run(BooleanSupplier goesOn) {
        Map<Chore, Integer> done = LinkedHashMap.empty();
        List<RuntimeException> failures = List.empty();
        for (Chore chore : chores()) {
            try {
                done = done.put(chore, run(chore, goesOn));
            } catch (RuntimeException failure) {
                failures = failures.append(failure);
            }
        }
        if (failures.nonEmpty()) {
            failures.tail().forEach(failures.head()::addSuppressed);
            throw failures.head();
        }
        return done;
    }

    /**
     * Does one of them, for programs that let each have a thread of its own: 0 if there is no such to do.
     *
     * @param chore which one
     * @param goesOn asked before each step
     * @return how much of each was done
     */
    public int run(Chore chore, BooleanSupplier goesOn) {
        int all = 0;
        int some = BATCH;
        while (some == BATCH && goesOn.getAsBoolean()) {
            some = chores.get(chore).map(known -> known.doSome(BATCH, goesOn)).getOrElse(0);
            all += some;
        }
        return all;
    }
}
