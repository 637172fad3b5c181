package io.paysession.adapter.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Notes everything that costs a round trip: statements with their text, and the ends of transactions. */
final class CountingDataSource {
    private static final Set<String> TRANSACTIONS = Set.of("setAutoCommit", "commit", "rollback", "setSavepoint");

    private final List<String> trips = Collections.synchronizedList(new ArrayList<>());

    DataSource wrap(DataSource source) {
        return watch(DataSource.class, source, "");
    }

    /** The round trips since the last call. */
    List<String> take() {
        List<String> taken = List.copyOf(trips);
        trips.clear();
        return taken;
    }

    private <T> T watch(Class<T> type, Object target, String sql) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, sql, method, arguments)));
    }

    @SuppressWarnings("NullAway")
    private Object call(Object target, String sql, Method method, Object[] arguments) throws Throwable {
        boolean hasText = arguments != null && arguments.length > 0 && arguments[0] instanceof String;
        if (target instanceof Statement && method.getName().startsWith("execute")) {
            trips.add(hasText ? (String) arguments[0] : sql);
        } else if (target instanceof Connection && TRANSACTIONS.contains(method.getName())) {
            trips.add(method.getName());
        }
        Object result;
        try {
            result = method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (result instanceof Connection) {
            return watch(Connection.class, result, "");
        }
        if (result instanceof CallableStatement) {
            return watch(CallableStatement.class, result, (String) arguments[0]);
        }
        if (result instanceof PreparedStatement) {
            return watch(PreparedStatement.class, result, (String) arguments[0]);
        }
        return result instanceof Statement ? watch(Statement.class, result, "") : result;
    }
}
