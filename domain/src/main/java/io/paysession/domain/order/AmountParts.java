package io.paysession.domain.order;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.math.BigDecimal;

/**
 * What an order's amount consists of (source: gateway-fields 3.1). Clients read the documents in several ways, so a sum is
 * refused only if it is wrong in each of them, and only where it is certain what belongs to it.
 */
record AmountParts(RequestFields fields) {
    private static final String AMOUNT = "order.amount";
    private static final String NET_AMOUNT = "order.netAmount";
    private static final String ITEM_AMOUNT = "order.itemAmount";
    private static final String TAX_AMOUNT = "order.taxAmount";
    /** The charge's name, and the one that it had in older versions. */
    private static final Seq<String> CHARGES = List.of("order.merchantCharge.amount", "order.surchargeAmount");

    /** What the net amount consists of, each with its sign. */
    private static final Map<String, Integer> PARTS = TreeMap.of(
                    ITEM_AMOUNT, 1, TAX_AMOUNT, 1, "order.shippingAndHandlingAmount", 1)
            .merge(TreeMap.of("order.cashbackAmount", 1, "order.gratuityAmount", 1))
            .merge(TreeMap.of("order.dutyAmount", 1, "order.discount.amount", -1));

    /** Where parts of the amount may stand. */
    static Seq<String> places() {
        return PARTS.keySet().toList().appendAll(CHARGES);
    }

    /** The amount that the payer is to pay, as text; none if it is not said. */
    Option<String> amount() {
        return fields.text(AMOUNT)
                .orElse(() -> exact(NET_AMOUNT).map(net -> net.add(charge()).toPlainString()));
    }

    /** What is to be shown as net amount: as said, or the amount without the charge. */
    Option<String> netAmount() {
        Option<BigDecimal> amount = exact(AMOUNT);
        return fields.text(NET_AMOUNT)
                .orElse(() -> amount.filter(any -> charge().signum() > 0)
                        .map(all -> all.subtract(charge()))
                        .filter(net -> net.signum() >= 0)
                        .map(BigDecimal::toPlainString));
    }

    /** What does not add up. */
    Seq<Violation> violations() {
        Option<String> place =
                List.of(NET_AMOUNT, AMOUNT).find(path -> exact(path).isDefined());
        return place.filter(path -> !areTwoAmountsRight() || !isSumRight())
                .map(path -> Violation.wrongSum(path, fields.text(path).get()))
                .toList();
    }

    /** With the charge or without it. */
    private boolean areTwoAmountsRight() {
        return exact(NET_AMOUNT)
                .forAll(net -> exact(AMOUNT).forAll(all -> same(all, net) || same(all, net.add(charge()))));
    }

    private boolean isSumRight() {
        if (!isSumCertain()) {
            return true;
        }
        BigDecimal sum = PARTS.foldLeft(
                BigDecimal.ZERO,
                (total, part) ->
                        total.add(exact(part._1()).getOrElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(part._2()))));
        Option<BigDecimal> amount = exact(AMOUNT);
        BigDecimal net = exact(NET_AMOUNT).getOrElse(() -> amount.get().subtract(charge()));
        return same(sum, net) || same(sum.add(charge()), net) || amount.exists(all -> same(sum, all));
    }

    /** What is left out is worked out by line, and everybody rounds in another way. */
    private boolean isSumCertain() {
        return exact(ITEM_AMOUNT).isDefined()
                && (exact(TAX_AMOUNT).isDefined()
                        || !lines().exists(line -> line.members().containsKey("unitTaxAmount")));
    }

    private Seq<Group> lines() {
        FieldValue list = fields.root().group("order").members().get("item").getOrElse(Group.EMPTY);
        return list instanceof FieldValue.Items items
                ? items.values().filter(Group.class::isInstance).map(Group.class::cast)
                : List.empty();
    }

    private BigDecimal charge() {
        return CHARGES.flatMap(this::exact).headOption().getOrElse(BigDecimal.ZERO);
    }

    private Option<BigDecimal> exact(String path) {
        return fields.text(path).map(BigDecimal::new);
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }
}
