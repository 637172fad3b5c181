package io.paysession.adapter.persistence.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.stream.Stream;

/**
 * Remembers in the database which tables this very build has migrated and compared with its entities. As long as nothing
 * has changed, on either side, doing so again finds nothing, and takes longer than all the rest of a start.
 *
 * @param history the table of the migrations that were made
 */
public record KnownForm(Connection connection, String history) {
    /** Every column of every table of the schema, and every migration that was made. */
    private static final String FORM = "SELECT md5((SELECT string_agg(concat_ws(' ', c.relname, a.attname,"
            + " format_type(a.atttypid, a.atttypmod), a.attnotnull), ',' ORDER BY c.relname, a.attnum)"
            + " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            + " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')"
            + " AND a.attnum > 0 AND NOT a.attisdropped)"
            + " || (SELECT string_agg(concat_ws(' ', installed_rank, version, script, checksum, success), ','"
            + " ORDER BY installed_rank) FROM \"%s\"))";

    private static final String IS_THERE =
            "SELECT to_regclass('known_form') IS NOT NULL AND to_regclass('%s') IS NOT NULL";

    private static final String IS_KNOWN =
            "SELECT EXISTS (SELECT FROM known_form WHERE build = ? AND form = (" + FORM + "))";

    private static final String REMEMBER =
            "WITH old AS (DELETE FROM known_form WHERE checked_at < now() - interval '1 year')"
                    + " INSERT INTO known_form (build, form, checked_at) VALUES (?, (" + FORM + "), now())"
                    + " ON CONFLICT (build) DO UPDATE SET form = EXCLUDED.form, checked_at = EXCLUDED.checked_at";

    public boolean isKnown() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet there = statement.executeQuery(IS_THERE.formatted(history))) {
            if (!there.next() || !there.getBoolean(1)) {
                return false;
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(IS_KNOWN.formatted(history))) {
            statement.setString(1, build());
            try (ResultSet known = statement.executeQuery()) {
                return known.next() && known.getBoolean(1);
            }
        }
    }

    /** To be called when the tables have been found good. */
    void remember() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMEMBER.formatted(history))) {
            statement.setString(1, build());
            int unusedCount = statement.executeUpdate();
        }
    }

    /** A digest of all migrations and of all entities: whatever could make another form of the tables. */
    public static String build() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String migration : migrations()) {
                add(digest, migration);
            }
            for (Class<?> entity : SchemaMigration.ENTITIES) {
                add(digest, entity.getName().replace('.', '/') + ".class");
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(MessageDigest digest, String resource) throws IOException {
        try (InputStream content = loader().getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(content, resource).readAllBytes();
            digest.update((resource + " " + bytes.length + " ").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update(bytes);
        }
    }

    /** Their names as resources, in order. */
    public static List<String> migrations() throws IOException {
        URL place = Objects.requireNonNull(loader().getResource(SchemaMigration.PLACE), SchemaMigration.PLACE);
        if (place.openConnection() instanceof JarURLConnection jar) {
            try (Stream<JarEntry> entries = jar.getJarFile().stream()) {
                return entries.map(JarEntry::getName)
                        .filter(KnownForm::isMigration)
                        .sorted()
                        .toList();
            }
        }
        try (Stream<Path> files = Files.list(Path.of(place.toURI()))) {
            return files.map(file -> SchemaMigration.PLACE + "/" + file.getFileName())
                    .filter(KnownForm::isMigration)
                    .sorted()
                    .toList();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static boolean isMigration(String name) {
        return name.startsWith(SchemaMigration.PLACE + "/") && name.endsWith(".sql");
    }

    private static ClassLoader loader() {
        return KnownForm.class.getClassLoader();
    }
}
