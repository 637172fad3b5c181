import type { Place } from "./roles";
import type { Styles } from "./styles";

/** What a frame says to the page around it, to anybody, once it can be spoken to. Nothing in it is a secret. */
export const READY = "paysession:ready";
/** The page's only message to a frame's window; it carries the port for all others. */
export const INIT = "paysession:init";

export type ErrorReason =
  | "EMPTY"
  | "INVALID_CHARACTERS"
  | "INVALID_VALUE"
  | "NOT_SUPPORTED"
  | "AWAITING_SERVER_RESPONSE"
  | "SESSION_AUTHENTICATION_LIMIT_EXCEEDED"
  | "SYSTEM_ERROR"
  | "NOT_AUTHORIZED"
  | "TIMEOUT";

/** What may be told of a field's content. */
export interface Verdict {
  readonly isEmpty: boolean;
  readonly isValid: boolean;
  /** Whether it may still become valid. */
  readonly isIncomplete: boolean;
  readonly errorReason?: ErrorReason;
}

export interface DisplayControl {
  readonly formatCard: "EMBOSSED" | "FLAT";
  readonly invalidFieldCharacters: "REJECT" | "ALLOW";
  /** Whether fields are emptied once the session has their content; an addition of ours. */
  readonly clearAfterUpdate: boolean;
}

export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** What a field takes over from the element that it stands for. */
export interface Look {
  readonly styles: Styles;
  readonly placeholder: string;
  readonly disabled: boolean;
  /** Attributes that begin with {@code aria-}. */
  readonly aria: Readonly<Record<string, string>>;
  /** None: an input; otherwise what can be chosen. */
  readonly choices: readonly Choice[] | null;
}

export type StyledWhen = "focus" | "hover" | "placeholder" | "placeholderShown";

export interface FieldSetup {
  readonly kind: "field";
  readonly place: Place;
  readonly look: Look;
  readonly locale: string;
  readonly displayControl: DisplayControl;
}

export interface ControllerSetup {
  readonly kind: "controller";
  readonly locale: string;
  readonly displayControl: DisplayControl;
}

export interface Init {
  readonly message: typeof INIT;
  /** The frames of one form know each other by it; others do not know it. */
  readonly form: string;
  readonly setup: FieldSetup | ControllerSetup;
}

export type ToField =
  | { readonly say: "look"; readonly look: Look }
  | { readonly say: "focus" }
  | { readonly say: "style"; readonly when: StyledWhen; readonly styles: Styles }
  | { readonly say: "message"; readonly text: string }
  | { readonly say: "locale"; readonly locale: string };

export type FieldEvent = "focus" | "blur" | "change" | "mouseOver" | "mouseOut";

export type FromField =
  | { readonly tell: "usable"; readonly verdict: Verdict }
  | { readonly tell: "event"; readonly event: FieldEvent }
  | { readonly tell: "verdict"; readonly verdict: Verdict }
  | { readonly tell: "bin"; readonly bin: string };

export type ToController =
  | {
      readonly say: "update";
      readonly number: number;
      readonly session: string;
      readonly type: string;
      readonly localBrand: string;
    };

export type FromController =
  | { readonly tell: "usable" }
  | { readonly tell: "updated"; readonly number: number; readonly result: UpdateResult };

/** What {@code formSessionUpdate} gets. */
export interface UpdateResult {
  readonly status: string;
  readonly [member: string]: unknown;
}
