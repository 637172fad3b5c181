import type { FieldEvent, StyledWhen, UpdateResult, Verdict } from "../shared/protocol";
import type { PaymentType, Place } from "../shared/roles";
import type { Styles } from "../shared/styles";
import { type Configuration, toldRole } from "./configuration";
import { ControllerFrame } from "./controller";
import { FieldFrame, type FieldListener } from "./field";
import type { Unusable } from "./frame";
import { type Handlers, call } from "./handlers";
import type { Home } from "./home";

/** The fields of one scope, as they are configured now. */
export class Form implements FieldListener {
  private readonly home: Home;
  private readonly scope: string;
  private readonly handlers: Handlers;
  private readonly configuration: Configuration;
  private readonly controller: ControllerFrame;
  private readonly fields: readonly FieldFrame[];
  private disposed = false;

  constructor(home: Home, scope: string, configuration: Configuration, handlers: Handlers) {
    this.home = home;
    this.scope = scope;
    this.handlers = handlers;
    this.configuration = configuration;
    const name = identifier();
    const { locale, displayControl } = configuration;
    this.controller = new ControllerFrame(home, name, { kind: "controller", locale, displayControl });
    this.fields = configuration.fields.map((field) => new FieldFrame(home, name, field, { locale, displayControl }, this));
    void this.initialise();
  }

  dispose(): void {
    this.disposed = true;
    this.fields.forEach((field) => field.dispose());
    this.controller.dispose();
  }

  /** Whether it stands for that element of the page. */
  covers(element: Element): boolean {
    return this.fields.some((field) => field.attached.element === element);
  }

  isAlive(): boolean {
    return this.fields.some((field) => field.isAlive());
  }

  at(places: readonly Place[]): FieldFrame[] {
    return this.fields.filter((field) => places.some(({ type, role }) => field.place.type === type && field.place.role === role));
  }

  style(when: StyledWhen, places: readonly Place[], styles: Styles): void {
    this.at(places).forEach((field) => field.style(when, styles));
  }

  speak(locale: string): void {
    this.fields.forEach((field) => field.speak(locale));
  }

  update(type: string, localBrand: string): void {
    this.controller.update(this.configuration.session, type, localBrand, (result) => this.updated(result));
  }

  /** The verdict on everything that is typed for one way to pay. */
  validity(type: PaymentType): object {
    const ofType = this.fields.filter((field) => field.place.type === type);
    const roles = ofType.map((field) => [toldRole(field.place, this.home.version), told(field, true)] as const);
    return { [type]: { isValid: ofType.every((field) => field.verdict.isValid), ...Object.fromEntries(roles) } };
  }

  happened(field: FieldFrame, event: FieldEvent): void {
    this.tell(event, field);
  }

  judged(field: FieldFrame, before: Verdict): void {
    const { verdict } = field;
    const { selector } = field.attached;
    const role = toldRole(field.place, this.home.version);
    if (before.isEmpty !== verdict.isEmpty) {
      this.handlers.tell("emptinessChange", field.place, this.scope, selector, { isEmpty: verdict.isEmpty }, role);
    }
    if (JSON.stringify(before) !== JSON.stringify(verdict)) {
      this.handlers.tell("validityChange", field.place, this.scope, selector, told(field, false), role);
    }
  }

  recognised(field: FieldFrame, bin: string): void {
    this.handlers.tell("cardBINChange", field.place, this.scope, field.attached.selector, { BIN: bin });
  }

  private tell(event: string, field: FieldFrame): void {
    this.handlers.tell(event, field.place, this.scope, field.attached.selector, toldRole(field.place, this.home.version));
  }

  private async initialise(): Promise<void> {
    const { initialized } = this.configuration.callbacks;
    try {
      await Promise.all([this.controller.usable(), ...this.fields.map((field) => field.usable())]);
      if (!this.disposed) {
        call(initialized, { status: "ok" });
      }
    } catch (problem) {
      if (!this.disposed) {
        call(initialized, problem as Unusable);
      }
    }
  }

  private updated(result: UpdateResult): void {
    call(this.configuration.callbacks.formSessionUpdate, result);
  }
}

function told(field: FieldFrame, withSelector: boolean): object {
  const { isValid, isIncomplete, errorReason } = field.verdict;
  return {
    isValid,
    isIncomplete,
    hasError: !isValid && (errorReason === "EMPTY" || !isIncomplete || withSelector),
    ...(errorReason ? { errorReason } : {}),
    ...(withSelector ? { selector: field.attached.selector } : {}),
  };
}

function identifier(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((word) => word.toString(36)).join("-");
}
