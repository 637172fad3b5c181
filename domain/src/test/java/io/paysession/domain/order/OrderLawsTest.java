package io.paysession.domain.order;

import static io.paysession.domain.order.Samples.KEY;
import static io.paysession.domain.order.Samples.NOW;
import static io.paysession.domain.order.Samples.answer;
import static io.paysession.domain.testing.Cases.check;
import static io.paysession.domain.testing.Cases.oneOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.money.Money;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Currency;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds of every order, whatever was asked of it and whatever the acquirer said: random stories of up to 30 steps. */
class OrderLawsTest {
    private static final int STORIES = 4_000;
    private static final int LONGEST = 30;

    @Test
    void totals_are_what_the_transactions_add_up_to() {
        check(STORIES, random -> new Story(random).tell(OrderLawsTest::assertTotals));
    }

    @Test
    void no_more_is_captured_than_authorised_and_no_more_refunded_than_captured_without_the_privilege() {
        check(STORIES, random -> {
            Story story = new Story(random);
            story.tell(order -> {
                Totals totals = order.totals();
                boolean alone = order.transactions().exists(Transaction::isStandalone);
                if (!story.may(Privilege.EXCESSIVE_CAPTURE) && !alone) {
                    assertThat(totals.captured()).isLessThanOrEqualTo(totals.authorized());
                }
                if (!story.may(Privilege.EXCESSIVE_REFUND) && !alone) {
                    assertThat(totals.refunded()).isLessThanOrEqualTo(totals.captured());
                }
            });
        });
    }

    @Test
    void an_open_transaction_locks_the_order_until_the_last_word_is_spoken() {
        check(STORIES, random -> {
            Story story = new Story(random);
            story.tell(order -> {
                assertThat(order.transactions().count(Transaction::isOpen)).isLessThanOrEqualTo(1);
                if (order.open().isDefined()) {
                    NewTransaction other = story.newTransaction("other");
                    if (other.amount().currency().equals(order.currency())) {
                        assertThat(order.accept(other, NOW).getLeft()).isEqualTo(new OrderRefusal.Locked());
                    }
                }
            });
        });
    }

    @Test
    void what_is_settled_stays_as_it_is_whatever_is_said_later() {
        check(STORIES, random -> {
            Story story = new Story(random);
            story.tell(order -> order.transactions()
                    .filter(transaction -> !transaction.isOpen())
                    .forEach(settled -> {
                        AcquirerAnswer late = answer(oneOf(random, GatewayCode.values()), settled.amount());
                        assertThat(order.hear(settled.id(), late, NOW.plusSeconds(1)))
                                .isSameAs(order);
                    }));
        });
    }

    @Test
    void what_a_transaction_left_is_shown_for_ever() {
        check(STORIES, random -> {
            Story story = new Story(random);
            java.util.Map<TransactionId, Transaction> seen = new java.util.HashMap<>();
            story.tell(order -> order.transactions()
                    .filter(transaction -> !transaction.isOpen())
                    .forEach(settled -> {
                        Transaction first = seen.putIfAbsent(settled.id(), settled);
                        assertThat(first == null ? settled : first).isEqualTo(settled);
                    }));
        });
    }

    @Test
    void what_fails_leaves_the_totals_and_what_was_refused_leaves_the_order() {
        check(STORIES, random -> {
            Story story = new Story(random);
            story.tell(order -> order.open().forEach(open -> {
                Order failed = order.hear(open.id(), answer(GatewayCode.DECLINED, open.amount()), NOW);
                assertThat(failed.totals()).isEqualTo(order.totals());
                if (!order.totals().equals(Totals.none(order.currency()))) {
                    assertThat(failed.status()).isEqualTo(order.status());
                }
            }));
        });
    }

    @Test
    void the_revision_counts_every_change() {
        check(STORIES, random -> {
            int[] last = {-1};
            Order[] before = new Order[1];
            new Story(random).tell(order -> {
                if (order != before[0]) {
                    assertThat(order.revision()).isEqualTo(last[0] + 1);
                }
                last[0] = order.revision();
                before[0] = order;
            });
        });
    }

    /** The rules of gateway-api 3.5 once more, in whole numbers that can also be negative. */
    private static void assertTotals(Order order) {
        BigInteger authorized = BigInteger.ZERO;
        BigInteger captured = BigInteger.ZERO;
        BigInteger refunded = BigInteger.ZERO;
        for (Transaction transaction : order.transactions()) {
            if (!transaction.hasSucceeded()) {
                continue;
            }
            BigInteger moved = BigInteger.valueOf(transaction.amount().minorUnits());
            switch (transaction.type().name()) {
                case "AUTHORIZATION", "AUTHORIZATION_UPDATE" -> authorized = authorized.add(moved);
                case "PAYMENT" -> {
                    authorized = authorized.add(moved);
                    captured = captured.add(moved);
                }
                case "CAPTURE" -> captured = captured.add(moved);
                case "REFUND" -> refunded = refunded.add(moved);
                case "VOID_AUTHORIZATION" -> authorized = authorized.subtract(moved);
                case "VOID_PAYMENT" -> {
                    authorized = authorized.subtract(moved);
                    captured = captured.subtract(moved);
                }
                case "VOID_CAPTURE" -> captured = captured.subtract(moved);
                case "VOID_REFUND" -> refunded = refunded.subtract(moved);
                default -> assertThat(transaction.type().name()).isIn("AUTHENTICATION", "VERIFICATION");
            }
            assertThat(List.of(authorized, captured, refunded)).allMatch(total -> total.signum() >= 0);
        }
        Totals totals = order.totals();
        assertThat(List.of(totals.authorized(), totals.captured(), totals.refunded())
                        .map(total -> BigInteger.valueOf(total.minorUnits())))
                .containsExactly(authorized, captured, refunded);
        assertThat(List.of(totals.authorized(), totals.captured(), totals.refunded())
                        .map(Money::currency))
                .containsOnly(order.currency());
    }

    /** A random order, from its first transaction on; every state that it comes through is looked at. */
    private static final class Story {
        private final SplittableRandom random;
        private final Currency currency;
        private final AcquirerRelationship relationship;
        private Option<Order> order = Option.none();
        private Instant now = NOW;

        Story(SplittableRandom random) {
            this.random = random;
            currency = Currency.getInstance(oneOf(random, "JPY", "EUR", "KWD"));
            relationship = new AcquirerRelationship(
                    Samples.USUAL.acquirer(),
                    HashSet.of(Privilege.values())
                            .filter(privilege -> !privilege.name().startsWith("EXCESSIVE") || random.nextBoolean()),
                    HashSet.empty(),
                    HashSet.empty(),
                    true);
        }

        boolean may(Privilege privilege) {
            return relationship.may(privilege);
        }

        void tell(java.util.function.Consumer<Order> law) {
            int steps = random.nextInt(1, LONGEST);
            for (int i = 0; i < steps; i++) {
                String id = "t-" + i;
                order = order.flatMap(Order::open).isDefined() ? hear(order.get()) : ask(id);
                order.forEach(law);
            }
        }

        private Option<Order> ask(String id) {
            now = now.plusSeconds(1);
            NewTransaction request = newTransaction(id);
            Option<Order> asked = order.isEmpty()
                    ? Order.begin(KEY, request, now).toOption()
                    : order.get().accept(request, now).toOption();
            return asked.orElse(order);
        }

        private Option<Order> hear(Order asked) {
            now = now.plusSeconds(1);
            Transaction open = asked.open().get();
            GatewayCode code = random.nextInt(3) > 0 ? GatewayCode.APPROVED : oneOf(random, GatewayCode.values());
            Money amount = code == GatewayCode.PARTIALLY_APPROVED
                    ? new Money(Math.max(1, open.amount().minorUnits() / 2), currency).orAtMost(open.amount())
                    : open.amount();
            return Option.some(asked.hear(open.id(), answer(code, amount), now));
        }

        NewTransaction newTransaction(String id) {
            Operation operation = operation();
            long units = operation == Operation.VOID ? 0 : random.nextInt(1, 1_200);
            Option<String> target = order.isDefined()
                            && (operation == Operation.VOID || operation == Operation.REFUND && random.nextBoolean())
                    ? Option.some(anyTransaction(order.get()))
                    : Option.none();
            return Samples.newTransaction(id, operation, new Money(units, currency), target, relationship);
        }

        /** What makes a long story: mostly what may follow. */
        private Operation operation() {
            boolean begun = order.exists(existing -> !existing.totals().equals(Totals.none(existing.currency())));
            return begun && random.nextInt(8) > 0
                    ? oneOf(random, Operation.CAPTURE, Operation.REFUND, Operation.VOID, Operation.UPDATE_AUTHORIZATION)
                    : oneOf(random, Operation.values());
        }

        private String anyTransaction(Order existing) {
            return existing.transactions()
                    .get(random.nextInt(existing.transactions().size()))
                    .id()
                    .value();
        }
    }
}
