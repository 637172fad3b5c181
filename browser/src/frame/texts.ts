import { type Place, nameOf } from "../shared/roles";
import texts from "./texts.json";

const LOCALES: Readonly<Record<string, readonly string[]>> = texts.locales;

function text(locale: string, key: string): string {
  return LOCALES[locale]?.[texts.keys.indexOf(key)] ?? "";
}

/** What a screen reader calls a field. */
export function label(locale: string, place: Place): string {
  return text(locale, nameOf(place)) || text(locale, place.role);
}

/** What a screen reader says of a field with an error. */
export function complaint(locale: string, place: Place, error: "missing" | "invalid"): string {
  return text(locale, error).replace("{0}", label(locale, place));
}
