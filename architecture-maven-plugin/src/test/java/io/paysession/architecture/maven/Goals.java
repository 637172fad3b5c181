package io.paysession.architecture.maven;

import java.io.File;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.project.MavenProject;

/** Goals as Maven sets them up. */
final class Goals {
    private Goals() {}

    /** A module whose classes are those of these tests. */
    static MavenProject project() {
        try {
            Path classes = Path.of(Goals.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            MavenProject project = new MavenProject();
            project.setGroupId("com.acme");
            project.setFile(new File(classes.toFile(), "pom.xml"));
            project.getBuild().setOutputDirectory(classes.toString());
            return project;
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Sets a parameter, by its field as Maven does. */
    static <M extends AbstractMojo> M with(M mojo, String parameter, Object value) {
        try {
            Field field = mojo.getClass().getDeclaredField(parameter);
            field.setAccessible(true);
            field.set(mojo, value);
            return mojo;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
