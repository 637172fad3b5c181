-- The master keys that processes have held, by name. Never a key.
CREATE TABLE master_key (
    key_id      text PRIMARY KEY,
    check_value bytea NOT NULL,
    first_seen  timestamptz NOT NULL
);

-- COLLATE "C": identifiers are listed in the order of their characters, whatever the locale of the database.
CREATE TABLE merchant (
    merchant_id     text COLLATE "C" PRIMARY KEY,
    newest_key_id   text NOT NULL,
    newest_hash     text NOT NULL,
    previous_key_id text,
    previous_hash   text,
    CHECK ((previous_key_id IS NULL) = (previous_hash IS NULL))
);

-- Rows live for minutes and are updated a few times. A third of each page is left free and no column with an index
-- changes in a usual update, so that updates are "heap only": no index is touched, and the space is reused without
-- waiting for vacuum.
CREATE TABLE payment_session (
    id_hash                 bytea PRIMARY KEY,
    created_at              timestamptz NOT NULL,
    expires_at              timestamptz NOT NULL,
    -- Changes with every update that prolongs a session, and so must not have an index. What has one is the time
    -- rounded down to five minutes: it finds candidates, expires_at decides.
    expires_slot            timestamptz NOT NULL GENERATED ALWAYS AS
        (date_bin('5 minutes', expires_at, TIMESTAMPTZ '2000-01-01 00:00:00+00')) STORED,
    api_version             smallint NOT NULL,
    authentications_allowed smallint NOT NULL,
    authentications_used    smallint NOT NULL,
    key_id                  text NOT NULL,
    merchant_id             text COLLATE "C" NOT NULL,
    version                 text NOT NULL,
    update_status           text NOT NULL,
    salt                    bytea NOT NULL,
    content                 bytea NOT NULL
) WITH (
    fillfactor = 70,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_scale_factor = 0.05,
    autovacuum_vacuum_insert_threshold = 10000,
    autovacuum_vacuum_insert_scale_factor = 0.2,
    autovacuum_analyze_scale_factor = 0.1
);

-- Ciphertext does not compress; do not try.
ALTER TABLE payment_session ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE INDEX payment_session_expires_slot ON payment_session (expires_slot);
CREATE INDEX payment_session_merchant_id ON payment_session (merchant_id);
