package io.paysession.domain.funds;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * What can be paid with, and can have a token (source: gateway-fields 2, "sourceOfFunds", and 1.1, row 19). The names are
 * the values of {@code sourceOfFunds.type}.
 */
public enum SourceOfFunds {
    /** A bank's card. */
    CARD("card", List.of("number"), List.of()),
    /** A shop's card, which is worth what was paid for it. */
    GIFT_CARD("giftCard", List.of("number"), List.of()),
    /** A bank account in the United States. */
    ACH("ach", List.of("routingNumber", "bankAccountNumber"), List.of()),
    /** A bank account in Canada. */
    DIRECT_DEBIT_CANADA(
            "directDebitCanada",
            List.of("financialInstitutionNumber", "transitNumber", "bankAccountNumber"),
            List.of("bankAccountHolder"));

    /** The request field that names it. */
    public static final String TYPE = "sourceOfFunds.type";

    private static final String PROVIDED = "sourceOfFunds.provided.";

    private final String group;
    private final Seq<String> identity;
    private final Seq<String> others;

    SourceOfFunds(String group, Seq<String> identity, Seq<String> others) {
        this.group = group;
        this.identity = identity;
        this.others = others;
    }

    /**
     * {@return the one of that {@code sourceOfFunds.type}; none if there is no such one here}
     *
     * @param type the type, as requests say it
     */
    public static Option<SourceOfFunds> parse(String type) {
        return List.of(values()).find(source -> source.name().equals(type));
    }

    /**
     * {@return the one that fields name by its type, or if they say none, describe; none if they do neither}
     *
     * @param fields what a request says
     */
    public static Option<SourceOfFunds> of(RequestFields fields) {
        return fields.text(TYPE)
                .map(SourceOfFunds::parse)
                .getOrElse(() -> List.of(values())
                        .find(source -> source.identity()
                                .exists(path -> fields.text(path).isDefined())));
    }

    /** {@return whether it is an account with a bank, which has no number that a scheme knows} */
    public boolean isBankAccount() {
        return switch (this) {
            case CARD, GIFT_CARD -> false;
            case ACH, DIRECT_DEBIT_CANADA -> true;
        };
    }

    /** {@return the request fields that tell it from all others of its kind} */
    public Seq<String> identity() {
        return identity.map(this::path);
    }

    /** {@return the request fields without which it says nothing} A card, when it pays, needs more. */
    public Seq<String> mandatory() {
        return identity().appendAll(others.map(this::path));
    }

    /**
     * {@return the number by which its issuer knows it; none of a bank account}
     *
     * @param fields what a request says
     */
    public Option<String> number(RequestFields fields) {
        return isBankAccount() ? Option.none() : fields.text(path("number"));
    }

    /**
     * {@return what tells it from all others of any kind: of a card its number; none if something of it is missing} Bank
     * accounts are the same however they are written.
     *
     * @param fields what a request says
     */
    public Option<String> account(RequestFields fields) {
        Seq<String> said = identity().flatMap(fields::text);
        if (said.size() != identity.size()) {
            return Option.none();
        }
        return Option.some(
                this == CARD ? said.head() : group + said.map(this::plain).mkString(":", ":", ""));
    }

    /**
     * {@return whether nothing that is said of it, and tells it from others of its kind, is another's than what is known}
     *
     * @param said  what a request says: all of it, a part, or nothing
     * @param known what is known of the one that may be meant, with all that tells it from others
     */
    public boolean isPartOf(RequestFields said, RequestFields known) {
        return identity()
                .forAll(path -> said.text(path)
                        .forAll(part ->
                                known.text(path).exists(whole -> plain(whole).equals(plain(part)))));
    }

    /**
     * {@return of fields those that say what it is}
     *
     * @param fields what a request says
     */
    public RequestFields only(RequestFields fields) {
        Group provided = fields.root().group("sourceOfFunds").group("provided");
        return new RequestFields(Group.EMPTY.with(
                "sourceOfFunds", Group.EMPTY.with("provided", Group.EMPTY.with(group, provided.group(group)))));
    }

    private String plain(String said) {
        return isBankAccount() ? said.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT) : said;
    }

    private String path(String member) {
        return PROVIDED + group + "." + member;
    }
}
