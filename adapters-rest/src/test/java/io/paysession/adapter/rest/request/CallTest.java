package io.paysession.adapter.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Access;
import io.paysession.application.access.Credentials;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Nothing;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

class CallTest {
    private static final Group ANSWER = Group.EMPTY.with("result", new Text("SUCCESS"));

    @Test
    void an_answer_has_the_correlation_id_of_its_request() {
        assertThat(correlated(new Text("c-1"))).isEqualTo(ANSWER.with("correlationId", new Text("c-1")));
    }

    @Test
    void a_number_is_a_text_too() {
        assertThat(correlated(new FieldValue.Number("007"))).isEqualTo(ANSWER.with("correlationId", new Text("007")));
    }

    @Test
    void what_says_nothing_is_not_echoed() {
        assertThat(call(Group.EMPTY).correlated(ANSWER)).isEqualTo(ANSWER);
        assertThat(List.<FieldValue>of(new Nothing(), Group.EMPTY, new Flag(true))
                        .map(CallTest::correlated))
                .allMatch(ANSWER::equals);
    }

    private static Group correlated(FieldValue id) {
        return call(Group.EMPTY.with("correlationId", id)).correlated(ANSWER);
    }

    private static Call call(Group document) {
        Access access = new Access(new ApiVersion(78), new MerchantId("TESTSHOP01"), Credentials.NONE);
        return new Call(access, HashMap.empty(), document);
    }
}
