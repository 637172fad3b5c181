/** The ways to pay whose fields can be hosted, and the roles of their fields. */
export const ROLES = {
  card: ["number", "securityCode", "expiryMonth", "expiryYear", "nameOnCard"],
  giftCard: ["number", "pin"],
  ach: ["accountType", "bankAccountHolder", "bankAccountNumber", "bankAccountNumberConfirmation", "routingNumber"],
  directDebitCanada: [
    "accountType",
    "bankAccountHolder",
    "bankAccountNumber",
    "bankAccountNumberConfirmation",
    "transitNumber",
    "financialInstitutionNumber",
  ],
} as const;

export type PaymentType = keyof typeof ROLES;

/** One field: a way to pay, and the bare name of its role there. */
export interface Place {
  readonly type: PaymentType;
  readonly role: string;
}

export function isPaymentType(name: unknown): name is PaymentType {
  return typeof name === "string" && Object.prototype.hasOwnProperty.call(ROLES, name);
}

export function rolesOf(type: PaymentType): readonly string[] {
  return ROLES[type];
}

/** The full name, such as {@code card.number}. */
export function nameOf(place: Place): string {
  return `${place.type}.${place.role}`;
}
