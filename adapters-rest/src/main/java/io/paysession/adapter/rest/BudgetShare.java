package io.paysession.adapter.rest;

/** What one request has of the budget for all; goes back as a whole when the request is over. */
final class BudgetShare {
    private final ByteBudget budget;
    private long taken;
    private boolean ended;

    BudgetShare(ByteBudget budget) {
        this.budget = budget;
    }

    /** @return false if there are not so many bytes left; then nothing is taken. Whatever comes after the end is free */
    synchronized boolean take(int bytes) {
        if (ended) {
            return true;
        }
        if (!budget.take(bytes)) {
            return false;
        }
        taken += bytes;
        return true;
    }

    synchronized void end() {
        ended = true;
        budget.give(taken);
        taken = 0;
    }
}
