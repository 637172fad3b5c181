/** The types of session.js, for pages that are written in TypeScript: copy this file, or refer to it. */

export interface PaymentSessionConfiguration {
  /** The id of a session of Create Session. */
  session: string;
  /** CSS selectors of the inputs that hosted fields stand for. From version 36 on. */
  fields: {
    card?: {
      number?: string | null;
      securityCode?: string | null;
      expiryMonth?: string | null;
      expiryYear?: string | null;
      nameOnCard?: string | null;
    };
    giftCard?: { number?: string | null; pin?: string | null };
    ach?: {
      accountType?: string | null;
      bankAccountHolder?: string | null;
      bankAccountNumber?: string | null;
      bankAccountNumberConfirmation?: string | null;
      routingNumber?: string | null;
    };
    directDebitCanada?: {
      accountType?: string | null;
      bankAccountHolder?: string | null;
      bankAccountNumber?: string | null;
      bankAccountNumberConfirmation?: string | null;
      transitNumber?: string | null;
      financialInstitutionNumber?: string | null;
    };
  };
  /** What the page does against being framed itself; at least one. */
  frameEmbeddingMitigation: ("javascript" | "x-frame-options" | "csp")[];
  callbacks?: {
    initialized?: (result: InitializedResult) => void;
    formSessionUpdate?: (result: FormSessionUpdateResult) => void;
  };
  interaction?: {
    displayControl?: {
      formatCard?: "EMBOSSED" | "FLAT";
      invalidFieldCharacters?: "REJECT" | "ALLOW";
      /** Whether fields are emptied once the session has their content; of Paysession only. */
      clearAfterUpdate?: boolean;
    };
  };
  locale?: string;
}

export type PaymentType = "card" | "giftCard" | "ach" | "directDebitCanada";

export type InitializedResult =
  | { status: "ok" }
  | { status: "system_error" | "request_timeout"; message: string };

export interface ProvidedCard {
  brand: string;
  scheme: string;
  fundingMethod: string;
  /** The first six and the last four digits. */
  number?: string;
  nameOnCard?: string;
  expiry?: { month: string; year: string };
  /** "xxx"; only if there is one. */
  securityCode?: string;
}

export type FormSessionUpdateResult =
  | {
      status: "ok";
      merchant: string;
      session: { id: string; updateStatus: string; version: string };
      sourceOfFunds: { type: string; provided: { card?: ProvidedCard; [type: string]: unknown } };
      version: string;
    }
  | {
      status: "fields_in_error";
      session: { id: string };
      errors: { [field: string]: "missing" | "invalid" };
      version: string;
    }
  | {
      status: "system_error" | "request_timeout" | "giftCard_type_required" | "payment_type_required";
      session: { id: string };
      errors: { message: string };
      version: string;
    };

export interface FieldValidity {
  isValid: boolean;
  isIncomplete: boolean;
  hasError: boolean;
  errorReason?: string;
  selector?: string;
}

export type ValidationResult = {
  [type in PaymentType]?: { isValid: boolean } & { [role: string]: FieldValidity | boolean };
};

export interface PaymentSessionLibrary {
  /** @throws Error that says what is wrong with the configuration */
  configure(configuration: PaymentSessionConfiguration, scope?: string): void;
  updateSessionFromForm(type?: PaymentType, localBrand?: string, scope?: string): void;
  validate(type: PaymentType, callback: (result: ValidationResult) => void, scope?: string): void;
  setFocus(role: string, scope?: string): void;
  setMessage(role: string, message: string, scope?: string): void;
  setFocusStyle(roles: string[], styles: Record<string, string>, scope?: string): void;
  setHoverStyle(roles: string[], styles: Record<string, string>, scope?: string): void;
  setPlaceholderStyle(roles: string[], styles: Record<string, string>, scope?: string): void;
  setPlaceholderShownStyle(roles: string[], styles: Record<string, string>, scope?: string): void;
  /** From version 77 on. */
  setLocale?(locale: string, scope?: string): void;
  onFocus(roles: string[], callback: (selector: string, role: string) => void, scope?: string): void;
  onBlur(roles: string[], callback: (selector: string, role: string) => void, scope?: string): void;
  onChange(roles: string[], callback: (selector: string, role: string) => void, scope?: string): void;
  onMouseOver(roles: string[], callback: (selector: string, role: string) => void, scope?: string): void;
  onMouseOut(roles: string[], callback: (selector: string, role: string) => void, scope?: string): void;
  onEmptinessChange(roles: string[], callback: (selector: string, result: { isEmpty: boolean }) => void, scope?: string): void;
  onValidityChange(roles: string[], callback: (selector: string, result: FieldValidity, role: string) => void, scope?: string): void;
  onCardBINChange(callback: (selector: string, result: { BIN: string }) => void, scope?: string): void;
}

declare global {
  interface Window {
    PaymentSession: PaymentSessionLibrary;
  }
}
