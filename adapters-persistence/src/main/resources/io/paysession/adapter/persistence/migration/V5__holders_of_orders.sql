-- A server process that asks acquirers, and until when it is known to live. What it has asked for when it is known to have
-- ended is asked about at once. Rows of processes that have ended stay for a while.
CREATE TABLE server_process (
    process_id  text COLLATE "C" PRIMARY KEY,
    lease_until timestamptz NOT NULL
);

-- Of an order with an open transaction: whom it waits for, which process may ask the acquirer, and until when nobody else
-- claims that right for that the order has waited for long enough. Neither is part of what the order is.
ALTER TABLE payment_order
    ADD COLUMN waiting_for text COLLATE "C",
    ADD COLUMN holder      text COLLATE "C",
    ADD COLUMN held_until  timestamptz;

UPDATE payment_order o SET waiting_for = t.acquirer FROM payment_transaction t
    WHERE o.waiting_since IS NOT NULL AND t.state <> 'SETTLED'
    AND t.merchant_id = o.merchant_id AND t.order_id = o.order_id;

CREATE INDEX payment_order_waiting ON payment_order (waiting_for, waiting_since) WHERE waiting_since IS NOT NULL;
DROP INDEX payment_order_waiting_since;
