import { localeOf } from "../shared/locales";
import type { StyledWhen } from "../shared/protocol";
import { type Place, isPaymentType } from "../shared/roles";
import { allowed } from "../shared/styles";
import { type Configuration, check, hasFlatFields, placeOf } from "./configuration";
import { Form } from "./form";
import { type Handler, Handlers, call } from "./handlers";
import type { Home } from "./home";

/** What a form without a scope is called. */
const WITHOUT_SCOPE = "";
const FIRST_WITH_SCOPES = 51;
const FIRST_WITH_LOCALES = 77;

type Functions = Record<string, (...given: never[]) => void>;

/** The functions of {@code PaymentSession}, as the version of the script's URL has them. */
export class Library {
  private readonly home: Home;
  private readonly forms = new Map<string, Form>();
  private readonly handlers = new Handlers();

  constructor(home: Home) {
    this.home = home;
  }

  functions(): Functions {
    const functions: Functions = {
      configure: (configuration: unknown, scope?: unknown) => this.configure(configuration, scope),
      updateSessionFromForm: (type?: unknown, brand?: unknown, scope?: unknown) => this.update(type, brand, scope),
      validate: (type: unknown, callback: (result: object) => void, scope?: unknown) => this.validate(type, callback, scope),
      setFocus: (name: unknown, scope?: unknown) => this.each(scope, (form) => form.at(this.places([name])).slice(0, 1).forEach((field) => field.focus())),
      setMessage: (name: unknown, text: unknown, scope?: unknown) =>
        this.each(scope, (form) => form.at(this.places([name])).forEach((field) => field.message(String(text ?? "")))),
      setFocusStyle: this.styling("focus"),
      setHoverStyle: this.styling("hover"),
      setPlaceholderStyle: this.styling("placeholder"),
      setPlaceholderShownStyle: this.styling("placeholderShown"),
      onFocus: this.registering("focus"),
      onBlur: this.registering("blur"),
      onChange: this.registering("change"),
      onMouseOver: this.registering("mouseOver"),
      onMouseOut: this.registering("mouseOut"),
      onEmptinessChange: this.registering("emptinessChange"),
      onValidityChange: this.registering("validityChange"),
      onCardBINChange: (handler: Handler, scope?: unknown) =>
        this.handlers.add("cardBINChange", [{ type: "card", role: "number" }], this.optional(scope), handler),
    };
    if (this.home.version >= FIRST_WITH_LOCALES) {
      functions["setLocale"] = (locale: unknown, scope?: unknown) => this.each(scope, (form) => form.speak(localeOf(locale)));
    }
    return this.home.debug ? traced(functions) : functions;
  }

  private configure(given: unknown, scopeGiven: unknown): void {
    const configuration = check(given, this.home.version);
    const scope = this.optional(scopeGiven) ?? WITHOUT_SCOPE;
    this.forget(scope, configuration);
    this.forms.set(scope, new Form(this.home, scope, configuration, this.handlers));
  }

  /** A form that was configured anew, one whose elements are configured elsewhere now, and those that the page has thrown away. */
  private forget(scope: string, configuration: Configuration): void {
    for (const [name, form] of this.forms) {
      if (name === scope || !form.isAlive() || configuration.fields.some((field) => form.covers(field.element))) {
        form.dispose();
        this.forms.delete(name);
      }
    }
  }

  private update(type: unknown, brand: unknown, scope: unknown): void {
    const asked = hasFlatFields(this.home.version) ? "card" : String(type ?? "");
    this.named(scope).update(asked, typeof brand === "string" ? brand : "");
  }

  private validate(type: unknown, callback: (result: object) => void, scope: unknown): void {
    if (!isPaymentType(type)) {
      throw new Error(`PaymentSession.validate: '${String(type)}' is no payment type`);
    }
    if (typeof callback !== "function") {
      throw new Error("PaymentSession.validate: a callback is needed");
    }
    const form = this.named(scope);
    // Never inline: there are pages that validate again from here.
    window.setTimeout(() => call(callback, form.validity(type)));
  }

  private styling(when: StyledWhen): (names: unknown, styles: unknown, scope?: unknown) => void {
    return (names, styles, scope) => this.each(scope, (form) => form.style(when, this.places(names), allowed(styles)));
  }

  private registering(event: string): (names: unknown, handler: Handler, scope?: unknown) => void {
    return (names, handler, scope) => this.handlers.add(event, this.places(names), this.optional(scope), handler);
  }

  /** Names that mean nothing here are passed over: there are pages that name fields of later versions. */
  private places(names: unknown): Place[] {
    const all: unknown[] = Array.isArray(names) ? names : [names];
    return all.map((name) => placeOf(name, this.home.version)).filter((place): place is Place => place !== undefined);
  }

  private optional(scope: unknown): string | undefined {
    return this.home.version >= FIRST_WITH_SCOPES && typeof scope === "string" ? scope : undefined;
  }

  /** Every form, or the one of a scope. */
  private each(scope: unknown, action: (form: Form) => void): void {
    const name = this.optional(scope);
    for (const [known, form] of this.forms) {
      if (name === undefined || name === known) {
        action(form);
      }
    }
  }

  private named(scope: unknown): Form {
    const name = this.optional(scope) ?? WITHOUT_SCOPE;
    const form = this.forms.get(name);
    if (form === undefined) {
      throw new Error(
        this.forms.size === 0
          ? "PaymentSession: configure has not been called"
          : `PaymentSession: there is no scope '${name}'; it must be named where one is configured`,
      );
    }
    return form;
  }
}

/** Says in the console which functions are called; what they are given may be anything, and is not said. */
function traced(functions: Functions): Functions {
  return Object.fromEntries(
    Object.entries(functions).map(([name, action]) => [
      name,
      (...given: never[]) => {
        console.log(`PaymentSession.${name}`);
        action(...given);
      },
    ]),
  );
}
