package io.paysession.bootstrap.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.paysession.domain.merchant.MerchantId;
import io.vavr.collection.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The names that it is given are whatever somebody has sent. */
class IgnoredFieldLogTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(IgnoredFieldLog.class);

    private final MerchantId shop = new MerchantId("IGNOREDSHOP");
    private final AtomicInteger counted = new AtomicInteger();
    private final IgnoredFieldLog log = new IgnoredFieldLog(counted::addAndGet);
    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> lines = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            told.add(event.getFormattedMessage());
        }
    };

    @BeforeEach
    void listen() {
        lines.start();
        LOG.addAppender(lines);
        LOG.setAdditive(false);
    }

    @AfterEach
    void listenNoMore() {
        LOG.detachAppender(lines);
        LOG.setAdditive(true);
    }

    @Test
    void counts_each_and_names_each_once_for_each_merchant() {
        log.ignored(shop, List.of("order.surprise", "order.item[0].x"));
        log.ignored(shop, List.of("order.surprise", "order.item[17].x"));
        log.ignored(new MerchantId("OTHER"), List.of("order.surprise"));
        assertThat(counted).hasValue(5);
        assertThat(told).hasSize(3);
        assertThat(told.stream().filter(line -> line.endsWith("IGNOREDSHOP: order.item[].x")))
                .hasSize(1);
    }

    @Test
    void writes_only_what_a_name_can_consist_of() {
        log.ignored(shop, List.of("a\nERROR forged\u001b[2J\u202e${jndi:ldap://x}"));
        assertThat(told)
                .singleElement()
                .asString()
                .doesNotContain("\n", "\u001b", "\u202e", "$", "{", "/", " forged")
                .contains("a?ERROR?forged");
    }

    @Test
    void keeps_and_names_no_more_than_a_hundred() {
        for (int i = 0; i < 5000; i++) {
            log.ignored(shop, List.of("name" + i));
        }
        assertThat(counted).hasValue(5000);
        assertThat(told).hasSize(101).last().asString().contains("no more of them are named");
    }
}
