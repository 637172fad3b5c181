package io.paysession.example;

import io.paysession.application.access.*;
import io.paysession.application.merchant.*;
import io.paysession.application.session.*;
import io.paysession.application.testing.*;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.shared.Secret;
import java.security.SecureRandom;
import java.time.Instant;

/** Payment sessions inside your own program: no server, no database, no framework. */
public final class EmbeddedSessions {
    public static void main(String... arguments) {
        // What the core needs from the world. In memory here; yours would be a database, a key store and so on.
        var store = new InMemorySessions();
        var merchants = new InMemoryMerchants();
        var hashing = new InMemoryPasswordHashing();
        var ports = new SessionPorts(store, merchants, hashing, SecureRandom::getSeed, Instant::now);
        var sessions = SessionUseCases.of(ports, SessionSettings.DEFAULT);
        var admin = MerchantUseCases.of(new MerchantPorts(merchants, hashing, store, ports.randomness()));
        // A merchant, and what each of its requests says: API version, merchant, credentials.
        var shop = new EnsureMerchantCommand(new MerchantId("TESTSHOP01"), Secret.of("choose a long one"));
        System.out.println("merchant added: " + admin.ensure().ensureMerchant(shop));
        var credentials = Credentials.basic(shop.merchant().value(), shop.password());
        var access = new Access(new ApiVersion(72), shop.merchant(), credentials);
        // Create, update, retrieve. Each answer is an Either: a refusal on the left, the result on the right.
        var created = sessions.create().createSession(new CreateSessionCommand(access, SampleSessions.group()));
        var id = created.get().session().id().value();
        var card = SampleSessions.group("card", SampleSessions.card("5123450000000008", "100"));
        var body = SampleSessions.group("sourceOfFunds", SampleSessions.group("provided", card));
        var updated = sessions.update().updateSession(new UpdateSessionCommand(access, id, body));
        var view = sessions.retrieve().retrieveSession(new RetrieveSessionCommand(access, id));
        var number = new RequestFields(view.get().fields()).text("sourceOfFunds.provided.card.number");
        System.out.println("updateStatus " + updated.get().session().updateStatus() + ", card " + number.get());
    }
}
