-- The security code is encrypted apart from the rest of the content, because it must not outlive its use. NULL if the
-- session holds none, or has not been written since before this column.
ALTER TABLE payment_session ADD COLUMN security_code bytea;

ALTER TABLE payment_session ALTER COLUMN security_code SET STORAGE PLAIN;

-- What decrypts it, together with the master key, the session's id and the salt of its row: a random key of its own for
-- each time that it is written. NULL when the code has been used: then no row of that session from before can be opened
-- any more. Whatever destroys a session destroys its key. Leave this table out of backups that are to keep no code.
CREATE TABLE security_code_key (
    id_hash  bytea PRIMARY KEY REFERENCES payment_session ON UPDATE CASCADE ON DELETE CASCADE,
    code_key bytea
) WITH (
    fillfactor = 50,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_scale_factor = 0.05,
    autovacuum_vacuum_insert_threshold = 10000,
    autovacuum_vacuum_insert_scale_factor = 0.2,
    autovacuum_analyze_scale_factor = 0.1
);
