import type { Answer } from "./update";

const PATIENCE_MILLIS = 30_000;
const PATH = /^(.*\/form\/version\/(\d+)\/merchant\/([^/]+))\/field\.html$/;

/** The server did not answer in time. */
export class TimedOut extends Error {}

/** The server that this frame is from, and nobody else. */
export class Server {
  readonly version: string;
  private readonly address: string;
  private readonly merchant: string;

  constructor(path: string) {
    const [, address = "", version = "", merchant = ""] = PATH.exec(path) ?? [];
    this.address = address;
    this.version = version;
    this.merchant = decodeURIComponent(merchant);
  }

  /** Stores the fields of a document in a session, whose id is the password for that. */
  async update(session: string, document: object): Promise<Answer> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MILLIS);
    try {
      const response = await fetch(`${this.address}/session`, {
        method: "PUT",
        mode: "same-origin",
        credentials: "omit",
        cache: "no-store",
        redirect: "error",
        referrerPolicy: "no-referrer",
        headers: { Authorization: basic(`merchant.${this.merchant}`, session), "Content-Type": "application/json" },
        body: JSON.stringify(document),
        signal: patience.signal,
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    } catch (failure) {
      throw patience.signal.aborted ? new TimedOut() : failure;
    } finally {
      clearTimeout(timer);
    }
  }
}

function basic(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
