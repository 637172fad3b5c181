package io.paysession.application.testing;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.math.BigDecimal;

/**
 * The totals of an order, worked out anew from the transactions of a Retrieve Order answer by somebody who knows nothing of
 * how the server does it (source: gateway-api 3.5, table of deltas).
 */
public record RecomputedTotals(BigDecimal authorized, BigDecimal captured, BigDecimal refunded) {

    /**
     * {@return what the order itself says}
     *
     * @param order the order as a document
     */
    public static RecomputedTotals shown(Group order) {
        return new RecomputedTotals(
                number(order, "totalAuthorizedAmount"),
                number(order, "totalCapturedAmount"),
                number(order, "totalRefundedAmount"));
    }

    /**
     * {@return what its transactions come to}
     *
     * @param order the order as a document
     */
    public static RecomputedTotals of(Group order) {
        RecomputedTotals none = new RecomputedTotals(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        RecomputedTotals sum = transactions(order)
                .filter(answer -> text(answer, "result").equals("SUCCESS"))
                .map(answer -> answer.group("transaction"))
                .foldLeft(none, RecomputedTotals::after);
        int decimals = number(order, "totalAuthorizedAmount").scale();
        return new RecomputedTotals(
                sum.authorized.setScale(decimals), sum.captured.setScale(decimals), sum.refunded.setScale(decimals));
    }

    /**
     * {@return the documents of its transactions}
     *
     * @param order the order as a document
     */
    public static Seq<Group> transactions(Group order) {
        return order.members().get("transaction").getOrNull() instanceof Items items
                ? items.values().map(Group.class::cast)
                : List.empty();
    }

    private RecomputedTotals after(Group transaction) {
        BigDecimal amount = number(transaction, "amount");
        return switch (text(transaction, "type")) {
            case "AUTHORIZATION", "AUTHORIZATION_UPDATE" -> plus(amount, BigDecimal.ZERO, BigDecimal.ZERO);
            case "PAYMENT" -> plus(amount, amount, BigDecimal.ZERO);
            case "CAPTURE" -> plus(BigDecimal.ZERO, amount, BigDecimal.ZERO);
            case "REFUND" -> plus(BigDecimal.ZERO, BigDecimal.ZERO, amount);
            case "VOID_AUTHORIZATION" -> plus(amount.negate(), BigDecimal.ZERO, BigDecimal.ZERO);
            case "VOID_PAYMENT" -> plus(amount.negate(), amount.negate(), BigDecimal.ZERO);
            case "VOID_CAPTURE" -> plus(BigDecimal.ZERO, amount.negate(), BigDecimal.ZERO);
            case "VOID_REFUND" -> plus(BigDecimal.ZERO, BigDecimal.ZERO, amount.negate());
            case "VERIFICATION", "AUTHENTICATION" -> this;
            default -> throw new AssertionError("An unknown type of transaction");
        };
    }

    private RecomputedTotals plus(BigDecimal reserved, BigDecimal taken, BigDecimal returned) {
        return new RecomputedTotals(authorized.add(reserved), captured.add(taken), refunded.add(returned));
    }

    private static BigDecimal number(Group group, String name) {
        FieldValue value = group.members().get(name).getOrNull();
        if (value instanceof Number number) {
            return new BigDecimal(number.literal());
        }
        throw new AssertionError("No number: " + name);
    }

    private static String text(Group group, String name) {
        return group.members().get(name).getOrNull() instanceof Text text ? text.text() : "";
    }
}
