package io.paysession.bootstrap.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Merchants;
import io.paysession.application.port.Terminals.Permit;
import io.paysession.application.testing.InMemoryMerchants;
import io.paysession.bootstrap.setting.AllowedTerminals;
import io.paysession.domain.merchant.CertificateChange;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.PageSettings;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.merchant.RelationshipChange;
import io.paysession.domain.merchant.RequestSettings;
import io.paysession.domain.merchant.SettingsChange;
import io.paysession.domain.merchant.TerminalPermission;
import io.paysession.domain.merchant.TokenChange;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.lang.reflect.Proxy;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class PermittedTerminalsTest {
    private final InMemoryMerchants merchants = new InMemoryMerchants();
    private Seq<MerchantId> unreadable = List.empty();
    private final OwnEndpoints own = new OwnEndpoints("jdbc:postgresql://127.0.0.1:6543/paysession");
    private final PermittedTerminals permitted = new PermittedTerminals(
            AllowedTerminals.of(List.of("10.0.0.0/8", "127.0.0.0/8")), 100, own, partlyReadable());

    /** The store, with some rows that are damaged. */
    private Merchants partlyReadable() {
        return (Merchants) Proxy.newProxyInstance(
                Merchants.class.getClassLoader(),
                new Class<?>[] {Merchants.class},
                (proxy, method, arguments) -> method.getName().equals("listing")
                        ? new Merchants.Listing(
                                merchants.list().reject(merchant -> unreadable.contains(merchant.id())), unreadable)
                        : method.invoke(merchants, arguments));
    }

    private void merchant(String id, Option<Option<Integer>> most, String... places) {
        TerminalPermission.Change change = new TerminalPermission.Change(Option.some(HashSet.of(places)), most);
        MerchantSettings settings = MerchantSettings.DEFAULT.change(new SettingsChange(
                Option.none(),
                false,
                RelationshipChange.NONE,
                TokenChange.NONE,
                CertificateChange.NONE,
                change,
                RequestSettings.Change.NONE,
                PageSettings.Change.NONE));
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

    private void isUnreadable(String... ids) {
        unreadable = List.of(ids).map(MerchantId::new);
    }

    private boolean stays(PermittedTerminals permitted, String merchant, String address) {
        return permitted
                .now()
                .test(new Terminal(
                        new TerminalKey(new MerchantId(merchant), new TerminalId("T1")),
                        TerminalFamily.P6X,
                        TerminalAddress.parse(address).get(),
                        Currency.getInstance("EUR")));
    }

    @Test
    void a_merchant_whose_row_is_damaged_keeps_what_is_known_to_be_its_and_so_do_the_others() {
        merchant("OWNER", Option.some(Option.some(7)), "10.1.0.0/16");
        merchant("OTHER", Option.none());
        assertThat(permit("OTHER", "tcp://10.1.2.3:3201").place()).isFalse();
        isUnreadable("OWNER");
        assertThat(permit("OTHER", "tcp://10.1.2.3:3201").place()).isFalse();
        assertThat(permit("OTHER", "tcp://10.2.2.3:3201").place()).isTrue();
        assertThat(permit("OWNER", "tcp://10.1.2.3:3201").most()).isEqualTo(7);
        assertThat(stays(permitted, "OWNER", "tcp://10.1.2.3:3201")).isTrue();
        assertThat(stays(permitted, "OTHER", "tcp://10.1.2.3:3201")).isFalse();
        assertThat(stays(permitted, "OTHER", "tcp://10.2.2.3:3201")).isTrue();
        assertThat(merchants.remove(new MerchantId("OWNER"))).isTrue();
        isUnreadable();
        assertThat(permit("OTHER", "tcp://10.1.2.3:3201").place()).isTrue();
    }

    @Test
    void of_whom_nothing_was_ever_read_nothing_is_taken_away_and_given_to_others() {
        merchant("OWNER", Option.none(), "10.1.0.0/16");
        merchant("LISTED", Option.none(), "10.3.0.0/16");
        merchant("OTHER", Option.none());
        isUnreadable("OWNER");
        assertThat(stays(permitted, "OWNER", "tcp://10.1.2.3:3201")).isTrue();
        assertThat(stays(permitted, "OWNER", "tcp://192.0.2.1:3201")).isFalse();
        assertThat(stays(permitted, "OTHER", "tcp://10.2.2.3:3201")).isTrue();
        assertThat(stays(permitted, "OTHER", "tcp://10.3.2.3:3201")).isFalse();
        assertThat(permit("OTHER", "tcp://10.2.2.3:3201").place()).isFalse();
        assertThat(permit("LISTED", "tcp://10.3.2.3:3201").place()).isTrue();
        isUnreadable();
        assertThat(permit("OTHER", "tcp://10.2.2.3:3201").place()).isTrue();
    }

    @Test
    void a_merchant_may_have_as_many_as_everybody_unless_another_limit_is_set() {
        merchant("MANY", Option.some(Option.some(5000)));
        merchant("USUAL", Option.none());
        assertThat(permit("MANY", "tcp://10.1.2.3:3201").most()).isEqualTo(5000);
        assertThat(permit("USUAL", "tcp://10.1.2.3:3201").most()).isEqualTo(100);
    }
}
