package io.paysession.adapter.persistence.merchant;

import io.paysession.adapter.persistence.seal.ContentCodec;
import io.paysession.adapter.persistence.seal.StoredContent;
import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.domain.card.CardBrand;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.CertificateName;
import io.paysession.domain.merchant.CertificateSettings;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.PageSettings;
import io.paysession.domain.merchant.PaymentRules;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.merchant.RequestSettings;
import io.paysession.domain.merchant.TerminalPermission;
import io.paysession.domain.merchant.TokenSettings;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.merchant.UnknownFields;
import io.vavr.Tuple;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's settings as JSON that operators can read. The same settings are always the same text, which is what tells
 * whether somebody else has changed them: names are sorted, and what a later version adds must be written only where it
 * is not what it is by default. The settings of a new merchant are no text at all.
 */
final class SettingsContent {
    private static final String STANDARD = "standard";
    private static final String LINES = "linesOfBusiness";
    private static final String TOKENS = "tokens";
    private static final String ACQUIRER = "acquirer";
    private static final String PRIVILEGES = "privileges";
    private static final String CURRENCIES = "currencies";
    private static final String CARD_TYPES = "cardTypes";
    private static final String PAYER_AUTHENTICATION = "payerAuthentication";
    private static final String RULES = "rules";
    private static final String CAPTURE_TOLERANCE = "captureTolerance";
    private static final String SECURITY_CODE_REQUIRED = "securityCodeRequired";
    private static final String UNIQUE_REFERENCES = "uniqueReferences";
    private static final String REPOSITORY = "repository";
    private static final String UNIQUENESS = "uniqueness";
    private static final String FORMAT = "format";
    private static final String CERTIFICATES = "certificates";
    private static final String NAMES = "names";
    private static final String USE = "use";
    private static final String TERMINALS = "terminals";
    private static final String PLACES = "places";
    private static final String MOST = "most";
    private static final String REQUESTS = "requests";
    private static final String UNKNOWN_FIELDS = "unknownFields";
    private static final String PAGES = "pages";
    private static final String ORIGINS = "origins";

    private SettingsContent() {}

    static @Nullable String write(MerchantSettings settings) {
        if (settings.equals(MerchantSettings.DEFAULT)) {
            return null;
        }
        Group lines = Group.of(settings.linesOfBusiness()
                .map((name, relationship) ->
                        Tuple.of(name, (FieldValue) of(relationship).root())));
        StoredContent content = StoredContent.EMPTY
                .with(STANDARD, of(settings.standard()))
                .with(LINES, lines)
                .with(TOKENS, of(settings.tokens()))
                .withAny(
                        Option.of(settings.certificates()).filter(found -> !found.equals(CertificateSettings.DEFAULT)),
                        (all, certificates) -> all.with(CERTIFICATES, of(certificates)))
                .withAny(
                        Option.some(settings.terminals()).filter(own -> !own.equals(TerminalPermission.DEFAULT)),
                        (all, own) -> all.with(TERMINALS, of(own)))
                .withAny(
                        Option.some(settings.requests()).filter(own -> !own.equals(RequestSettings.DEFAULT)),
                        (all, own) -> all.with(REQUESTS, of(own)))
                .withAny(
                        Option.some(settings.pages()).filter(own -> !own.equals(PageSettings.DEFAULT)),
                        (all, own) -> all.with(PAGES, StoredContent.EMPTY.with(ORIGINS, names(own.origins()))));
        return new String(ContentCodec.write(content.root()), StandardCharsets.UTF_8);
    }

    /** @throws DamagedDataException if the text is not what {@link #write} makes */
    static MerchantSettings read(@Nullable String text) {
        if (text == null) {
            return MerchantSettings.DEFAULT;
        }
        StoredContent content = new StoredContent(ContentCodec.readGroup(text.getBytes(StandardCharsets.UTF_8)));
        StoredContent lines = content.inner(LINES);
        try {
            return new MerchantSettings(
                    relationship(content.inner(STANDARD)),
                    lines.root()
                            .members()
                            .keySet()
                            .foldLeft(TreeMap.empty(), (all, name) -> all.put(name, relationship(lines.inner(name)))),
                    tokens(content.inner(TOKENS)),
                    content.optional(CERTIFICATES, name -> certificates(content.inner(name)))
                            .getOrElse(CertificateSettings.DEFAULT),
                    content.optional(TERMINALS, content::inner)
                            .map(SettingsContent::terminals)
                            .getOrElse(TerminalPermission.DEFAULT),
                    content.optional(REQUESTS, content::inner)
                            .map(SettingsContent::requests)
                            .getOrElse(RequestSettings.DEFAULT),
                    content.optional(PAGES, content::inner)
                            .map(own -> new PageSettings(own.texts(ORIGINS).toSet()))
                            .getOrElse(PageSettings.DEFAULT));
        } catch (IllegalArgumentException e) {
            throw new DamagedDataException("The settings of a merchant cannot be read");
        }
    }

    private static StoredContent of(AcquirerRelationship relationship) {
        return StoredContent.EMPTY
                .with(ACQUIRER, relationship.acquirer().value())
                .with(PRIVILEGES, names(relationship.privileges().map(Privilege::name)))
                .with(CURRENCIES, names(relationship.currencies()))
                .with(CARD_TYPES, names(relationship.cardTypes().map(CardBrand::name)))
                .with(PAYER_AUTHENTICATION, new Flag(relationship.payerAuthentication()))
                .withAny(
                        Option.some(relationship.rules()).filter(own -> !own.equals(PaymentRules.DEFAULT)),
                        (all, own) -> all.with(RULES, of(own)));
    }

    private static AcquirerRelationship relationship(StoredContent content) {
        return new AcquirerRelationship(
                new AcquirerName(content.text(ACQUIRER)),
                content.texts(PRIVILEGES).map(Privilege::valueOf).toSet(),
                content.texts(CURRENCIES).toSet(),
                content.texts(CARD_TYPES).map(CardBrand::valueOf).toSet(),
                content.flag(PAYER_AUTHENTICATION),
                content.optional(RULES, content::inner)
                        .map(SettingsContent::rules)
                        .getOrElse(PaymentRules.DEFAULT));
    }

    private static StoredContent of(PaymentRules rules) {
        return StoredContent.EMPTY
                .with(CAPTURE_TOLERANCE, Integer.toString(rules.captureTolerance()))
                .with(SECURITY_CODE_REQUIRED, names(rules.securityCodeRequired()))
                .withAny(
                        Option.some(rules.uniqueReferences()).filter(Set::nonEmpty),
                        (all, kinds) -> all.with(UNIQUE_REFERENCES, names(kinds.map(UniqueReference.Kind::name))));
    }

    private static PaymentRules rules(StoredContent content) {
        return new PaymentRules(
                Integer.parseInt(content.text(CAPTURE_TOLERANCE)),
                content.texts(SECURITY_CODE_REQUIRED).toSet(),
                content.optional(UNIQUE_REFERENCES, content::texts)
                        .getOrElse(List.empty())
                        .map(UniqueReference.Kind::valueOf)
                        .toSet());
    }

    private static StoredContent of(TokenSettings tokens) {
        return StoredContent.EMPTY
                .with(REPOSITORY, tokens.repository())
                .with(UNIQUENESS, tokens.uniqueness().name())
                .with(FORMAT, tokens.format().name());
    }

    private static TokenSettings tokens(StoredContent content) {
        return new TokenSettings(
                content.text(REPOSITORY),
                TokenSettings.Uniqueness.valueOf(content.text(UNIQUENESS)),
                TokenSettings.Format.valueOf(content.text(FORMAT)));
    }

    private static StoredContent of(CertificateSettings certificates) {
        return StoredContent.EMPTY
                .with(NAMES, names(certificates.names().map(CertificateName::toString)))
                .with(USE, certificates.use().name());
    }

    private static CertificateSettings certificates(StoredContent content) {
        return new CertificateSettings(
                content.texts(NAMES)
                        .map(text -> CertificateName.parse(text)
                                .getOrElseThrow(() -> new IllegalArgumentException("Not a certificate's name")))
                        .toSet(),
                CertificateSettings.Use.valueOf(content.text(USE)));
    }

    private static StoredContent of(TerminalPermission terminals) {
        return StoredContent.EMPTY
                .with(PLACES, names(terminals.places()))
                .withAny(terminals.most(), (all, most) -> all.with(MOST, Integer.toString(most)));
    }

    private static TerminalPermission terminals(StoredContent content) {
        return new TerminalPermission(
                content.texts(PLACES).toSet(),
                content.optional(MOST, content::text).map(Integer::valueOf));
    }

    private static StoredContent of(RequestSettings requests) {
        return StoredContent.EMPTY.with(UNKNOWN_FIELDS, requests.unknownFields().name());
    }

    private static RequestSettings requests(StoredContent content) {
        return new RequestSettings(UnknownFields.valueOf(content.text(UNKNOWN_FIELDS)));
    }

    private static Items names(Set<String> names) {
        return new Items(names.toList().sorted().map(Text::new));
    }
}
