import { INIT, type Init, READY } from "../shared/protocol";
import type { Home } from "./home";

/** How long a document that has been loaded may take until it speaks; one that may not be shown here never does. */
const SPEECHLESS_MILLIS = 3_000;
const PATIENCE_MILLIS = 30_000;

export type Unusable = { readonly status: "system_error" | "request_timeout"; readonly message: string };

/** A frame of ours in the page, and the port to what is in it. */
export abstract class Frame {
  readonly element = document.createElement("iframe");
  private readonly home: Home;
  private port: MessagePort | undefined;
  private readonly outcome: Promise<void>;
  private settle: (problem: Unusable | null) => void = () => undefined;
  private readonly listener = (event: MessageEvent): void => this.greet(event);
  private readonly timers: number[] = [];

  protected constructor(home: Home) {
    this.home = home;
    this.outcome = new Promise((resolve, reject) => {
      this.settle = (problem) => (problem === null ? resolve() : reject(problem));
    });
    this.outcome.catch(() => undefined);
    this.element.setAttribute("loading", "eager");
    this.element.setAttribute("referrerpolicy", "no-referrer");
    this.element.setAttribute("scrolling", "no");
    this.element.addEventListener("load", () => {
      this.later(SPEECHLESS_MILLIS, () =>
        this.settle({ status: "system_error", message: "A hosted field may not be shown in this page, or was not found." }),
      );
    });
    this.later(PATIENCE_MILLIS, () =>
      this.settle({ status: "request_timeout", message: "A hosted field was not loaded in time." }),
    );
    window.addEventListener("message", this.listener);
    this.element.src = home.frame;
  }

  /** Once it can be used; fails with what is wrong. */
  usable(): Promise<void> {
    return this.outcome;
  }

  dispose(): void {
    window.removeEventListener("message", this.listener);
    this.timers.forEach((timer) => window.clearTimeout(timer));
    this.port?.close();
    this.element.remove();
  }

  protected abstract setup(): Omit<Init, "message">;

  protected abstract hear(message: unknown): void;

  /** What was said before the frame could hear is said again by {@link #setup} or when it is usable. */
  protected say(message: object): void {
    this.port?.postMessage(message);
  }

  protected nowUsable(): void {
    this.settle(null);
  }

  private later(millis: number, action: () => void): void {
    this.timers.push(window.setTimeout(action, millis));
  }

  /** A frame that was moved in the page is loaded again, and is to be told everything once more. */
  private greet(event: MessageEvent): void {
    if (event.source !== this.element.contentWindow || event.origin !== this.home.origin || event.data !== READY) {
      return;
    }
    const channel = new MessageChannel();
    this.port?.close();
    this.port = channel.port1;
    this.port.onmessage = (heard) => this.hear(heard.data);
    const init: Init = { message: INIT, ...this.setup() };
    this.element.contentWindow?.postMessage(init, this.home.origin, [channel.port2]);
  }
}
