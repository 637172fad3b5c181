package io.paysession.bootstrap.payment;

import io.paysession.application.port.Acquirer;
import io.paysession.application.port.AcquirerProvider;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.merchant.AcquirerName;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Acquirers that others have put on the class path. */
public final class OutsideAcquirers {
    private OutsideAcquirers() {}

    /** @throws StartException if one cannot be set up */
    public static Map<AcquirerName, Acquirer> found() {
        return found(OutsideAcquirers.class.getClassLoader());
    }

    public static Map<AcquirerName, Acquirer> found(ClassLoader classPath) {
        Map<AcquirerName, Acquirer> named = LinkedHashMap.empty();
        try {
            for (AcquirerProvider provider : ServiceLoader.load(AcquirerProvider.class, classPath)) {
                AcquirerName name = provider.name();
                if (named.containsKey(name)) {
                    throw new StartException("two acquirers on the class path are named " + name);
                }
                named = named.put(name, setUp(name, provider));
            }
        } catch (ServiceConfigurationError broken) {
            throw new StartException("an acquirer on the class path cannot be loaded: " + broken.getMessage());
        }
        return named;
    }

    private static Acquirer setUp(AcquirerName name, AcquirerProvider provider) {
        try {
            return provider.acquirer();
        } catch (RuntimeException failure) {
            throw new StartException("the acquirer " + name + " cannot be set up: " + failure.getMessage());
        }
    }
}
