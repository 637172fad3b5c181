import type { ControllerSetup, FromController, Init, UpdateResult } from "../shared/protocol";
import { Frame } from "./frame";
import type { Home } from "./home";

/** The frame of a form that nobody sees. It stores what the others hold. */
export class ControllerFrame extends Frame {
  private readonly form: string;
  private readonly given: ControllerSetup;
  private readonly waiting = new Map<number, (result: UpdateResult) => void>();
  private number = 0;

  constructor(home: Home, form: string, given: ControllerSetup) {
    super(home);
    this.form = form;
    this.given = given;
    this.element.className = "gw-controller";
    this.element.title = "";
    this.element.tabIndex = -1;
    this.element.setAttribute("aria-hidden", "true");
    this.element.style.cssText =
      "position:absolute!important;width:0!important;height:0!important;border:0!important;visibility:hidden!important";
    document.body.append(this.element);
  }

  update(session: string, type: string, localBrand: string, answer: (result: UpdateResult) => void): void {
    this.number++;
    const number = this.number;
    this.waiting.set(number, answer);
    this.usable().then(
      () => this.say({ say: "update", number, session, type, localBrand }),
      (problem: { status: string; message: string }) =>
        this.answered(number, { status: problem.status, session: { id: session }, errors: { message: problem.message } }),
    );
  }

  protected setup(): Omit<Init, "message"> {
    return { form: this.form, setup: this.given };
  }

  protected hear(message: unknown): void {
    const told = message as FromController;
    if (told.tell === "usable") {
      this.nowUsable();
    } else {
      this.answered(told.number, told.result);
    }
  }

  private answered(number: number, result: UpdateResult): void {
    const answer = this.waiting.get(number);
    this.waiting.delete(number);
    answer?.(result);
  }
}
