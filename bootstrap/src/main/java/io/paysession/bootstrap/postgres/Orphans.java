package io.paysession.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Children of a killed PostgreSQL. They end by themselves, but one that is busy or frozen holds the shared memory as long
 * as it is, and no other PostgreSQL starts before.
 */
record Orphans(Path cluster) {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    /**
     * Ends them as a crash would: what they have acknowledged is on the disk. To be called when their parent is dead only.
     * Where the system does not tell in which directory a process works, it does nothing.
     */
    void kill() {
        ProcessHandle.allProcesses().filter(this::worksHere).forEach(orphan -> {
            LOG.warn("Ending process {}, which a dead PostgreSQL left in {}", orphan.pid(), cluster);
            boolean unusedWhetherAsked = orphan.destroyForcibly();
        });
    }

    private boolean worksHere(ProcessHandle process) {
        boolean postgres = process.info().command().map(Path::of).stream().anyMatch(path -> path.endsWith("postgres"));
        if (!postgres) {
            return false;
        }
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(cluster);
        } catch (IOException ended) {
            return false;
        }
    }
}
