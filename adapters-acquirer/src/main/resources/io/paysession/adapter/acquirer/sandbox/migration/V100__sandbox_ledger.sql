-- The books of the sandbox acquirer: what it was asked for, and what it has answered. They are nobody else's: they stand
-- in a schema of their own and are written in transactions of their own. No card number and no security code is here.
CREATE TABLE sandbox.ledger (
    acquirer       text        NOT NULL,
    merchant       text        NOT NULL,
    order_id       text        NOT NULL,
    transaction_id text        NOT NULL,
    operation      text        NOT NULL,
    standalone     boolean     NOT NULL,
    -- In minor units.
    amount         bigint      NOT NULL CHECK (amount >= 0),
    currency       text        NOT NULL,
    target         text,
    -- Masked.
    card           text,
    -- What is true: done, if its result is SUCCESS.
    outcome        text        NOT NULL,
    -- What the asker was told: UNKNOWN if only an inquiry is told the outcome.
    first_word     text        NOT NULL,
    details        text        NOT NULL,
    stan           integer     NOT NULL,
    recorded_at    timestamptz NOT NULL,
    PRIMARY KEY (acquirer, merchant, order_id, transaction_id)
);

-- Somebody has inquired for a transaction that had not arrived: whatever arrives under its name is refused.
CREATE TABLE sandbox.fence (
    acquirer       text        NOT NULL,
    merchant       text        NOT NULL,
    order_id       text        NOT NULL,
    transaction_id text        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    PRIMARY KEY (acquirer, merchant, order_id, transaction_id)
);

-- System trace audit numbers, six digits.
CREATE SEQUENCE sandbox.stan AS integer MINVALUE 1 MAXVALUE 999999 CYCLE;
