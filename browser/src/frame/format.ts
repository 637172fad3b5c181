import { brandOf } from "../shared/brands";

const USUAL_GROUPS: readonly number[] = [4, 4, 4, 4, 3];

/** The digits of a card number as they stand on the card. */
export function embossed(digits: string): string {
  const groups = brandOf(digits)?.groups ?? USUAL_GROUPS;
  const parts: string[] = [];
  let rest = digits;
  for (const length of groups) {
    if (rest === "") {
      break;
    }
    parts.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return parts.join(" ") + rest;
}

/** Where the caret is to be so that as many digits are before it as were. */
export function caretAfter(formatted: string, digitsBefore: number): number {
  let seen = 0;
  for (let at = 0; at < formatted.length; at++) {
    if (seen === digitsBefore) {
      return at;
    }
    if (formatted[at] !== " ") {
      seen++;
    }
  }
  return formatted.length;
}

/** A text without what only makes it easier to read. */
export function plain(text: string, digitsOnly: boolean): string {
  return digitsOnly ? text.replace(/[\s-]/g, "") : text.trim();
}
