package io.paysession.adapter.acquirer.threeds;

import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * The documented test cards of 3-D Secure (source: gateway-api 6, "3DS browser cards"). One outcome a line: its word, what
 * belongs to it, and the cards. {@code method} the browser calls the issuer first; {@code eci=}, {@code reason=} as in
 * answers. A card that is not listed does not take part, and neither do those of the line {@code none}.
 */
final class TestCards {
    private static final String TABLE = """
        challenge method            : 5123450000000008 2223000000000007
        challenge                   : 4440000009900010 371881733404002
        challenge method            : 3528249999991755 3600000000000115 6445644564456445
        challenge                   : 3528249999991748 3600000000000123 6445644564456460
        challenge                   : 6201089999991455 6213249999999991208
        successful method eci=02    : 5123456789012346
        successful eci=02           : 5555555555000018
        successful method eci=05    : 4440000042200014
        successful eci=05           : 371881887105009 3528249999991821 3600000000000131 36721601220030
        successful eci=05           : 6445644564456411 6587060001006370 6201089999995464
        attempted eci=01            : 5500005555555559
        attempted eci=06            : 4440000042200022 6201089999994020
        exempt eci=06 reason=81     : 5000000000000000005
        rejected reason=04          : 5506900140100503
        rejected                    : 3528249999981236 3600000000000172 6445644564456155
        failed eci=07 reason=04     : 6201080999990423
        unavailable                 : 5123459999998221
        unavailable eci=01 reason=07: 6201080999990852
        initiate-fails              : 5210760000000004
        authenticate-fails          : 5455031257390496 5455031252665454
        none                        : 5111111111111118 4012000033330026
        """;

    private static final Map<String, TestCard> CARDS = List.ofAll(TABLE.lines())
            .flatMap(line -> {
                String[] sides = line.split(":");
                List<String> words = List.of(sides[0].strip().split(" +"));
                return List.of(sides[1].strip().split(" +")).map(number -> TestCard.of(number, words));
            })
            .toMap(TestCard::number, card -> card);

    private TestCards() {}

    /** The card of that number; none if it does not take part. */
    static Option<TestCard> find(String number) {
        return CARDS.get(number).filter(card -> card.outcome() != Outcome.NONE);
    }

    /** What a card does. */
    enum Outcome {
        CHALLENGE,
        SUCCESSFUL,
        ATTEMPTED,
        EXEMPT,
        REJECTED,
        FAILED,
        UNAVAILABLE,
        INITIATE_FAILS,
        AUTHENTICATE_FAILS,
        NONE
    }

    /**
     * One test card.
     *
     * @param method whether the browser calls the issuer before AUTHENTICATE_PAYER
     * @param eci    the electronic commerce indicator of its outcome
     * @param reason why, if it says
     */
    record TestCard(String number, Outcome outcome, boolean method, Option<String> eci, Option<String> reason) {
        private static TestCard of(String number, List<String> words) {
            return new TestCard(
                    number,
                    Outcome.valueOf(words.head().toUpperCase(Locale.ROOT).replace('-', '_')),
                    words.contains("method"),
                    value(words, "eci="),
                    value(words, "reason="));
        }

        private static Option<String> value(List<String> words, String name) {
            return words.find(word -> word.startsWith(name)).map(word -> word.substring(name.length()));
        }

        @Override
        public String toString() {
            return "TestCard[" + outcome + "]";
        }
    }
}
