package io.paysession.bootstrap.process;

import picocli.CommandLine.IVersionProvider;

/** This release's version, from the jar's manifest. */
public final class ProductVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"paysession " + current()};
    }

    /** For example {@code 0.1.0}; {@code dev} when run from class files. */
    public static String current() {
        String version = ProductVersion.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
