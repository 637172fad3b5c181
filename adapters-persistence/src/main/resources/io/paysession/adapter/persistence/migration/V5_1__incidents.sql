-- An acquirer has contradicted what was stored as the end of a transaction; the latest of each transaction. What both have
-- said is with the transaction, sealed; here is what operators ask for.
CREATE TABLE payment_incident (
    merchant_id     text COLLATE "C" NOT NULL,
    order_id        text COLLATE "C" NOT NULL,
    transaction_id  text COLLATE "C" NOT NULL,
    -- How operators name it.
    number          bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    acquirer        text COLLATE "C" NOT NULL,
    stored_code     text NOT NULL,
    said_code       text NOT NULL,
    currency        text NOT NULL,
    amount          bigint NOT NULL CHECK (amount >= 0),
    at              timestamptz NOT NULL,
    status          text NOT NULL,
    -- When something is left to do by itself: when to look next.
    due_at          timestamptz,
    acknowledged_at timestamptz,
    PRIMARY KEY (merchant_id, order_id, transaction_id)
);

CREATE INDEX payment_incident_due ON payment_incident (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX payment_incident_open ON payment_incident (number) WHERE acknowledged_at IS NULL;
