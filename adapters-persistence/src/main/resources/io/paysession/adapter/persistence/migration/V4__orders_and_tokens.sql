-- What the operator has set for a merchant, as JSON. NULL is what a new merchant has.
ALTER TABLE merchant ADD COLUMN settings text COLLATE "C";

-- An order as it is now. What operators ask for is plain: where it stands, how much, when. What was said about it is
-- encrypted. Amounts are in the smallest unit of the currency.
CREATE TABLE payment_order (
    merchant_id text COLLATE "C" NOT NULL,
    order_id    text COLLATE "C" NOT NULL,
    -- Grows with every stored change.
    revision    integer NOT NULL CHECK (revision >= 0),
    status      text NOT NULL,
    currency    text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    amount      bigint NOT NULL CHECK (amount >= 0),
    authorized  bigint NOT NULL CHECK (authorized >= 0),
    captured    bigint NOT NULL CHECK (captured >= 0),
    refunded    bigint NOT NULL CHECK (refunded >= 0),
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL CHECK (updated_at >= created_at),
    -- When the acquirer was asked for the transaction that is open; NULL if none is.
    opened_at   timestamptz,
    key_id      text COLLATE "C" NOT NULL,
    salt        bytea NOT NULL,
    content     bytea NOT NULL,
    PRIMARY KEY (merchant_id, order_id)
) WITH (
    fillfactor = 70,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_scale_factor = 0.05
);

ALTER TABLE payment_order ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE INDEX payment_order_opened_at ON payment_order (opened_at) WHERE opened_at IS NOT NULL;
CREATE INDEX payment_order_key_id ON payment_order (key_id);

-- One operation on an order. Rows are added, and changed until the acquirer has said its last word; none is deleted.
CREATE TABLE payment_transaction (
    merchant_id    text COLLATE "C" NOT NULL,
    order_id       text COLLATE "C" NOT NULL,
    transaction_id text COLLATE "C" NOT NULL,
    -- From 0 in the order in which they were accepted.
    position       integer NOT NULL CHECK (position >= 0),
    operation      text NOT NULL,
    type           text NOT NULL,
    -- In the currency of the order.
    amount         bigint NOT NULL CHECK (amount >= 0),
    target_id      text COLLATE "C",
    acquirer       text NOT NULL,
    -- IN_FLIGHT, UNDECIDED or SETTLED.
    state          text NOT NULL,
    code           text,
    asked_at       timestamptz NOT NULL,
    settled_at     timestamptz,
    -- A keyed digest of the request, and the name of that key.
    request_key_id text COLLATE "C" NOT NULL,
    request_digest text NOT NULL,
    key_id         text COLLATE "C" NOT NULL,
    salt           bytea NOT NULL,
    content        bytea NOT NULL,
    PRIMARY KEY (merchant_id, order_id, transaction_id),
    UNIQUE (merchant_id, order_id, position),
    FOREIGN KEY (merchant_id, order_id) REFERENCES payment_order,
    CHECK ((state = 'IN_FLIGHT') = (code IS NULL)),
    CHECK ((state = 'SETTLED') = (settled_at IS NOT NULL))
) WITH (
    fillfactor = 80,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_scale_factor = 0.05
);

ALTER TABLE payment_transaction ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE INDEX payment_transaction_key_id ON payment_transaction (key_id);
-- At most one transaction of an order is open: that is what locks it.
CREATE UNIQUE INDEX payment_transaction_open ON payment_transaction (merchant_id, order_id) WHERE state <> 'SETTLED';

-- A name for a card. The card is encrypted; its hash, which takes the master key to make, finds its tokens.
CREATE TABLE payment_token (
    repository   text COLLATE "C" NOT NULL,
    token        text COLLATE "C" NOT NULL,
    -- The order in which they were added.
    position     bigint GENERATED ALWAYS AS IDENTITY,
    card_hash    bytea,
    valid        boolean NOT NULL,
    verified     text NOT NULL,
    updated_by   text COLLATE "C" NOT NULL,
    updated_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    -- Grows with every stored change; a use is none.
    revision     integer NOT NULL CHECK (revision >= 0),
    key_id       text COLLATE "C" NOT NULL,
    salt         bytea NOT NULL,
    content      bytea NOT NULL,
    PRIMARY KEY (repository, token)
) WITH (
    fillfactor = 80,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_scale_factor = 0.05
);

ALTER TABLE payment_token ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE INDEX payment_token_card_hash ON payment_token (repository, card_hash);
CREATE INDEX payment_token_key_id ON payment_token (key_id);
