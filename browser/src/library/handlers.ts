import { type Place, nameOf } from "../shared/roles";

export type Handler = (...told: unknown[]) => void;

interface Registered {
  readonly event: string;
  readonly name: string;
  readonly scope: string | undefined;
  readonly handler: Handler;
}

/** Whom to tell of what. They may come before the fields are there, and the same one several times. */
export class Handlers {
  private readonly registered: Registered[] = [];

  /** @param scope undefined for all scopes */
  add(event: string, places: readonly Place[], scope: string | undefined, handler: Handler): void {
    for (const place of places) {
      const name = nameOf(place);
      const known = this.registered.some(
        (one) => one.event === event && one.name === name && one.scope === scope && one.handler === handler,
      );
      if (!known) {
        this.registered.push({ event, name, scope, handler });
      }
    }
  }

  tell(event: string, place: Place, scope: string, ...told: unknown[]): void {
    const name = nameOf(place);
    this.registered
      .filter((one) => one.event === event && one.name === name && (one.scope === undefined || one.scope === scope))
      .forEach((one) => call(one.handler, ...told));
  }
}

/** What fails in the page's own code fails there, and not in the middle of ours. */
export function call(handler: ((...told: never[]) => void) | undefined, ...told: unknown[]): void {
  if (handler !== undefined) {
    try {
      (handler as Handler)(...told);
    } catch (failure) {
      window.setTimeout(() => {
        throw failure;
      });
    }
  }
}
