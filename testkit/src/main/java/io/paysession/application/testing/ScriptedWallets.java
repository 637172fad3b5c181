package io.paysession.application.testing;

import static io.paysession.application.testing.SampleSessions.group;

import io.paysession.application.port.Wallets;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;

/** Wallets that do what the name of the checkout says: {@code card}, {@code unreachable}, {@code forged}, {@code wrong}. */
public final class ScriptedWallets implements Wallets {
    private final List<Checkout> asked = new ArrayList<>();
    private Runnable meanwhile = () -> {};

    /**
     * {@return what happens while a wallet is asked}
     *
     * @param something what somebody else does meanwhile
     */
    public ScriptedWallets meanwhile(Runnable something) {
        meanwhile = something;
        return this;
    }

    @Override
    public synchronized Either<Refused, Group> fetch(Checkout checkout) {
        asked.add(checkout);
        meanwhile.run();
        String named = checkout.provider()
                .references()
                .headOption()
                .flatMap(path -> checkout.reference().text(path))
                .getOrElse("");
        return switch (named) {
            case "card" -> Either.right(given("5123450000000008"));
            case "wrong" -> Either.right(given("5123450000000001"));
            case "forged" -> Either.left(Refused.NOT_GENUINE);
            case "unreachable" -> Either.left(Refused.NOT_REACHED);
            default -> Either.left(Refused.UNKNOWN_CHECKOUT);
        };
    }

    /** {@return what was asked for, the first one first} */
    public synchronized List<Checkout> asked() {
        return List.copyOf(asked);
    }

    private static Group given(String number) {
        Group card =
                group("number", new Text(number), "expiry", group("month", new Text("01"), "year", new Text("39")));
        return group(
                "billing",
                group("address", group("city", new Text("Dublin"), "country", new Text("IRL"))),
                "sourceOfFunds",
                group("type", new Text("CARD"), "provided", group("card", card)));
    }
}
