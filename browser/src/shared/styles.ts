/** What a field in a frame may look like. Nothing here can load anything, move anything or write anything. */
const PROPERTIES = [
  "accentColor",
  "backgroundColor",
  "borderBottomColor",
  "borderBottomLeftRadius",
  "borderBottomRightRadius",
  "borderBottomStyle",
  "borderBottomWidth",
  "borderLeftColor",
  "borderLeftStyle",
  "borderLeftWidth",
  "borderRightColor",
  "borderRightStyle",
  "borderRightWidth",
  "borderTopColor",
  "borderTopLeftRadius",
  "borderTopRightRadius",
  "borderTopStyle",
  "borderTopWidth",
  "boxShadow",
  "caretColor",
  "color",
  "colorScheme",
  "cursor",
  "direction",
  "fontFamily",
  "fontSize",
  "fontStretch",
  "fontStyle",
  "fontVariant",
  "fontWeight",
  "letterSpacing",
  "lineHeight",
  "paddingBottom",
  "paddingLeft",
  "paddingRight",
  "paddingTop",
  "textAlign",
  "textDecorationColor",
  "textDecorationLine",
  "textDecorationStyle",
  "textIndent",
  "textShadow",
  "textTransform",
  "wordSpacing",
] as const;

/** What pages may say in fewer words. */
const SHORTHANDS = [
  "background",
  "border",
  "borderBottom",
  "borderColor",
  "borderLeft",
  "borderRadius",
  "borderRight",
  "borderStyle",
  "borderTop",
  "borderWidth",
  "font",
  "opacity",
  "outline",
  "outlineColor",
  "outlineOffset",
  "outlineStyle",
  "outlineWidth",
  "padding",
  "textDecoration",
];

const ALLOWED: ReadonlySet<string> = new Set([...PROPERTIES, ...SHORTHANDS]);

const LONGEST = 400;

/** Functions that load something or read something, and signs that end a declaration. */
const FORBIDDEN = /(url|image|image-set|cross-fade|element|attr|expression|paint|src|env|var)\s*\(|[\\@;{}<]|\/\*/i;

export type Styles = Readonly<Record<string, string>>;

/** What is allowed of styles, whoever gave them. */
export function allowed(styles: unknown): Styles {
  const kept: Record<string, string> = {};
  if (typeof styles === "object" && styles !== null) {
    for (const [name, value] of Object.entries(styles)) {
      const text = typeof value === "number" ? String(value) : value;
      if (ALLOWED.has(name) && typeof text === "string" && text.length <= LONGEST && !FORBIDDEN.test(text)) {
        kept[name] = text;
      }
    }
  }
  return kept;
}

/** How an element looks, of what a field may look like. */
export function looksOf(element: Element): Styles {
  const computed = getComputedStyle(element);
  const looks: Record<string, string> = {};
  for (const name of PROPERTIES) {
    looks[name] = computed[name as keyof CSSStyleDeclaration] as string;
  }
  return allowed(looks);
}
