import { brandOf } from "../shared/brands";
import type { ErrorReason, Verdict } from "../shared/protocol";
import type { Place } from "../shared/roles";

const ACCOUNT_TYPES = ["CONSUMER_CHECKING", "CONSUMER_SAVINGS", "CORPORATE_CHECKING"];
const SHORTEST_NUMBER = 9;
const LONGEST_NUMBER = 19;

/** How many characters there may be, and which. */
interface Form {
  readonly least: number;
  readonly most: number;
  readonly digits: boolean;
}

/** What the other fields of the same form hold. */
export interface Surroundings {
  text(role: string): string;
}

const DIGITS = (least: number, most: number): Form => ({ least, most, digits: true });
const TEXT = (most: number): Form => ({ least: 1, most, digits: false });

const FORMS: Readonly<Record<string, Form>> = {
  "card.number": DIGITS(SHORTEST_NUMBER, LONGEST_NUMBER),
  "card.securityCode": DIGITS(3, 4),
  "card.expiryMonth": DIGITS(1, 2),
  "card.expiryYear": DIGITS(2, 4),
  "card.nameOnCard": TEXT(256),
  "giftCard.number": DIGITS(SHORTEST_NUMBER, LONGEST_NUMBER),
  "giftCard.pin": DIGITS(4, 8),
  "ach.accountType": TEXT(40),
  "ach.bankAccountHolder": TEXT(28),
  "ach.bankAccountNumber": DIGITS(1, 17),
  "ach.bankAccountNumberConfirmation": DIGITS(1, 17),
  "ach.routingNumber": DIGITS(9, 9),
  "directDebitCanada.accountType": TEXT(40),
  "directDebitCanada.bankAccountHolder": TEXT(28),
  "directDebitCanada.bankAccountNumber": DIGITS(7, 12),
  "directDebitCanada.bankAccountNumberConfirmation": DIGITS(7, 12),
  "directDebitCanada.transitNumber": DIGITS(5, 5),
  "directDebitCanada.financialInstitutionNumber": DIGITS(3, 3),
};

export function formOf(place: Place): Form {
  return FORMS[`${place.type}.${place.role}`] ?? TEXT(256);
}

/** How many characters a field takes, as far as is known yet. */
export function longest(place: Place, around: Surroundings): number {
  if (place.type === "card" && place.role === "securityCode") {
    return brandOf(around.text("number"))?.code ?? 4;
  }
  return formOf(place).most;
}

export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighted = i % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

/** The check digit of routing numbers in the United States. */
function isRoutingNumber(digits: string): boolean {
  const weights = [3, 7, 1];
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (weights[i % 3] ?? 0), 0);
  return sum % 10 === 0 && Number(digits) > 0;
}

const VALID: Verdict = { isEmpty: false, isValid: true, isIncomplete: false };

function wrong(errorReason: ErrorReason): Verdict {
  return { isEmpty: false, isValid: false, isIncomplete: false, errorReason };
}

const INCOMPLETE: Verdict = { isEmpty: false, isValid: false, isIncomplete: true, errorReason: "INVALID_VALUE" };

/** The verdict on what is in a field so far: digits without their groups, texts without blanks at their ends. */
export function verdict(place: Place, text: string, around: Surroundings): Verdict {
  if (text === "") {
    return { isEmpty: true, isValid: false, isIncomplete: true, errorReason: "EMPTY" };
  }
  const form = formOf(place);
  if (form.digits && /[^0-9]/.test(text)) {
    return wrong("INVALID_CHARACTERS");
  }
  return ofRole(place, text, around);
}

function ofRole(place: Place, text: string, around: Surroundings): Verdict {
  switch (place.role) {
    case "number":
      return place.type === "card" ? ofCardNumber(text) : ofLength(place, text);
    case "securityCode":
      return ofCode(text, around.text("number"));
    case "expiryMonth":
      return ofMonth(text);
    case "expiryYear":
      return ofYear(text);
    case "accountType":
      return ACCOUNT_TYPES.includes(text) ? VALID : wrong("INVALID_VALUE");
    case "bankAccountNumberConfirmation":
      return ofConfirmation(text, around.text("bankAccountNumber"));
    case "routingNumber":
      return text.length === 9 && !isRoutingNumber(text) ? wrong("INVALID_VALUE") : ofLength(place, text);
    default:
      return ofLength(place, text);
  }
}

function ofLength(place: Place, text: string): Verdict {
  const form = formOf(place);
  if (text.length > form.most) {
    return wrong("INVALID_VALUE");
  }
  return text.length < form.least ? INCOMPLETE : VALID;
}

function ofCardNumber(digits: string): Verdict {
  const lengths = brandOf(digits)?.lengths;
  const most = lengths ? Math.max(...lengths) : LONGEST_NUMBER;
  if (digits.length > most) {
    return wrong("INVALID_VALUE");
  }
  const complete = lengths ? lengths.includes(digits.length) : digits.length >= 12;
  if (complete && luhn(digits)) {
    return VALID;
  }
  return digits.length < most ? INCOMPLETE : wrong("INVALID_VALUE");
}

function ofCode(code: string, number: string): Verdict {
  const expected = brandOf(number)?.code;
  if (code.length > (expected ?? 4)) {
    return wrong("INVALID_VALUE");
  }
  return code.length < (expected ?? 3) ? INCOMPLETE : VALID;
}

function ofMonth(text: string): Verdict {
  if (text === "0") {
    return INCOMPLETE;
  }
  const month = Number(text);
  return text.length <= 2 && month >= 1 && month <= 12 ? VALID : wrong("INVALID_VALUE");
}

/** Of two digits; of four, as browsers fill them in. A date in the past is for the issuer to judge. */
function ofYear(text: string): Verdict {
  if (text.length === 2 || (text.length === 4 && text.startsWith("20"))) {
    return VALID;
  }
  return text.length === 1 || (text.length === 3 && text.startsWith("20")) ? INCOMPLETE : wrong("INVALID_VALUE");
}

function ofConfirmation(text: string, number: string): Verdict {
  if (text === number) {
    return VALID;
  }
  return number.startsWith(text) ? INCOMPLETE : wrong("INVALID_VALUE");
}
