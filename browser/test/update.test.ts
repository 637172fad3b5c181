import assert from "node:assert/strict";
import { test } from "node:test";
import type { Peer } from "../src/frame/peers";
import { complaints, documentOf, resultOf } from "../src/frame/update";
import { verdict } from "../src/frame/validation";
import type { PaymentType } from "../src/shared/roles";

type Complaining = Peer & { complaint: string | null };

function fields(type: PaymentType, texts: Record<string, string>): Complaining[] {
  return Object.entries(texts).map(([role, text]) => ({
    form: "f",
    place: { type, role },
    complaint: null,
    text: () => text,
    verdict: () => verdict({ type, role }, text, { text: (other) => texts[other] ?? "" }),
    complain(error) {
      this.complaint = error;
    },
    clear: () => undefined,
    reconsider: () => undefined,
  }));
}

const CARD = { number: "5123450000000008", expiryMonth: "1", expiryYear: "2039", securityCode: "100", nameOnCard: "" };

test("what is missing or wrong is named as the gateway names it, and the field complains", () => {
  const typed = fields("card", { ...CARD, number: "", expiryMonth: "13", securityCode: "" });
  assert.deepEqual(complaints("card", typed), { cardNumber: "missing", expiryMonth: "invalid" });
  assert.deepEqual(typed.map((field) => field.complaint), ["missing", "invalid", null, null, null]);
  assert.deepEqual(complaints("ach", fields("ach", { routingNumber: "" })), { routingNumber: "missing" });
});

test("a card is stored as the API wants it, without what was left empty", () => {
  assert.deepEqual(documentOf("card", fields("card", CARD), ""), {
    sourceOfFunds: {
      type: "CARD",
      provided: { card: { number: "5123450000000008", expiry: { month: "01", year: "39" }, securityCode: "100" } },
    },
  });
});

test("the confirmation of an account number is not stored, and a gift card's local brand is", () => {
  assert.deepEqual(documentOf("ach", fields("ach", { bankAccountNumber: "1", bankAccountNumberConfirmation: "1" }), ""), {
    sourceOfFunds: { type: "ACH", provided: { ach: { bankAccountNumber: "1" } } },
  });
  assert.deepEqual(documentOf("giftCard", fields("giftCard", { number: "123456789" }), "LOCAL_BRAND"), {
    sourceOfFunds: {
      type: "GIFT_CARD",
      provided: { giftCard: { number: "123456789", expectedLocalBrand: "LOCAL_BRAND" } },
    },
  });
});

test("the answer has the documented members and nothing else of the session", () => {
  const body = {
    merchant: "M",
    session: { updateStatus: "SUCCESS", version: "abcdef0102" },
    sourceOfFunds: { type: "CARD" },
    billing: { address: {} },
    version: "100",
  };
  assert.deepEqual(resultOf({ status: 200, body }, "SESSION1", "card", []), {
    status: "ok",
    merchant: "M",
    session: { id: "SESSION1", updateStatus: "SUCCESS", version: "abcdef0102" },
    sourceOfFunds: { type: "CARD" },
    version: "100",
  });
});

test("a field that the server refuses is in error, and every other refusal is told in the server's words", () => {
  const typed = fields("card", CARD);
  const field = { error: { field: "sourceOfFunds.provided.card.expiry.year", explanation: "x" } };
  assert.deepEqual(resultOf({ status: 400, body: field }, "S", "card", typed), {
    status: "fields_in_error",
    session: { id: "S" },
    errors: { expiryYear: "invalid" },
  });
  assert.equal(typed[2]?.complaint, "invalid");
  const gone = { error: { explanation: "Form Session not found or expired." } };
  assert.deepEqual(resultOf({ status: 400, body: gone }, "S", "card", typed), {
    status: "system_error",
    session: { id: "S" },
    errors: { message: "Form Session not found or expired." },
  });
});
