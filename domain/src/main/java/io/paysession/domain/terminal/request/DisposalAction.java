package io.paysession.domain.terminal.request;

/** What is done with an approval that nobody has disposed of in time. */
public enum DisposalAction {
    /** The reserved money is released. */
    VOID,
    /** An amount is taken: the one that the policy names, otherwise the metered one. */
    COMMIT
}
