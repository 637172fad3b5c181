package io.paysession.example.spring;

import io.paysession.adapter.rest.RestAdapter;
import io.paysession.adapter.rest.RestMount;
import io.paysession.application.access.Access;
import io.paysession.application.access.RefusalText;
import io.paysession.application.merchant.EnsureMerchantCommand;
import io.paysession.application.merchant.MerchantUseCases;
import io.paysession.application.session.CreateSessionCommand;
import io.paysession.application.session.SessionUseCases;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.shared.Secret;
import io.vavr.control.Option;
import jakarta.servlet.Servlet;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A shop that makes payment sessions of its own, and lets its customers' browsers fill them. */
@SpringBootApplication
public class Shop {
    static final MerchantId MERCHANT = new MerchantId("MYSHOP");

    public static void main(String... arguments) {
        SpringApplication.run(Shop.class, arguments);
    }

    /** The gateway's API for browsers and for whatever client speaks it, in the shop's own server. */
    @Bean(destroyMethod = "close")
    RestMount gatewayApi(SessionUseCases sessions) {
        RestAdapter.Served served = new RestAdapter.Served(sessions, Option.none());
        return RestMount.of(RestMount.Settings.of("my-shop"), served, (operation, status, nanos) -> {});
    }

    @Bean
    ServletRegistrationBean<Servlet> gatewayServlet(RestMount gatewayApi) {
        return new ServletRegistrationBean<>(gatewayApi.servlet(), "/api/rest/*");
    }

    /** What the shop does itself is done as its own merchant: nobody sends a password within a process. */
    @RestController
    static class Checkout {
        private final SessionUseCases sessions;

        Checkout(SessionUseCases sessions, MerchantUseCases merchants, @Value("${shop.password}") String password) {
            this.sessions = sessions;
            merchants.ensure().ensureMerchant(new EnsureMerchantCommand(MERCHANT, Secret.of(password)));
        }

        @PostMapping("/checkout")
        @ResponseStatus(HttpStatus.CREATED)
        Map<String, String> checkout() {
            Access own = Access.trusted(new ApiVersion(72), MERCHANT);
            return sessions.create()
                    .createSession(new CreateSessionCommand(own, Group.EMPTY))
                    .map(created -> Map.of("session", created.session().id().value()))
                    .getOrElseThrow(refusal ->
                            new ResponseStatusException(HttpStatus.BAD_REQUEST, RefusalText.of(refusal)));
        }
    }
}
