package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/**
 * A contract is worth what it catches. Each implementation here breaks one promise of its port, as somebody who has not
 * read the port closely might; the test of the contract that is named beside it must fail on it.
 */
class PlantedFaultsTest {
    static Stream<Arguments> faults() {
        return Stream.of(
                caught(
                        FaultySessions.ReplacesByVersion.class,
                        "does_not_replace_a_state_of_the_same_version_that_is_not_the_current_one"),
                caught(FaultySessions.ReplacesByVersion.class, "counts_every_authentication_of_a_payer"),
                caught(FaultySessions.PurgesWithoutLimit.class, "purges_no_more_at_a_time_than_it_may"),
                caught(FaultySessions.PurgesLate.class, "purges_at_the_very_moment_of_expiry"),
                caught(FaultySessions.BringsBack.class, "does_not_bring_back_a_session_that_is_gone"),
                caught(FaultySessions.FindsTheLivingOnly.class, "purges_at_the_very_moment_of_expiry"),
                caught(
                        FaultyOrders.ComparesStatus.class,
                        "does_not_save_over_a_state_of_the_same_status_that_is_not_the_current_one"),
                caught(
                        FaultyOrders.ClaimsByAge.class,
                        "an_order_waits_since_its_acquirer_was_asked_last_and_not_since_it_was_created"),
                caught(FaultyOrders.SavesByHalves.class, "saves_no_order_if_the_session_has_changed"),
                caught(FaultyOrders.SavesByHalves.class, "saves_no_next_state_if_the_session_is_gone"),
                caught(
                        FaultyOrders.LeavesTheRightToAsk.class,
                        "whoever_claims_an_order_takes_the_right_to_ask_from_whoever_had_it"),
                caught(FaultyOrders.ClaimsPayersTwice.class, "claims_payers_who_were_sent_away_once_in_a_while"),
                caught(
                        FaultyOrders.ClaimsPayersTwice.class,
                        "claims_no_payer_who_has_answered_nor_what_is_no_authentication"),
                caught(FaultyOrders.ClaimsAnyPayer.class, "claims_payers_who_were_sent_away_once_in_a_while"),
                caught(FaultyOrders.ForgetsNames.class, "lets_exactly_one_of_many_orders_have_a_name"),
                caught(FaultyOrders.NamesOrdersOnly.class, "gives_a_name_to_one_transaction_only"),
                caught(FaultyOrders.NamesBeforeItSaves.class, "a_change_that_is_not_saved_gives_no_name"),
                caught(
                        FaultyMerchants.ListsIgnoringCase.class,
                        "lists_capital_letters_before_small_ones_and_both_of_a_name"),
                caught(FaultyMerchants.FindsIgnoringCase.class, "keeps_identifiers_apart_that_differ_in_case_only"),
                caught(
                        FaultyMerchants.ComparesPasswords.class,
                        "does_not_replace_when_only_the_settings_have_changed_meanwhile"),
                caught(FaultyAcquirers.IgnoresClearance.class, "does_nothing_without_clearance"),
                caught(
                        FaultyAcquirers.KeepsTheRest.class,
                        "gives_back_once_what_is_left_of_an_authorisation_that_was_captured_in_part"),
                caught(FaultyAcquirers.DoesAgain.class, "does_once_what_it_is_asked_twice_under_one_reference"),
                caught(
                        FaultyAcquirers.DoesWhatItHasDenied.class,
                        "tells_that_it_was_never_asked_and_refuses_what_arrives_late"));
    }

    private static Arguments caught(Class<?> implementation, String test) {
        return Arguments.of(implementation, test);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void the_contract_catches(Class<?> implementation, String test) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(implementation, test))
                .execute()
                .testEvents();
        assertThat(tests.failed().count()).isEqualTo(1);
    }
}
