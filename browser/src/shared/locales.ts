const DEFAULT = "en_US";

/** As they are documented; "ja_JA" is how the gateway spells it. */
const LOCALES = [
  DEFAULT,
  "de_DE",
  "el_GR",
  "es_ES",
  "es_MX",
  "fr_CA",
  "fr_FR",
  "it_IT",
  "ja_JA",
  "pl_PL",
  "pt_BR",
  "ro_RO",
  "zh_CN",
];

/** Which of a language's locales is meant when only the language is named. */
const MEANT: Readonly<Record<string, string>> = { fr: "fr_FR", es: "es_ES" };

/** The documented locale that is meant by a name, which may be a language alone; English for those that are not documented. */
export function localeOf(name: unknown): string {
  if (typeof name !== "string") {
    return DEFAULT;
  }
  const [language = "", region = ""] = name.split(/[-_]/);
  const asked = `${language.toLowerCase()}_${region.toUpperCase()}`;
  const ofLanguage = LOCALES.find((locale) => locale.startsWith(`${language.toLowerCase()}_`));
  return LOCALES.includes(asked) ? asked : (MEANT[language.toLowerCase()] ?? ofLanguage ?? DEFAULT);
}

/** The language of a locale as HTML names it. */
export function languageOf(locale: string): string {
  return locale === "ja_JA" ? "ja-JP" : locale.replace("_", "-");
}
