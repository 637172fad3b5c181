package io.paysession.adapter.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplicationTest {
    private static Replication of(boolean byName, boolean visible, long standbys) {
        return new Replication(false, byName, visible, standbys);
    }

    @Test
    void loses_nothing_only_when_a_commit_waits_for_a_standby_that_is_there() {
        assertThat(of(true, true, 1).failoverRisk()).isEmpty();
        assertThat(of(true, true, 2).failoverRisk()).isEmpty();
        assertThat(of(false, true, 1).failoverRisk().get()).contains("synchronous_standby_names");
        assertThat(of(true, true, 0).failoverRisk().get()).contains("at the moment");
        assertThat(of(true, false, 0).failoverRisk().get()).contains("GRANT pg_read_all_stats");
    }
}
