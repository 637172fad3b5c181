package io.paysession.bootstrap.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Lives in another Java as its agent, and takes all of its heap when it is told to: no request can do that any more. */
public final class HeapHog implements Runnable {
    private static final int AT_A_TIME = 16 * 1024;
    /** Long enough for somebody who has nothing left to say so. */
    private static final long PAUSE_NANOS = 100_000_000;

    private final Path go;
    private final List<byte[]> eaten = new ArrayList<>();

    private HeapHog(Path go) {
        this.go = go;
    }

    /** The option of Java that takes it along; the heap is taken as soon as there is a file {@code go}. */
    public static String option(Path directory, Path go) {
        Path jar = directory.resolve("heap-hog.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue(Attributes.Name.MANIFEST_VERSION.toString(), "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", HeapHog.class.getName());
        String file = HeapHog.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = Objects.requireNonNull(HeapHog.class.getResourceAsStream("HeapHog.class"))) {
            out.putNextEntry(new ZipEntry(file));
            long unusedLength = code.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "-javaagent:" + jar + "=" + go;
    }

    /** Called by the other Java. */
    public static void premain(String go) {
        Thread hog = new Thread(new HeapHog(Path.of(go)), "heap hog");
        hog.setDaemon(true);
        hog.start();
    }

    /** Takes whatever others leave, and is itself no reason for anybody to end. */
    @Override
    @SuppressWarnings("InfiniteLoopStatement")
    public void run() {
        while (!Files.exists(go)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        while (true) {
            try {
                eaten.add(new byte[AT_A_TIME]);
            } catch (OutOfMemoryError full) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
