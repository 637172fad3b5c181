import type { Choice, DisplayControl, FieldEvent, FromField, Init, Look, StyledWhen, Verdict } from "../shared/protocol";
import type { Place } from "../shared/roles";
import { type Styles, looksOf } from "../shared/styles";
import type { Attached } from "./configuration";
import { Cover } from "./cover";
import { Frame } from "./frame";
import type { Home } from "./home";

const UNTOUCHED: Verdict = { isEmpty: true, isValid: false, isIncomplete: true, errorReason: "EMPTY" };

/** Is told what happens in a field. */
export interface FieldListener {
  happened(field: FieldFrame, event: FieldEvent): void;
  judged(field: FieldFrame, before: Verdict): void;
  recognised(field: FieldFrame, bin: string): void;
}

/** A frame that stands for an element of the page. */
export class FieldFrame extends Frame {
  readonly attached: Attached;
  verdict: Verdict = UNTOUCHED;
  private readonly form: string;
  private readonly displayControl: DisplayControl;
  private readonly hearer: FieldListener;
  private readonly cover: Cover;
  private readonly said = new Map<StyledWhen, Styles>();
  private locale: string;
  private look: string = "";

  constructor(home: Home, form: string, attached: Attached, options: { locale: string; displayControl: DisplayControl }, listener: FieldListener) {
    super(home);
    this.form = form;
    this.attached = attached;
    this.locale = options.locale;
    this.displayControl = options.displayControl;
    this.hearer = listener;
    this.element.className = `gw-proxy-${attached.place.role}`;
    this.cover = new Cover(attached.element, this.element, { changed: () => this.follow(), focused: () => this.focus() });
  }

  get place(): Place {
    return this.attached.place;
  }

  /** Whether the page still has what this stands for. */
  isAlive(): boolean {
    return this.attached.element.isConnected;
  }

  focus(): void {
    this.element.focus();
    this.usable().then(
      () => this.say({ say: "focus" }),
      () => undefined,
    );
  }

  style(when: StyledWhen, styles: Styles): void {
    this.said.set(when, { ...this.said.get(when), ...styles });
    this.say({ say: "style", when, styles });
  }

  message(text: string): void {
    this.usable().then(
      () => this.say({ say: "message", text }),
      () => undefined,
    );
  }

  speak(locale: string): void {
    this.locale = locale;
    this.say({ say: "locale", locale });
  }

  override dispose(): void {
    this.cover.lift();
    super.dispose();
  }

  protected setup(): Omit<Init, "message"> {
    const look = this.lookNow();
    this.look = JSON.stringify(look);
    return {
      form: this.form,
      setup: { kind: "field", place: this.place, look, locale: this.locale, displayControl: this.displayControl },
    };
  }

  protected hear(message: unknown): void {
    const told = message as FromField;
    switch (told.tell) {
      case "usable":
        this.said.forEach((styles, when) => this.say({ say: "style", when, styles }));
        this.judge(told.verdict);
        return this.nowUsable();
      case "event":
        return this.hearer.happened(this, told.event);
      case "verdict":
        return this.judge(told.verdict);
      case "bin":
        return this.hearer.recognised(this, told.bin);
    }
  }

  private judge(verdict: Verdict): void {
    const before = this.verdict;
    this.verdict = verdict;
    this.hearer.judged(this, before);
  }

  private follow(): void {
    const look = this.lookNow();
    const text = JSON.stringify(look);
    if (text !== this.look) {
      this.look = text;
      this.say({ say: "look", look });
    }
  }

  private lookNow(): Look {
    const { element } = this.attached;
    this.element.title = element.title;
    const aria: Record<string, string> = {};
    for (const attribute of element.attributes) {
      if (attribute.name.startsWith("aria-") && attribute.name !== "aria-hidden") {
        aria[attribute.name] = attribute.value;
      }
    }
    return {
      styles: looksOf(element),
      placeholder: element.getAttribute("placeholder") ?? "",
      disabled: element.disabled,
      aria,
      choices: element instanceof HTMLSelectElement ? choicesOf(element) : null,
    };
  }
}

function choicesOf(select: HTMLSelectElement): Choice[] {
  return [...select.options].map((option) => ({ value: option.value, text: option.text }));
}
