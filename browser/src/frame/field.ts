import { languageOf } from "../shared/locales";
import type { FieldSetup, FromField, Look, StyledWhen, ToField, Verdict } from "../shared/protocol";
import type { Place } from "../shared/roles";
import { type Styles, allowed } from "../shared/styles";
import { caretAfter, embossed, plain } from "./format";
import { type Peer, peers } from "./peers";
import { complaint, label } from "./texts";
import { formOf, longest, verdict } from "./validation";

const AUTOCOMPLETE: Readonly<Record<string, AutoFill>> = {
  "card.number": "cc-number",
  "card.securityCode": "cc-csc",
  "card.expiryMonth": "cc-exp-month",
  "card.expiryYear": "cc-exp-year",
  "card.nameOnCard": "cc-name",
};

const BIN_DIGITS = 6;

/** What can be said of placeholders, by the variables of the style sheet. */
const PLACEHOLDER: Readonly<Record<string, string>> = {
  color: "--placeholder-color",
  backgroundColor: "--placeholder-background",
  fontStyle: "--placeholder-style",
  fontWeight: "--placeholder-weight",
  fontSize: "--placeholder-size",
  textDecoration: "--placeholder-decoration",
  opacity: "--placeholder-opacity",
};

type Entry = HTMLInputElement | HTMLSelectElement;

/** The field that the payer writes into. What it holds leaves this document for the server only. */
export class Field implements Peer {
  readonly form: string;
  readonly place: Place;
  private readonly entry: Entry;
  private readonly label = document.createElement("label");
  private readonly error = document.createElement("div");
  private readonly styles: Partial<Record<StyledWhen | "normal", Styles>> = {};
  private readonly setup: FieldSetup;
  private readonly port: MessagePort;
  private locale: string;
  private told = "";
  private atFocus = "";
  private hovered = false;
  private lastBin = "";

  constructor(form: string, setup: FieldSetup, port: MessagePort) {
    this.form = form;
    this.place = setup.place;
    this.setup = setup;
    this.port = port;
    this.locale = setup.locale;
    this.entry = document.createElement(setup.look.choices ? "select" : "input");
    this.build();
    this.listen();
    port.onmessage = (event) => this.hear(event.data as ToField);
    this.look(setup.look);
    this.tell({ tell: "usable", verdict: this.verdict() });
  }

  /** What was typed, without what only makes it easier to read. */
  text(): string {
    return plain(this.entry.value, formOf(this.place).digits);
  }

  verdict(): Verdict {
    return verdict(this.place, this.text(), {
      text: (role) => this.beside(role)?.text() ?? "",
    });
  }

  /** Says to screen readers what is wrong; nothing is. */
  complain(error: "missing" | "invalid" | null): void {
    this.say(error === null ? "" : complaint(this.locale, this.place, error));
  }

  clear(): void {
    this.entry.value = "";
    this.report();
  }

  /** Looks again at what depends on another field. */
  reconsider(): void {
    this.report();
  }

  private beside(role: string): Peer | undefined {
    return peers(this.form).find((peer) => peer.place.type === this.place.type && peer.place.role === role);
  }

  private build(): void {
    this.entry.id = "field";
    this.entry.className = "field";
    this.label.className = "unseen";
    this.label.htmlFor = this.entry.id;
    this.error.className = "unseen";
    this.error.id = "error";
    this.error.setAttribute("role", "alert");
    this.entry.setAttribute("aria-describedby", this.error.id);
    this.entry.autocomplete = AUTOCOMPLETE[`${this.place.type}.${this.place.role}`] ?? "off";
    if (this.entry instanceof HTMLInputElement) {
      this.entry.type = "text";
      this.entry.spellcheck = false;
      this.entry.setAttribute("autocorrect", "off");
      this.entry.setAttribute("autocapitalize", "off");
      this.entry.inputMode = formOf(this.place).digits ? "numeric" : "text";
    }
    document.body.append(this.label, this.entry, this.error);
    this.name();
  }

  private name(): void {
    document.documentElement.lang = languageOf(this.locale);
    this.label.textContent = label(this.locale, this.place);
  }

  private listen(): void {
    this.entry.addEventListener("focus", () => {
      this.atFocus = this.entry.value;
      this.event("focus");
    });
    // A browser forgets that there was a change once the value has been put into groups: so it is found out here.
    this.entry.addEventListener("blur", () => {
      this.changed();
      this.event("blur");
    });
    this.entry.addEventListener("input", () => this.typed());
    this.entry.addEventListener("change", () => {
      this.typed();
      this.changed();
    });
    this.entry.addEventListener("mouseenter", () => {
      this.hovered = true;
      this.event("mouseOver");
    });
    this.entry.addEventListener("mouseleave", () => {
      this.hovered = false;
      this.event("mouseOut");
    });
  }

  private changed(): void {
    if (this.entry.value !== this.atFocus) {
      this.atFocus = this.entry.value;
      this.event("change");
    }
  }

  private event(event: Extract<FromField, { tell: "event" }>["event"]): void {
    this.paint();
    this.tell({ tell: "event", event });
  }

  private typed(): void {
    if (this.entry instanceof HTMLInputElement) {
      this.tidy(this.entry);
    }
    this.complain(null);
    this.report();
    peers(this.form)
      .filter((peer) => peer !== this && peer.place.type === this.place.type)
      .forEach((peer) => peer.reconsider());
  }

  /** Swallows what does not belong there, and puts the digits of a card into groups. */
  private tidy(input: HTMLInputElement): void {
    const { digits } = formOf(this.place);
    const { formatCard, invalidFieldCharacters } = this.setup.displayControl;
    const rejects = invalidFieldCharacters === "REJECT";
    const caret = input.selectionStart ?? input.value.length;
    const before = digits ? plain(input.value.slice(0, caret), true).replace(/[^0-9]/g, rejects ? "" : "$&").length : caret;
    let text = digits && rejects ? input.value.replace(/[^0-9]/g, "") : input.value;
    if (rejects) {
      text = text.slice(0, longest(this.place, { text: (role) => this.beside(role)?.text() ?? "" }));
    }
    if (this.place.role === "number" && formatCard === "EMBOSSED" && /^[0-9\s-]*$/.test(text)) {
      text = embossed(plain(text, true));
    }
    if (text !== input.value) {
      input.value = text;
      const at = digits ? caretAfter(text, before) : Math.min(caret, text.length);
      input.setSelectionRange(at, at);
    }
  }

  /** Tells the page what it may know: whether there is something, and whether that is right. */
  private report(): void {
    const now = this.verdict();
    const text = JSON.stringify(now);
    this.paint();
    this.entry.setAttribute("aria-invalid", String(!now.isValid && !now.isIncomplete));
    if (text !== this.told) {
      this.told = text;
      this.tell({ tell: "verdict", verdict: now });
    }
    const bin = now.isValid && this.place.type === "card" && this.place.role === "number" ? this.text().slice(0, BIN_DIGITS) : "";
    if (bin !== this.lastBin) {
      this.lastBin = bin;
      if (bin !== "") {
        this.tell({ tell: "bin", bin });
      }
    }
  }

  private hear(message: ToField): void {
    switch (message.say) {
      case "look":
        return this.look(message.look);
      case "focus":
        return this.entry.focus();
      case "style":
        return this.style(message.when, message.styles);
      case "message":
        return this.say(message.text);
      case "locale":
        this.locale = message.locale;
        return this.name();
    }
  }

  private say(text: string): void {
    this.error.textContent = text;
    if (text === "") {
      this.entry.removeAttribute("aria-errormessage");
    } else {
      this.entry.setAttribute("aria-errormessage", this.error.id);
      this.entry.setAttribute("aria-invalid", "true");
    }
  }

  private look(look: Look): void {
    this.styles.normal = allowed(look.styles);
    document.documentElement.style.colorScheme = this.styles.normal["colorScheme"] ?? "normal";
    this.entry.disabled = look.disabled;
    if (this.entry instanceof HTMLSelectElement) {
      this.choose(this.entry, look);
    } else {
      this.entry.placeholder = look.placeholder;
    }
    for (const [name, value] of Object.entries(look.aria)) {
      if (/^aria-[a-z]+$/.test(name) && !["aria-invalid", "aria-describedby", "aria-hidden", "aria-errormessage"].includes(name)) {
        this.entry.setAttribute(name, value);
      }
    }
    this.paint();
  }

  private choose(select: HTMLSelectElement, look: Look): void {
    const choices = look.choices ?? [];
    const same =
      choices.length === select.options.length &&
      choices.every((choice, i) => select.options[i]?.value === choice.value && select.options[i]?.text === choice.text);
    if (!same) {
      const chosen = select.value;
      select.replaceChildren(...choices.map((choice) => new Option(choice.text, choice.value)));
      select.value = chosen;
      if (select.selectedIndex < 0 && select.options.length > 0) {
        select.selectedIndex = 0;
      }
    }
  }

  private style(when: StyledWhen, styles: Styles): void {
    const kept = allowed(styles);
    this.styles[when] = { ...this.styles[when], ...kept };
    if (when === "placeholder") {
      for (const [name, value] of Object.entries(kept)) {
        const variable = PLACEHOLDER[name];
        if (variable !== undefined) {
          this.entry.style.setProperty(variable, value);
        }
      }
    }
    this.paint();
  }

  private paint(): void {
    const focused = document.activeElement === this.entry && document.hasFocus();
    const shown = this.entry.value === "" && this.setup.look.choices === null;
    const styles = {
      ...this.styles.normal,
      ...(shown ? this.styles.placeholderShown : {}),
      ...(this.hovered ? this.styles.hover : {}),
      ...(focused ? this.styles.focus : {}),
    };
    const kept = [...this.entry.style].filter((name) => name.startsWith("--"));
    const variables = kept.map((name) => [name, this.entry.style.getPropertyValue(name)] as const);
    this.entry.removeAttribute("style");
    Object.assign(this.entry.style, styles);
    variables.forEach(([name, value]) => this.entry.style.setProperty(name, value));
    this.entry.classList.toggle("styled", this.styles.focus !== undefined);
  }

  private tell(message: FromField): void {
    this.port.postMessage(message);
  }
}
