import table from "./brands.json";

/** What is known of a brand of cards; the table is the server's own, which a test of the server compares. */
export interface Brand {
  readonly name: string;
  /** How its digits are grouped on the card. */
  readonly groups: readonly number[];
  readonly lengths: readonly number[];
  /** How many digits its security code has. */
  readonly code: number;
}

interface Row {
  readonly prefixes: readonly string[];
  readonly groups: readonly number[];
  readonly lengths: readonly number[];
  readonly code: number;
}

interface Prefix {
  readonly first: number;
  readonly last: number;
  readonly digits: number;
  readonly brand: Brand;
}

function prefixes(name: string, row: Row): Prefix[] {
  const brand: Brand = { name, groups: row.groups, lengths: row.lengths, code: row.code };
  return row.prefixes.map((range) => {
    const [first = "", last = first] = range.split("-");
    return { first: Number(first), last: Number(last), digits: first.length, brand };
  });
}

/** The longest first, as a shorter one may be the beginning of a longer one of another brand. */
const PREFIXES: readonly Prefix[] = Object.entries(table)
  .flatMap(([name, row]) => prefixes(name, row))
  .sort((one, other) => other.digits - one.digits);

/** The brand of a number or of its beginning; undefined if none is known. */
export function brandOf(digits: string): Brand | undefined {
  return PREFIXES.find((prefix) => {
    const start = Number(digits.slice(0, prefix.digits));
    return digits.length >= prefix.digits && start >= prefix.first && start <= prefix.last;
  })?.brand;
}
