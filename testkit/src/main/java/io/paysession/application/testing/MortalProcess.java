package io.paysession.application.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that dies at its n-th look at the outside world: before or after what it wanted has happened there. Whoever
 * is told of it afterwards reads what the dead one has left.
 */
public final class MortalProcess {
    private final int dyingAt;
    private final boolean afterwards;
    private final List<String> steps = new ArrayList<>();

    /** The end of a process: nothing in it can catch this and go on. */
    public static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death(String step) {
            super(step);
        }
    }

    /**
     * Tells when it dies.
     *
     * @param dyingAt    at which of its steps, counted from 1; it lives for ever if it takes fewer
     * @param afterwards whether the step has had its effect by then
     */
    public MortalProcess(int dyingAt, boolean afterwards) {
        this.dyingAt = dyingAt;
        this.afterwards = afterwards;
    }

    /**
     * {@return what it sees of a port}
     *
     * @param <T> the port
     * @param type the port
     * @param real what is behind it
     */
    public <T> T port(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    String step = type.getSimpleName() + "." + method.getName();
                    steps.add(step);
                    if (isDead() || isDyingNow() && !afterwards) {
                        throw new Death(step);
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        if (isDyingNow()) {
                            throw new Death(step);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** {@return what it has done, and tried to do last} */
    public List<String> steps() {
        return List.copyOf(steps);
    }

    private boolean isDyingNow() {
        return steps.size() == dyingAt;
    }

    private boolean isDead() {
        return steps.size() > dyingAt;
    }
}
