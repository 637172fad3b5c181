import type { UpdateResult } from "../shared/protocol";
import { type PaymentType, rolesOf } from "../shared/roles";
import type { Peer } from "./peers";

/** Where the content of each role is stored, below {@code sourceOfFunds.provided.<type>}. */
const STORED: Readonly<Record<string, string>> = { expiryMonth: "expiry.month", expiryYear: "expiry.year" };

const NEVER_STORED = "bankAccountNumberConfirmation";

const SOURCE: Readonly<Record<PaymentType, string>> = {
  card: "CARD",
  giftCard: "GIFT_CARD",
  ach: "ACH",
  directDebitCanada: "DIRECT_DEBIT_CANADA",
};

/** Fields that may be left empty. */
const OPTIONAL = ["card.securityCode", "card.nameOnCard", "giftCard.pin"];

export type FieldErrors = Readonly<Record<string, "missing" | "invalid">>;

/** The names under which a field's error is told. */
function errorNames(type: PaymentType, role: string): readonly string[] {
  if (type !== "card") {
    return [role];
  }
  if (role === "number") {
    return ["cardNumber"];
  }
  return role === "nameOnCard" ? ["cardholderName", "cardHolderName"] : [role];
}

/** What is wrong with what was typed; each field complains of it by itself. */
export function complaints(type: PaymentType, fields: readonly Peer[]): FieldErrors {
  const errors: Record<string, "missing" | "invalid"> = {};
  for (const field of fields) {
    const now = field.verdict();
    const optional = now.isEmpty && OPTIONAL.includes(`${type}.${field.place.role}`);
    const error = now.isValid || optional ? null : now.isEmpty ? "missing" : "invalid";
    field.complain(error);
    if (error !== null) {
      errorNames(type, field.place.role).forEach((name) => (errors[name] = error));
    }
  }
  return errors;
}

/** The request that stores what was typed. */
export function documentOf(type: PaymentType, fields: readonly Peer[], localBrand: string): object {
  const provided: Record<string, unknown> = {};
  for (const field of fields) {
    const text = field.text();
    if (text !== "" && field.place.role !== NEVER_STORED) {
      put(provided, STORED[field.place.role] ?? field.place.role, stored(field.place.role, text));
    }
  }
  if (type === "giftCard" && localBrand !== "") {
    provided["expectedLocalBrand"] = localBrand;
  }
  return { sourceOfFunds: { type: SOURCE[type], provided: { [type]: provided } } };
}

function stored(role: string, text: string): string {
  if (role === "expiryMonth") {
    return text.padStart(2, "0");
  }
  return role === "expiryYear" ? text.slice(-2) : text;
}

function put(group: Record<string, unknown>, path: string, value: string): void {
  const [head = "", next] = path.split(".");
  if (next === undefined) {
    group[head] = value;
  } else {
    const inner = (group[head] ??= {}) as Record<string, unknown>;
    inner[next] = value;
  }
}

/** The server's answer, as far as it is known. */
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** What the page is told of an answer. */
export function resultOf(answer: Answer, session: string, type: PaymentType, fields: readonly Peer[]): UpdateResult {
  if (answer.status === 200) {
    const { merchant, session: stored, sourceOfFunds, version } = answer.body;
    return {
      status: "ok",
      merchant,
      session: { id: session, ...(stored as object) },
      sourceOfFunds,
      version,
    };
  }
  const error = (answer.body["error"] ?? {}) as { field?: string; explanation?: string };
  const role = roleOf(type, error.field ?? "");
  if (answer.status === 400 && role !== undefined) {
    fields.find((field) => field.place.role === role)?.complain("invalid");
    return fieldsInError(session, Object.fromEntries(errorNames(type, role).map((name) => [name, "invalid" as const])));
  }
  return failed("system_error", session, error.explanation ?? `The server answered with status ${answer.status}.`);
}

function roleOf(type: PaymentType, path: string): string | undefined {
  const before = `sourceOfFunds.provided.${type}.`;
  return rolesOf(type).find((role) => path === before + (STORED[role] ?? role));
}

export function fieldsInError(session: string, errors: FieldErrors): UpdateResult {
  return { status: "fields_in_error", session: { id: session }, errors };
}

export function failed(status: string, session: string, message: string): UpdateResult {
  return { status, session: { id: session }, errors: { message } };
}
