import type { Verdict } from "../shared/protocol";
import type { Place } from "../shared/roles";

/** What the frames of one form see of each other. Frames of another origin see nothing of it. */
export interface Peer {
  readonly form: string;
  readonly place: Place;
  text(): string;
  verdict(): Verdict;
  complain(error: "missing" | "invalid" | null): void;
  clear(): void;
  reconsider(): void;
}

type PeerWindow = Window & { paysessionField?: Peer };

/** Lets the others of the form find this one. */
export function introduce(peer: Peer): void {
  (window as PeerWindow).paysessionField = peer;
}

/** The fields of a form that are in the page now, this one among them. */
export function peers(form: string): Peer[] {
  const found: Peer[] = [];
  for (let i = 0; i < window.parent.frames.length; i++) {
    const peer = peerIn(window.parent.frames[i]);
    if (peer !== undefined && peer.form === form) {
      found.push(peer);
    }
  }
  return found;
}

/** Whoever is of another origin does not let us look. */
function peerIn(frame: Window | undefined): Peer | undefined {
  try {
    return (frame as PeerWindow | undefined)?.paysessionField;
  } catch {
    return undefined;
  }
}
