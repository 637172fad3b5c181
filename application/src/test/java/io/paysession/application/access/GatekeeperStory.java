package io.paysession.application.access;

import io.paysession.application.port.Merchants;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.testing.InMemoryWorld;
import io.paysession.domain.merchant.ClientCertificate;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/** A merchant with a password, its payers, and whoever looks after the door. */
abstract class GatekeeperStory {
    static final Secret OLDER = InMemoryWorld.PASSWORD;
    static final Secret NEWER = Secret.of("fedcba9876543210fedcba9876543210");
    static final MerchantId OTHER = new MerchantId("OTHER");

    final InMemoryWorld world = new InMemoryWorld();
    final PaymentSession session = world.newSession(5);
    final Gatekeeper gatekeeper = gatekeeper(world.hashing);

    Access showing(Credentials credentials) {
        Access plain = world.access(credentials);
        return new Access(
                plain.version(),
                plain.merchant(),
                credentials,
                new Origin("", Option.some(new ClientCertificate("00".repeat(32), "cn=shop"))));
    }

    Gatekeeper gatekeeper(PasswordHashing hashing) {
        return new Gatekeeper(world.merchants, hashing, world.sessions, world.time);
    }

    Access with(Secret password) {
        return world.access(Credentials.basic(world.merchant.value(), password));
    }

    static Either<AccessRefusal, Caller> left(AccessRefusal reason) {
        return Either.left(reason);
    }

    record WatchedHashing(PasswordHashing inner, Runnable comparing) implements PasswordHashing {
        @Override
        public PasswordHash hash(MerchantId merchant, Secret password) {
            return inner.hash(merchant, password);
        }

        @Override
        public boolean matches(MerchantId merchant, Secret password, PasswordHash hash) {
            comparing.run();
            return inner.matches(merchant, password, hash);
        }

        @Override
        public PasswordHash decoy() {
            return inner.decoy();
        }

        @Override
        public boolean isCurrent(PasswordHash hash) {
            return inner.isCurrent(hash);
        }
    }

    /** Remembers what a test says, and writes down what it is asked. */
    record StaleMerchants(Merchants inner, Function<MerchantId, Option<Merchant>> memory, java.util.List<String> steps)
            implements Merchants {
        @Override
        public Option<Merchant> remembered(MerchantId id) {
            boolean unusedChange = steps.add("remember");
            return memory.apply(id);
        }

        @Override
        public Option<Merchant> find(MerchantId id) {
            boolean unusedChange = steps.add("find");
            return memory.apply(id);
        }

        @Override
        public Option<Merchant> findAgain(MerchantId id) {
            boolean unusedChange = steps.add("find again");
            return inner.find(id);
        }

        @Override
        public boolean add(Merchant merchant) {
            return inner.add(merchant);
        }

        @Override
        public Seq<Merchant> list() {
            return inner.list();
        }

        @Override
        public boolean replace(Merchant current, Merchant next) {
            return inner.replace(current, next);
        }

        @Override
        public boolean remove(MerchantId id) {
            return inner.remove(id);
        }
    }
}
