package io.paysession.adapter.psp.simulator;

/**
 * Behaviour that the vendor's text leaves open.
 *
 * @param startAnswered a Result OK follows Start Session and Read Card at once (U-14: no)
 * @param authAnswered a Result OK follows Auth Session at once (U-14: no)
 * @param commitAboveCeiling a commit may exceed what was reserved (U-16: no)
 * @param disposesAgain a commit or void of a session that has ended takes effect again, as a faulty terminal might (U-16:
 *     no, it is not found)
 * @param approvesAfterCancel the bank's answer counts although the host cancelled meanwhile (U-30: no)
 */
public record TerminalQuirks(
        boolean startAnswered,
        boolean authAnswered,
        boolean commitAboveCeiling,
        boolean disposesAgain,
        boolean approvesAfterCancel) {
    /** The proposed defaults. */
    public static TerminalQuirks none() {
        return new TerminalQuirks(false, false, false, false, false);
    }

    /** Start Session is answered (U-14). */
    TerminalQuirks withStartAnswered() {
        return new TerminalQuirks(true, authAnswered, commitAboveCeiling, disposesAgain, approvesAfterCancel);
    }

    /** Auth Session is answered (U-14). */
    TerminalQuirks withAuthAnswered() {
        return new TerminalQuirks(startAnswered, true, commitAboveCeiling, disposesAgain, approvesAfterCancel);
    }

    /** Commits may exceed what was reserved (U-16). */
    TerminalQuirks withCommitAboveCeiling() {
        return new TerminalQuirks(startAnswered, authAnswered, true, disposesAgain, approvesAfterCancel);
    }

    /** A session that has ended can be disposed of again, as in a faulty terminal (U-16). */
    TerminalQuirks withDisposesAgain() {
        return new TerminalQuirks(startAnswered, authAnswered, commitAboveCeiling, true, approvesAfterCancel);
    }

    /** Late approvals (U-30). */
    public TerminalQuirks approvingAfterCancel() {
        return new TerminalQuirks(startAnswered, authAnswered, commitAboveCeiling, disposesAgain, true);
    }

    /** Takes every commit (U-16). */
    public TerminalQuirks committingAnything() {
        return new TerminalQuirks(startAnswered, authAnswered, true, true, approvesAfterCancel);
    }
}
