package io.paysession.application.testing;

import io.paysession.application.port.Acquirer;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.Operation;
import io.vavr.control.Either;
import java.util.HashMap;
import java.util.Map;

/** Acquirers, each with one fault. */
final class FaultyAcquirers {
    private FaultyAcquirers() {}

    static class IgnoresClearance extends Planted {
        @Override
        public Either<Silence, AcquirerAnswer> ask(Request request, Clearance clearance) {
            return sound.ask(request, Clearance.ALWAYS);
        }
    }

    /** Takes the same request for another one. */
    static class DoesAgain extends Planted {
        private final Map<Reference, Integer> asked = new HashMap<>();

        @Override
        public synchronized Either<Silence, AcquirerAnswer> ask(Request request, Clearance clearance) {
            Either<Silence, AcquirerAnswer> answer = sound.ask(request, clearance);
            if (answer.isRight()) {
                asked.merge(request.reference(), 1, Integer::sum);
            }
            return answer;
        }

        @Override
        protected synchronized int timesDone(Reference reference) {
            return asked.getOrDefault(reference, 0);
        }
    }

    /** Gives nothing back of an authorisation. */
    static class KeepsTheRest extends Planted {
        @Override
        public Either<Silence, AcquirerAnswer> ask(Request request, Clearance clearance) {
            return request.operation() == Operation.VOID
                    ? Either.left(Silence.NO_ANSWER)
                    : sound.ask(request, clearance);
        }
    }

    /** Keeps no note of what it has said that it was never asked for. */
    static class DoesWhatItHasDenied extends Planted {
        DoesWhatItHasDenied() {
            ScriptedAcquirer same = sound.forgetsWhatItSaid();
        }
    }

    /** A sound acquirer, and the contract that it keeps until a fault is planted. */
    private abstract static class Planted extends AcquirerContract implements Acquirer {
        final ScriptedAcquirer sound = new ScriptedAcquirer();

        @Override
        protected Acquirer acquirer() {
            return this;
        }

        @Override
        protected AcquirerName name() {
            return AcquirerName.SANDBOX;
        }

        @Override
        protected int timesDone(Reference reference) {
            return sound.timesDone(reference);
        }

        @Override
        public Either<Silence, AcquirerAnswer> ask(Request request, Clearance clearance) {
            return sound.ask(request, clearance);
        }

        @Override
        public Finding inquire(Inquiry inquiry) {
            return sound.inquire(inquiry);
        }

        @Override
        public boolean knows(AcquirerName name) {
            return sound.knows(name);
        }
    }
}
