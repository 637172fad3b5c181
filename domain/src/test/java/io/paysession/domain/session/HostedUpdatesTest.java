package io.paysession.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Updates by hosted fields are counted apart, unless the operator wants them with the others. */
class HostedUpdatesTest {
    private static final AuthenticationLimit USED_UP = new AuthenticationLimit(1, 1);

    @Test
    void are_allowed_when_the_authentication_limit_is_used_up_and_are_bounded_themselves() {
        SessionPolicy two = new SessionPolicy(SessionLifetime.DEFAULT, false, 2);
        AuthenticationLimit once = USED_UP.count(Requester.HOSTED_FIELDS, two);
        assertThat(USED_UP.refusal(Requester.HOSTED_FIELDS, two)).isEmpty();
        assertThat(once.refusal(Requester.HOSTED_FIELDS, two)).isEmpty();
        AuthenticationLimit twice = once.count(Requester.HOSTED_FIELDS, two);
        assertThat(twice).isEqualTo(new AuthenticationLimit(1, 1, 2));
        assertThat(twice.refusal(Requester.HOSTED_FIELDS, two)).contains(new SessionRefusal.LimitUsedUp(2));
        assertThat(twice.refusal(Requester.PAYER, two)).contains(new SessionRefusal.LimitUsedUp(1));
        assertThat(twice.refusal(Requester.MERCHANT, two)).isEmpty();
    }

    @Test
    void count_against_the_authentication_limit_if_none_are_allowed_beside_it() {
        SessionPolicy none = new SessionPolicy(SessionLifetime.DEFAULT, false, 0);
        assertThat(USED_UP.refusal(Requester.HOSTED_FIELDS, none)).contains(new SessionRefusal.LimitUsedUp(1));
        assertThat(AuthenticationLimit.of(5).count(Requester.HOSTED_FIELDS, none))
                .isEqualTo(new AuthenticationLimit(5, 1));
    }

    @Test
    void have_a_highest_bound() {
        assertThatThrownBy(() -> new SessionPolicy(SessionLifetime.DEFAULT, false, 10_000))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AuthenticationLimit(5, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
