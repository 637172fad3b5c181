package io.paysession.adapter.persistence.token;

import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.adapter.persistence.sql.Statements;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves tokens to the current master key. Rows that somebody else is just using are left for the next time. Nothing but the
 * encryption changes, and no revision: whoever has read a row before can still change it.
 */
public final class TokenRekeying {
    private static final Logger LOG = LoggerFactory.getLogger(TokenRekeying.class);

    private final Statements statements;
    private final KeyRing keys;
    private final TokenSealing tokens;

    public TokenRekeying(Statements statements, KeyRing keys) {
        this.statements = statements;
        this.keys = keys;
        tokens = new TokenSealing(keys);
    }

    /** Moves as many at the most, and says how many they were. */
    public int move(int limit) {
        Seq<String> old = keys.ids().tail();
        if (old.isEmpty()) {
            return 0;
        }
        return statements.inTransaction(transaction -> move(transaction, old, limit));
    }

    private int move(Statements.Transaction transaction, Seq<String> old, int limit) throws SQLException {
        int moved = 0;
        for (TokenRow row : TokenStatements.lockOld(transaction, old, limit)) {
            Option<TokenRow> renewed = renewed(row);
            moved += renewed.isDefined() && TokenStatements.renew(transaction, renewed.get()) ? 1 : 0;
        }
        return moved;
    }

    /** What is damaged keeps its key, which then stays needed; the rest moves. */
    private Option<TokenRow> renewed(TokenRow row) {
        try {
            return Option.some(tokens.seal(tokens.open(row)));
        } catch (DamagedDataException e) {
            LOG.warn("Not moved to the current master key: {}", e.getMessage());
            return Option.none();
        }
    }
}
