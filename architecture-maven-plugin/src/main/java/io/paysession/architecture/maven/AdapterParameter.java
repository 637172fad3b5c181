package io.paysession.architecture.maven;

import io.paysession.architecture.Adapter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An adapter, as a POM names it: {@code <adapter><name>rest</name><doors>RestAdapter,RestSettings</doors></adapter>}. */
public final class AdapterParameter {
    /** The last part of its package below {@code adapter}; or else say {@link #rootPackage}. */
    private @Nullable String name;

    /** Its package, if that is not {@code adapter.<name>} below the root. */
    private @Nullable String rootPackage;

    /** Simple names of the public types that others may use; none if a framework finds the adapter. */
    private List<String> doors = List.of();

    /** Maven fills it. */
    public AdapterParameter() {}

    AdapterParameter(String name, List<String> doors) {
        this.name = name;
        this.doors = doors;
    }

    Adapter adapter(String root) {
        if (rootPackage != null) {
            return new Adapter(rootPackage, doors);
        }
        if (name == null) {
            throw new IllegalArgumentException("An adapter needs a name or a rootPackage");
        }
        return new Adapter(root + ".adapter." + name, doors);
    }
}
