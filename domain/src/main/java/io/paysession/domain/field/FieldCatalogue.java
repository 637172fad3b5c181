package io.paysession.domain.field;

import io.paysession.domain.field.CatalogueNode.Branch;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.Tuple;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * All fields that a request may carry, and everything that is to be known of each: its type and limits, how answers
 * mask it, whether the payer may write or read it, and which API versions know it (source: gateway-api 4 and 1.5).
 */
public final class FieldCatalogue {
    private static final Seq<CatalogueRows.Row> FIELDS = CatalogueRows.read(CatalogueTable.FIELDS);

    /** The fields of a Create Session request. */
    public static final FieldCatalogue CREATE_SESSION = of(CatalogueTable.CREATE_SESSION);
    /** The storable fields of a session and what else an Update Session request may say. */
    public static final FieldCatalogue SESSION = operation("UPDATE_SESSION");

    /** What a request to register a terminal may say. */
    public static final FieldCatalogue TERMINAL = of(TerminalTable.TERMINAL);
    /** What a request to start a session on a terminal may say. */
    public static final FieldCatalogue TERMINAL_SESSION = of(TerminalTable.SESSION);
    /** What a request to do something with a session on a terminal may say. */
    public static final FieldCatalogue TERMINAL_OPERATION = of(TerminalTable.OPERATION);

    /** The most names that {@code order.custom} may hold (source: gateway-api 4). */
    public static final int MAXIMUM_CUSTOM_NAMES = 50;

    private final Branch root;

    private FieldCatalogue(Branch root) {
        this.root = root;
    }

    private static FieldCatalogue of(Seq<CatalogueTable.Block> rows) {
        return new FieldCatalogue(CatalogueTree.of(CatalogueRows.read(rows), "S", List.empty()));
    }

    /**
     * {@return the session's catalogue with more payer input fields than the documents name, for their list is known in
     * part only (assumption U-3)}
     *
     * @param paths paths of fields, or of groups with all their fields
     * @throws IllegalArgumentException if a path names nothing that a session can hold
     */
    public static FieldCatalogue sessionWithPayerInput(Seq<String> paths) {
        return paths.isEmpty() ? SESSION : new FieldCatalogue(CatalogueTree.of(FIELDS, "S", paths));
    }

    /**
     * {@return what a request for an operation may say: a part of what a session may hold, and what only operations
     * know}
     *
     * @param name the operation's {@code apiOperation}, or another name that {@link OperationTable} has
     * @throws IllegalArgumentException if the table has no such operation
     */
    public static FieldCatalogue operation(String name) {
        return new FieldCatalogue(CatalogueTree.of(FIELDS, OperationTable.letters(name), List.empty()));
    }

    /**
     * {@return of stored fields those that this catalogue knows: an operation ignores what else a session holds}
     *
     * @param fields what was stored, perhaps by a server that knew more
     */
    public RequestFields known(RequestFields fields) {
        return new RequestFields(known(fields.root(), root));
    }

    private static Group known(Group group, Branch branch) {
        return Group.of(group.members().flatMap(member -> {
            CatalogueNode node = branch.members().get(member._1());
            if (node instanceof Branch inner && member._2() instanceof Group innerGroup) {
                Group kept = known(innerGroup, inner);
                return Option.when(!kept.members().isEmpty(), Tuple.of(member._1(), (FieldValue) kept));
            }
            return Option.when(node != null, member);
        }));
    }

    /**
     * {@return the paths of all fields, in no order: {@code order.item[].name} in a list, {@code order.custom.<name>}
     * in a map with free names, {@code airline.<any>} in a group of which only the name is known}
     */
    public Seq<String> paths() {
        return paths("", root);
    }

    private static Seq<String> paths(String path, CatalogueNode node) {
        if (node instanceof Branch branch) {
            String prefix = path.isEmpty() ? "" : path + ".";
            return List.ofAll(branch.members().entrySet())
                    .flatMap(member -> paths(prefix + member.getKey(), member.getValue()));
        }
        if (node instanceof CatalogueNode.Listing listing) {
            return paths(path + "[]", listing.item());
        }
        if (node instanceof CatalogueNode.Open open) {
            return paths(path, new Branch(open.rules())).prepend(path + ".<any>");
        }
        return List.of(node instanceof CatalogueNode.Named ? path + ".<name>" : path);
    }

    /**
     * Reads a request: what is right in it, in normal form, and all that is wrong with it.
     *
     * @param document what a client has sent
     * @param version the version of the API that the client has called
     * @return the fields, and everything that is wrong with them
     */
    public FieldReading read(Group document, ApiVersion version) {
        return new FieldReader(version).read(document, root);
    }

    /**
     * {@return what a merchant's answer shows of stored fields: masked, and completed by what the card number tells}
     *
     * @param fields what is stored
     */
    public Group showToMerchant(RequestFields fields) {
        return new FieldPresenter(rule -> true).show(fields.root(), root);
    }

    /**
     * {@return what a payer's answer shows of stored fields: the payer output fields only, masked like a merchant's}
     *
     * @param fields what is stored
     */
    public Group showToPayer(RequestFields fields) {
        return new FieldPresenter(FieldRule::payerReads).show(fields.root(), root);
    }

    /**
     * {@return recorded fields as answers about orders show them: decimal numbers, which are texts in requests and
     * sessions, are numbers (source: recorded-responses 1, "Amounts")} Open groups are masked once more, because
     * earlier releases have recorded them as they were said. What the catalogue does not know stays as it is.
     *
     * @param recorded what {@link #record} has left
     */
    public Group withNumbers(RequestFields recorded) {
        return DecimalNumbers.in(recorded.root(), root);
    }

    /**
     * {@return what a transaction remembers of the fields that it used, and answers show for ever: masked, completed by
     * what the card number tells, and without what is to be used once only}
     *
     * @param fields what the transaction was asked for with
     */
    public RequestFields record(RequestFields fields) {
        return new RequestFields(new FieldPresenter(FieldRule::recorded).show(fields.root(), root));
    }

    /**
     * {@return of fields those that this catalogue does not know, where the request has no place for them}
     *
     * @param fields what was asked for with the request
     */
    public Seq<Violation> unexpected(RequestFields fields) {
        return unexpected(fields.root(), root, FieldPath.ROOT);
    }

    private static Seq<Violation> unexpected(Group group, Branch branch, FieldPath path) {
        return group.members().toList().flatMap(member -> {
            CatalogueNode node = branch.members().get(member._1());
            FieldPath place = path.member(member._1());
            if (node instanceof Branch inner && member._2() instanceof Group innerGroup) {
                return unexpected(innerGroup, inner, place);
            }
            return node == null ? List.of(Violation.of(place, Violation.Kind.UNEXPECTED)) : List.<Violation>empty();
        });
    }

    /**
     * {@return one text for all requests that mean the same, and another for any that does not: the request in normal
     * form, without what a repeated request may say differently ({@code correlationId}) and without what must leave no
     * trace, not even a digest (security code, PIN, tracks)} It holds card data.
     *
     * @param reading what this catalogue read, without violations
     */
    public String canonical(FieldReading reading) {
        return CanonicalText.of(reading.fields().root().merge(reading.envelope().root()), root);
    }
}
