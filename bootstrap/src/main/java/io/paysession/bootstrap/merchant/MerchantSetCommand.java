package io.paysession.bootstrap.merchant;

import io.paysession.application.merchant.SetMerchantCommand;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.bootstrap.storage.DatabaseOptions;
import io.paysession.domain.card.CardBrand;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.merchant.RelationshipChange;
import io.paysession.domain.merchant.SettingsChange;
import io.paysession.domain.merchant.TokenChange;
import io.paysession.domain.merchant.TokenSettings;
import io.paysession.domain.money.Money;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes what a merchant may do and how, and prints what then holds; without an option it only prints. */
@Command(
        name = "set",
        description = "Changes a merchant's settings, and prints them. What is not named stays as it is.",
        mixinStandardHelpOptions = true)
public final class MerchantSetCommand implements Callable<Integer> {
    /** Where the options are declared that say what is to change. */
    public static final Set<Class<?>> SETTINGS = HashSet.of(
            MerchantSetCommand.class,
            PaymentRuleOptions.class,
            CertificateOptions.class,
            TerminalPermissionOptions.class,
            RequestOptions.class,
            PageOptions.class);

    private static final String ALL = "all";
    private static final int LONGEST_LINE_OF_BUSINESS = 100;
    private static final int LONGEST_REPOSITORY = 16;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Parameters(paramLabel = "ID")
    private String id = "";

    @Option(
            names = "--line-of-business",
            paramLabel = "NAME",
            description = "Change what holds for this line of business; a new one begins with what is standard.")
    private @Nullable String lineOfBusiness;

    @Option(names = "--end-line-of-business", description = "Let the line of business end.")
    private boolean ended;

    @Option(names = "--acquirer", paramLabel = "NAME", description = "sandbox, or an acquirer that the servers know.")
    private @Nullable String acquirer;

    @Option(
            names = "--grant",
            paramLabel = "PRIVILEGE",
            split = ",",
            description = "Privileges to add: ${COMPLETION-CANDIDATES}")
    private java.util.List<Privilege> granted = java.util.List.of();

    @Option(names = "--revoke", paramLabel = "PRIVILEGE", split = ",", description = "Privileges to take away.")
    private java.util.List<Privilege> revoked = java.util.List.of();

    @Option(names = "--currencies", paramLabel = "CODE", split = ",", description = "The accepted currencies, or all.")
    private java.util.List<String> currencies = java.util.List.of();

    @Option(
            names = "--card-types",
            paramLabel = "BRAND",
            split = ",",
            description = "The accepted card brands, or all.")
    private java.util.List<String> cardTypes = java.util.List.of();

    @Option(
            names = "--payer-authentication",
            paramLabel = "true|false",
            arity = "1",
            description = "Whether payers are authenticated by 3-D Secure.")
    private @Nullable Boolean payerAuthentication;

    @Option(
            names = "--token-repository",
            paramLabel = "NAME",
            description =
                    "Share tokens with all merchants of this repository, 1 to 16 letters and digits; own for none.")
    private @Nullable String tokenRepository;

    @Option(names = "--token-uniqueness", description = "Whether a card has one token: ${COMPLETION-CANDIDATES}")
    private TokenSettings.@Nullable Uniqueness tokenUniqueness;

    @Option(names = "--token-format", description = "How the gateway names a token: ${COMPLETION-CANDIDATES}")
    private TokenSettings.@Nullable Format tokenFormat;

    @Mixin
    private PaymentRuleOptions rules = new PaymentRuleOptions();

    @Mixin
    private CertificateOptions certificates = new CertificateOptions();

    @Mixin
    private TerminalPermissionOptions terminals = new TerminalPermissionOptions();

    @Mixin
    private RequestOptions requests = new RequestOptions();

    @Mixin
    private PageOptions pages = new PageOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        MerchantId merchant = MerchantCommand.merchantId(id);
        SettingsChange change = settings(relationship());
        database.requireData();
        return MerchantCommand.with(
                database,
                merchants -> MerchantCommand.report(
                        spec,
                        merchants.set().setMerchant(new SetMerchantCommand(merchant, change)),
                        MerchantSetCommand::print,
                        merchant));
    }

    private SettingsChange settings(RelationshipChange change) {
        if (lineOfBusiness != null
                && (lineOfBusiness.isEmpty()
                        || lineOfBusiness.length() > LONGEST_LINE_OF_BUSINESS
                        || lineOfBusiness.chars().anyMatch(Character::isWhitespace))) {
            throw new StartException("--line-of-business must be 1 to 100 characters without blanks");
        }
        if (ended && lineOfBusiness == null) {
            throw new StartException("--end-line-of-business needs --line-of-business");
        }
        return new SettingsChange(
                io.vavr.control.Option.of(lineOfBusiness),
                ended,
                change,
                tokens(),
                certificates.change(),
                terminals.change(),
                requests.change(),
                pages.change());
    }

    private RelationshipChange relationship() {
        return new RelationshipChange(
                io.vavr.control.Option.of(acquirer).map(MerchantSetCommand::acquirer),
                HashSet.ofAll(granted),
                HashSet.ofAll(revoked),
                listed(currencies, MerchantSetCommand::currency),
                listed(cardTypes, MerchantSetCommand::cardType),
                io.vavr.control.Option.of(payerAuthentication),
                rules.change());
    }

    private TokenChange tokens() {
        return new TokenChange(
                io.vavr.control.Option.of(tokenRepository).map(MerchantSetCommand::repository),
                io.vavr.control.Option.of(tokenUniqueness),
                io.vavr.control.Option.of(tokenFormat));
    }

    /** None if the option was not given; empty for {@code all}. */
    static <T> io.vavr.control.Option<Set<T>> listed(java.util.List<String> words, Function<String, T> read) {
        if (words.isEmpty()) {
            return io.vavr.control.Option.none();
        }
        return io.vavr.control.Option.some(
                words.equals(java.util.List.of(ALL))
                        ? HashSet.empty()
                        : HashSet.ofAll(words).map(read));
    }

    private static AcquirerName acquirer(String name) {
        return AcquirerName.parse(name)
                .getOrElseThrow(
                        () -> new StartException("an acquirer's name is 1 to 40 characters of 0-9 a-z A-Z - _"));
    }

    private static String currency(String code) {
        return Money.currency(code)
                .map(java.util.Currency::getCurrencyCode)
                .getOrElseThrow(() -> new StartException("--currencies: there is no currency " + code));
    }

    private static CardBrand cardType(String name) {
        return List.of(CardBrand.values())
                .find(brand -> brand.name().equals(name.toUpperCase(Locale.ROOT)))
                .getOrElseThrow(() -> new StartException("--card-types: there is no card brand " + name));
    }

    private static String repository(String name) {
        if (name.equals("own")) {
            return TokenSettings.OWN;
        }
        if (!name.matches("[0-9A-Za-z]{1," + LONGEST_REPOSITORY + "}")) {
            throw new StartException("--token-repository must be 1 to 16 letters and digits");
        }
        return name;
    }

    static String print(MerchantSettings settings) {
        Seq<String> lines = settings.linesOfBusiness()
                .toList()
                .map(line -> "line of business " + line._1() + ": " + print(line._2()));
        TokenSettings tokens = settings.tokens();
        return lines.prepend("standard: " + print(settings.standard()))
                .append("tokens: "
                        + (tokens.repository().equals(TokenSettings.OWN)
                                ? "own repository"
                                : "repository " + tokens.repository())
                        + ", " + tokens.uniqueness() + ", " + tokens.format())
                .append(CertificateOptions.print(settings.certificates()))
                .append(TerminalPermissionOptions.print(settings.terminals()))
                .append(RequestOptions.print(settings.requests()))
                .append(PageOptions.print(settings.pages()))
                .mkString(System.lineSeparator());
    }

    private static String print(AcquirerRelationship relationship) {
        return "acquirer " + relationship.acquirer()
                + "; privileges "
                + (relationship.privileges().isEmpty()
                        ? "none"
                        : words(relationship.privileges().map(Privilege::name)))
                + "; currencies " + words(relationship.currencies())
                + "; card types " + words(relationship.cardTypes().map(CardBrand::name))
                + "; payer authentication " + (relationship.payerAuthentication() ? "yes" : "no")
                + "; " + PaymentRuleOptions.print(relationship.rules());
    }

    /** No privilege is none; but no currency, and no card type, means every one. */
    static String words(Set<String> words) {
        return words.isEmpty() ? ALL : words.toList().sorted().mkString(",");
    }
}
