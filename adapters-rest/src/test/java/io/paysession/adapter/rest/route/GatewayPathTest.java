package io.paysession.adapter.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GatewayPathTest {
    private static final String SHOP = "/api/rest/version/100/merchant/SHOP";

    private final GatewayPath paths = new GatewayPath();

    GatewayPathTest() {
        paths.serve("PUT", GatewayPath.MERCHANT + "/session/{sessionId}");
        paths.serve("GET", GatewayPath.MERCHANT + "/session/{sessionId}");
        paths.serve("POST", GatewayPath.MERCHANT + "/session");
        paths.serve("GET", GatewayPath.MERCHANT + "/order/{orderid}");
        paths.serve("POST", "/page/{token}");
    }

    @Test
    void knows_which_methods_are_served_at_a_path_and_everything_elsewhere() {
        assertThat(paths.methods(SHOP + "/session/S")).containsExactly("GET", "PUT", "OPTIONS");
        assertThat(paths.methods(SHOP + "/session")).containsExactly("POST", "OPTIONS");
        assertThat(paths.methods("/page/x")).containsExactly("POST", "OPTIONS");
        assertThat(paths.methods("/page/x/y")).isEqualTo(GatewayPath.METHODS);
        assertThat(paths.methods("/page/")).isEqualTo(GatewayPath.METHODS);
    }

    @Test
    void explains_by_what_is_served() {
        assertThat(paths.explain(SHOP + "/order/o/else"))
                .isEqualTo("After url path /rest/version/100/merchant/SHOP/order/o, expected end of path");
        paths.serve("GET", GatewayPath.MERCHANT + "/order/{orderid}/transaction/{transactionid}");
        assertThat(paths.explain(SHOP + "/order/o/else"))
                .isEqualTo("After url path /rest/version/100/merchant/SHOP/order/o, expected /transaction");
    }

    @Test
    void expects_a_session_where_nothing_served_begins_so() {
        assertThat(paths.explain(SHOP + "/token/t"))
                .isEqualTo("After url path /rest/version/100/merchant/SHOP, expected /session");
        assertThat(paths.explain("/api/nvp")).isEqualTo("After url path /, expected /rest");
        assertThat(paths.explain("/api")).isEqualTo("After url path /, expected /rest");
    }
}
