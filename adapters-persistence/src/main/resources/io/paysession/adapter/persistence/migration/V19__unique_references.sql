-- The names that a merchant has said to give to one order, or to one transaction, only. A name itself is not here: what
-- finds it is its hash under the master key, with the merchant's id and what it names in it.
CREATE TABLE payment_reference (
    merchant_id    text COLLATE "C" NOT NULL,
    -- ORDER or TRANSACTION.
    kind           text COLLATE "C" NOT NULL,
    hash           bytea NOT NULL,
    -- What bears it: all transactions of an order have the order's.
    order_id       text COLLATE "C" NOT NULL,
    transaction_id text COLLATE "C",
    key_id         text COLLATE "C" NOT NULL,
    PRIMARY KEY (merchant_id, kind, hash),
    FOREIGN KEY (merchant_id, order_id) REFERENCES payment_order ON DELETE CASCADE,
    CHECK ((kind = 'TRANSACTION') = (transaction_id IS NOT NULL))
);

CREATE INDEX payment_reference_order ON payment_reference (merchant_id, order_id);
CREATE INDEX payment_reference_key_id ON payment_reference (key_id);
