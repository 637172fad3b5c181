-- Which builds have migrated and checked these tables, and what they looked like then: a start that finds them unchanged
-- needs to do neither.
CREATE TABLE known_form (
    build      text        NOT NULL PRIMARY KEY,
    form       text        NOT NULL,
    checked_at timestamptz NOT NULL
);
