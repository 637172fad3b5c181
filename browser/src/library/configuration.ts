import { localeOf } from "../shared/locales";
import type { DisplayControl } from "../shared/protocol";
import { type PaymentType, type Place, ROLES, isPaymentType, rolesOf } from "../shared/roles";

export interface Callbacks {
  readonly initialized?: (result: object) => void;
  readonly formSessionUpdate?: (result: object) => void;
}

/** A field of the page. */
export interface Attached {
  readonly place: Place;
  readonly selector: string;
  readonly element: HTMLInputElement | HTMLSelectElement;
}

/** A configuration that was found right. */
export interface Configuration {
  readonly session: string;
  readonly fields: readonly Attached[];
  readonly callbacks: Callbacks;
  readonly locale: string;
  readonly displayControl: DisplayControl;
}

/** Up to this version the fields of the card are named without a group, and have other names. */
const LAST_WITH_FLAT_FIELDS = 35;

const FLAT: Readonly<Record<string, string>> = {
  cardNumber: "number",
  securityCode: "securityCode",
  expiryMonth: "expiryMonth",
  expiryYear: "expiryYear",
};

const MITIGATIONS = ["javascript", "x-frame-options", "csp"];

type Members = Readonly<Record<string, unknown>>;

function wrong(text: string): never {
  throw new Error(`PaymentSession.configure: ${text}`);
}

function group(value: unknown, name: string): Members {
  if (value === undefined || value === null) {
    return {};
  }
  return typeof value === "object" ? (value as Members) : wrong(`${name} must be an object`);
}

export function hasFlatFields(version: number): boolean {
  return version <= LAST_WITH_FLAT_FIELDS;
}

/** The place that a full name means, such as {@code card.number}; undefined if there is none. */
export function placeOf(name: unknown, version: number): Place | undefined {
  if (typeof name !== "string") {
    return undefined;
  }
  const flat = hasFlatFields(version) && Object.prototype.hasOwnProperty.call(FLAT, name) ? FLAT[name] : undefined;
  if (flat !== undefined) {
    return { type: "card", role: flat };
  }
  const [type, role = ""] = name.split(".");
  return isPaymentType(type) && rolesOf(type).includes(role) ? { type, role } : undefined;
}

/** The name that callbacks give a role. */
export function toldRole(place: Place, version: number): string {
  return hasFlatFields(version) && place.type === "card" && place.role === "number" ? "cardNumber" : place.role;
}

/** @throws Error that says what is wrong with it */
export function check(given: unknown, version: number): Configuration {
  const configuration = typeof given === "object" && given !== null ? (given as Members) : wrong("a configuration is needed");
  const fields = attached(group(configuration["fields"], "fields"), version);
  if (fields.length === 0) {
    wrong("fields must name at least one field");
  }
  checkExpiry(fields);
  checkMitigation(configuration["frameEmbeddingMitigation"]);
  return {
    session: session(configuration["session"]),
    fields,
    callbacks: callbacks(group(configuration["callbacks"], "callbacks")),
    locale: localeOf(configuration["locale"]),
    displayControl: displayControl(group(group(configuration["interaction"], "interaction")["displayControl"], "displayControl")),
  };
}

function session(given: unknown): string {
  if (given === undefined || given === null || given === "") {
    return wrong("session is missing: this server does not yet make one for a page; create it by Create Session");
  }
  return typeof given === "string" ? given : wrong("session must be the id of a session");
}

function attached(fields: Members, version: number): Attached[] {
  if (hasFlatFields(version)) {
    return Object.keys(FLAT).flatMap((name) => one({ type: "card", role: FLAT[name] ?? "" }, fields[name], name));
  }
  return (Object.keys(ROLES) as PaymentType[]).flatMap((type) => {
    const ofType = group(fields[type], `fields.${type}`);
    return rolesOf(type).flatMap((role) => one({ type, role }, ofType[role], `${type}.${role}`));
  });
}

/** Nothing for a field that is not wanted. */
function one(place: Place, selector: unknown, name: string): Attached[] {
  if (selector === undefined || selector === null) {
    return [];
  }
  if (typeof selector !== "string") {
    return wrong(`fields.${name} must be a CSS selector`);
  }
  const element = find(selector, name);
  if (!(element instanceof HTMLInputElement || element instanceof HTMLSelectElement)) {
    return wrong(`fields.${name}: '${selector}' is no input and no select of the page`);
  }
  return [{ place, selector, element }];
}

function find(selector: string, name: string): Element | null {
  try {
    return document.querySelector(selector);
  } catch {
    return wrong(`fields.${name}: '${selector}' is no CSS selector`);
  }
}

function checkExpiry(fields: readonly Attached[]): void {
  const has = (role: string): boolean => fields.some((field) => field.place.role === role);
  if (has("expiryMonth") !== has("expiryYear")) {
    wrong("expiryMonth and expiryYear need each other");
  }
}

/** What the page says that it does against being framed itself; that it does is its own business. */
function checkMitigation(given: unknown): void {
  const named: unknown[] = Array.isArray(given) ? given : [];
  const unknown = named.find((name) => typeof name !== "string" || !MITIGATIONS.includes(name.toLowerCase()));
  if (named.length === 0 || unknown !== undefined) {
    wrong(`frameEmbeddingMitigation must name at least one of ${MITIGATIONS.join(", ")}, and nothing else`);
  }
}

function callbacks(given: Members): Callbacks {
  for (const name of ["initialized", "formSessionUpdate"]) {
    const callback = given[name];
    if (callback !== undefined && callback !== null && typeof callback !== "function") {
      wrong(`callbacks.${name} must be a function`);
    }
  }
  const { initialized, formSessionUpdate } = given as Callbacks;
  return { ...(initialized ? { initialized } : {}), ...(formSessionUpdate ? { formSessionUpdate } : {}) };
}

function displayControl(given: Members): DisplayControl {
  const formatCard = given["formatCard"] ?? "EMBOSSED";
  const invalidFieldCharacters = given["invalidFieldCharacters"] ?? "REJECT";
  if (formatCard !== "EMBOSSED" && formatCard !== "FLAT") {
    return wrong("interaction.displayControl.formatCard must be EMBOSSED or FLAT");
  }
  if (invalidFieldCharacters !== "REJECT" && invalidFieldCharacters !== "ALLOW") {
    return wrong("interaction.displayControl.invalidFieldCharacters must be REJECT or ALLOW");
  }
  return { formatCard, invalidFieldCharacters, clearAfterUpdate: given["clearAfterUpdate"] === true };
}
