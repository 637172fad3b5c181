import assert from "node:assert/strict";
import { test } from "node:test";
import { caretAfter, embossed, plain } from "../src/frame/format";
import { localeOf } from "../src/shared/locales";
import { allowed } from "../src/shared/styles";

test("digits are grouped as they stand on the card", () => {
  assert.equal(embossed("5123450000000008"), "5123 4500 0000 0008");
  assert.equal(embossed("371449635398431"), "3714 496353 98431");
  assert.equal(embossed("51234"), "5123 4");
  assert.equal(embossed(""), "");
});

test("the caret stays behind the digits that it was behind", () => {
  assert.equal(caretAfter("5123 4500", 4), 4);
  assert.equal(caretAfter("5123 4500", 5), 6);
  assert.equal(caretAfter("5123 4500", 8), 9);
});

test("blanks and dashes between digits mean nothing", () => {
  assert.equal(plain(" 5123-4500 0000 0008 ", true), "5123450000000008");
  assert.equal(plain("  Anna  Maria ", false), "Anna  Maria");
});

test("nothing that loads, moves or writes is allowed as a style", () => {
  assert.deepEqual(
    allowed({
      color: "red",
      borderWidth: 3,
      backgroundColor: "url(https://evil.example/x)",
      background: "red URL (x)",
      font: "12px \\75rl(x)",
      border: "1px solid red; position: fixed",
      position: "fixed",
      content: "'x'",
      backgroundImage: "none",
      boxShadow: "0 0 1px image-set('x')",
    }),
    { color: "red", borderWidth: "3" },
  );
  assert.deepEqual(allowed(null), {});
});

test("a locale may be a language alone, and what is not documented is English", () => {
  assert.deepEqual(
    ["fr", "en", "fr_CA", "de-DE", "es", "ja_JA", "sv_SE", undefined].map(localeOf),
    ["fr_FR", "en_US", "fr_CA", "de_DE", "es_ES", "ja_JA", "en_US", "en_US"],
  );
});
