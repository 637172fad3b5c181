package io.paysession.adapter.rest.connection;

/** What one request has of the budget for all; goes back as a whole when the request is over. */
public final class BudgetShare {
    private final ByteBudget budget;
    private long taken;
    private boolean ended;

    public BudgetShare(ByteBudget budget) {
        this.budget = budget;
    }

    /** @return false if there are not so many bytes left; then nothing is taken. Whatever comes after the end is free */
    public synchronized boolean take(int bytes) {
        if (ended) {
            return true;
        }
        if (!budget.take(bytes)) {
            return false;
        }
        taken += bytes;
        return true;
    }

    public synchronized void end() {
        ended = true;
        budget.give(taken);
        taken = 0;
    }
}
