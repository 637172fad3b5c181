package io.paysession.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Terminals.Permit;
import io.paysession.application.testing.InMemoryMerchants;
import io.paysession.domain.merchant.CertificateChange;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.merchant.RelationshipChange;
import io.paysession.domain.merchant.RequestSettings;
import io.paysession.domain.merchant.SettingsChange;
import io.paysession.domain.merchant.TerminalPermission;
import io.paysession.domain.merchant.TokenChange;
import io.paysession.domain.terminal.TerminalAddress;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class PermittedTerminalsTest {
    private final InMemoryMerchants merchants = new InMemoryMerchants();
    private final OwnEndpoints own = new OwnEndpoints("jdbc:postgresql://127.0.0.1:6543/paysession");
    private final PermittedTerminals permitted =
            new PermittedTerminals(AllowedTerminals.of(List.of("10.0.0.0/8", "127.0.0.0/8")), 100, own, merchants);

    private void merchant(String id, Option<Option<Integer>> most, String... places) {
        TerminalPermission.Change change = new TerminalPermission.Change(Option.some(HashSet.of(places)), most);
        MerchantSettings settings = MerchantSettings.DEFAULT.change(new SettingsChange(
                Option.none(),
                false,
                RelationshipChange.NONE,
                TokenChange.NONE,
                CertificateChange.NONE,
                change,
                RequestSettings.Change.NONE));
        boolean added = merchants.add(new Merchant(new MerchantId(id), List.of(new PasswordHash("k", "h")), settings));
        assertThat(added).isTrue();
    }

    private Permit permit(String merchant, String address) {
        return permitted.apply(
                new MerchantId(merchant), TerminalAddress.parse(address).get());
    }

    @Test
    void a_list_of_its_own_is_where_a_merchant_and_nobody_else_may_have_terminals() {
        merchant("OWNER", Option.none(), "10.1.0.0/16");
        merchant("OTHER", Option.none());
        assertThat(permit("OWNER", "tcp://10.1.2.3:3201").place()).isTrue();
        assertThat(permit("OWNER", "tcp://10.2.2.3:3201").place()).isFalse();
        assertThat(permit("OTHER", "tcp://10.1.2.3:3201").place()).isFalse();
        assertThat(permit("OTHER", "tcp://10.2.2.3:3201").place()).isTrue();
    }

    @Test
    void a_list_of_its_own_permits_nothing_that_the_server_does_not() {
        merchant("OWNER", Option.none(), "192.0.2.0/24", "127.0.0.1");
        assertThat(permit("OWNER", "tcp://192.0.2.1:3201").place()).isFalse();
        assertThat(permit("OWNER", "tcp://127.0.0.1:3201").place()).isTrue();
        assertThat(permit("OWNER", "tcp://127.0.0.1:6543").place()).isFalse();
    }

    @Test
    void a_merchant_may_have_as_many_as_everybody_unless_another_limit_is_set() {
        merchant("MANY", Option.some(Option.some(5000)));
        merchant("USUAL", Option.none());
        assertThat(permit("MANY", "tcp://10.1.2.3:3201").most()).isEqualTo(5000);
        assertThat(permit("USUAL", "tcp://10.1.2.3:3201").most()).isEqualTo(100);
    }
}
