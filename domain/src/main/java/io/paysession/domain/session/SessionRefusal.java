package io.paysession.domain.session;

import io.paysession.domain.shared.ApiVersion;

/** Why a session could not be used. Whenever a session refuses, nothing about it has changed. */
public sealed interface SessionRefusal {
    /**
     * Continues with the case that this refusal is.
     *
     * @param <R> what the caller makes of it
     * @param cases what to do in each case
     * @return what the case has made of it
     */
    <R> R match(Cases<R> cases);

    /** One method per refusal, so that a new one cannot be forgotten. */
    interface Cases<R> {
        R gone();

        R limitUsedUp(int allowed);

        R changed(String named, SessionVersion current);

        R otherApiVersion(ApiVersion created, ApiVersion used);

        R notUpdated(UpdateStatus status);
    }

    /** Unknown, expired, or another merchant's: the three cannot be told apart. */
    record Gone() implements SessionRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.gone();
        }
    }

    /** All session-authenticated operations are used up. */
    record LimitUsedUp(int allowed) implements SessionRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.limitUsedUp(allowed);
        }
    }

    /** The client named another version than the current one. */
    record Changed(String named, SessionVersion current) implements SessionRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.changed(named, current);
        }
    }

    /** The operator wants one API version a session, and this was another one. */
    record OtherApiVersion(ApiVersion created, ApiVersion used) implements SessionRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.otherApiVersion(created, used);
        }
    }

    /** An operation needs a session whose last update succeeded, and this one's has not, or there was none. */
    record NotUpdated(UpdateStatus status) implements SessionRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notUpdated(status);
        }
    }
}
