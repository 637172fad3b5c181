package io.paysession.bootstrap.postgres;

import java.nio.file.Path;

/** A server to be killed: starts the database, or says why it cannot, and waits for the end of its input. */
final class ServerInChildJvm {

    private ServerInChildJvm() {}

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startServer(Path.of(arguments[0]), Databases.setup())) {
            System.out.println("READY " + postgres);
            int input = System.in.read();
            System.out.println("END " + input);
        } catch (EmbeddedPostgresException e) {
            System.out.println("REFUSED " + e.getMessage());
        }
    }
}
