package io.paysession.bootstrap.watch;

import io.paysession.application.port.IgnoredFields;
import io.paysession.domain.merchant.MerchantId;
import io.vavr.collection.Seq;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the fields that were left out of requests and names each of them once in the log, so that an operator sees what a
 * shop's module sends. The names are whatever somebody has sent: of a merchant no more than a hundred are named and kept,
 * and only what a field's name can consist of is written. Values are not known here.
 */
public final class IgnoredFieldLog implements IgnoredFields {
    private static final Logger LOG = LoggerFactory.getLogger(IgnoredFieldLog.class);
    private static final int MOST_NAMES = 100;
    private static final Pattern INDEX = Pattern.compile("\\[[0-9]+\\]");
    private static final Pattern NOT_OF_NAMES = Pattern.compile("[^0-9A-Za-z_.\\[\\]-]");

    private final IntConsumer counter;
    private final Map<MerchantId, Set<String>> named = new ConcurrentHashMap<>();

    /** @param counter is told how many there were in a request */
    public IgnoredFieldLog(IntConsumer counter) {
        this.counter = counter;
    }

    @Override
    public void ignored(MerchantId merchant, Seq<String> names) {
        counter.accept(names.size());
        // Only merchants that exist and are set so come here: there are as many sets as the operator has made.
        Set<String> known = named.computeIfAbsent(merchant, unusedId -> new HashSet<>());
        synchronized (known) {
            names.map(IgnoredFieldLog::readable).forEach(name -> note(merchant, name, known));
        }
    }

    private static void note(MerchantId merchant, String name, Set<String> known) {
        if (known.size() >= MOST_NAMES || !known.add(name)) {
            return;
        }
        LOG.info("A field that is not known was left out of a request of {}: {}", merchant, name);
        if (known.size() == MOST_NAMES) {
            LOG.warn("{} sends more fields that are not known; no more of them are named", merchant);
        }
    }

    private static String readable(String name) {
        return NOT_OF_NAMES.matcher(INDEX.matcher(name).replaceAll("[]")).replaceAll("?");
    }
}
