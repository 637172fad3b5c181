import assert from "node:assert/strict";
import { test } from "node:test";
import { verdict } from "../src/frame/validation";
import type { PaymentType } from "../src/shared/roles";

function judge(type: PaymentType, role: string, text: string, others: Record<string, string> = {}) {
  return verdict({ type, role }, text, { text: (other) => others[other] ?? "" });
}

function kind(type: PaymentType, role: string, text: string, others: Record<string, string> = {}) {
  const found = judge(type, role, text, others);
  return found.isValid ? "valid" : found.isIncomplete ? "incomplete" : "wrong";
}

test("a card number is valid with the right length and check digit, and may become so until it is too long", () => {
  assert.equal(kind("card", "number", "5123450000000008"), "valid");
  assert.equal(kind("card", "number", "5123450000000009"), "wrong");
  assert.equal(kind("card", "number", "512345000000000"), "incomplete");
  assert.equal(kind("card", "number", "371449635398431"), "valid");
  assert.equal(kind("card", "number", "4222222222222"), "valid");
  assert.equal(kind("card", "number", "5123-45"), "wrong");
  assert.equal(judge("card", "number", "51x").errorReason, "INVALID_CHARACTERS");
});

test("nothing is empty, and may become something", () => {
  assert.deepEqual(judge("card", "number", ""), { isEmpty: true, isValid: false, isIncomplete: true, errorReason: "EMPTY" });
});

test("a security code is as long as the brand of the number beside it has them", () => {
  assert.equal(kind("card", "securityCode", "100", { number: "5123450000000008" }), "valid");
  assert.equal(kind("card", "securityCode", "1000", { number: "5123450000000008" }), "wrong");
  assert.equal(kind("card", "securityCode", "100", { number: "371449635398431" }), "incomplete");
  assert.equal(kind("card", "securityCode", "1000", { number: "371449635398431" }), "valid");
  assert.equal(kind("card", "securityCode", "1000"), "valid");
});

test("a month is one of twelve, and a year has two digits, or the four that browsers fill in", () => {
  assert.deepEqual(["0", "1", "01", "12", "13", "00"].map((text) => kind("card", "expiryMonth", text)), [
    "incomplete",
    "valid",
    "valid",
    "valid",
    "wrong",
    "wrong",
  ]);
  assert.deepEqual(["3", "39", "203", "2039", "139", "1939"].map((text) => kind("card", "expiryYear", text)), [
    "incomplete",
    "valid",
    "incomplete",
    "valid",
    "wrong",
    "wrong",
  ]);
});

test("accounts have their check digits, lengths and confirmations", () => {
  assert.equal(kind("ach", "routingNumber", "021000021"), "valid");
  assert.equal(kind("ach", "routingNumber", "021000022"), "wrong");
  assert.equal(kind("ach", "accountType", "CONSUMER_SAVINGS"), "valid");
  assert.equal(kind("ach", "accountType", "MINE"), "wrong");
  assert.equal(kind("ach", "bankAccountNumberConfirmation", "123", { bankAccountNumber: "1234" }), "incomplete");
  assert.equal(kind("ach", "bankAccountNumberConfirmation", "1234", { bankAccountNumber: "1234" }), "valid");
  assert.equal(kind("ach", "bankAccountNumberConfirmation", "999", { bankAccountNumber: "1234" }), "wrong");
  assert.equal(kind("directDebitCanada", "transitNumber", "1234"), "incomplete");
  assert.equal(kind("directDebitCanada", "bankAccountNumber", "1234567"), "valid");
  assert.equal(kind("giftCard", "pin", "1234"), "valid");
});
