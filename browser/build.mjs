// Checks the types, bundles, and says how large the results are and what their integrity hashes are. The same sources give
// the same bytes, wherever they are built.
import { build, transform } from "esbuild";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = `${here}target/classes/io/paysession/adapter/rest/browser/`;
const KIBIBYTE = 1024;

execFileSync(process.execPath, [`${here}node_modules/typescript/bin/tsc`, "-p", here], { stdio: "inherit" });
rmSync(out + "files", { recursive: true, force: true });
mkdirSync(out + "files", { recursive: true });

async function bundle(entry) {
  const built = await build({
    entryPoints: [here + entry],
    absWorkingDir: here,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2020"],
    charset: "utf8",
    legalComments: "none",
    write: false,
  });
  return Buffer.from(built.outputFiles[0].contents);
}

const session = await bundle("src/library/main.ts");
const frame = await bundle("src/frame/main.ts");
const css = Buffer.from((await transform(readFileSync(`${here}src/frame/frame.css`), { loader: "css", minify: true })).code);

function name(content) {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}

function sri(content) {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}

const html = readFileSync(`${here}src/frame/field.html`, "utf8")
  .replace("{frame.js}", name(frame))
  .replace("{frame.css}", name(css));
const types = readFileSync(`${here}types/paysession.d.ts`);

const files = {
  "session.js": session,
  "frame.js": frame,
  "frame.css": css,
  "field.html": Buffer.from(html),
  "paysession.d.ts": types,
};
for (const [file, content] of Object.entries(files)) {
  writeFileSync(`${out}files/${file}`, content);
}

const hashes = ["session.js", "frame.js", "frame.css"].map((file) => `${file} ${sri(files[file])}\n`).join("");
writeFileSync(`${out}files/integrity.txt`, hashes);

const limits = { "session.js": 30 * KIBIBYTE, "frame.js": 20 * KIBIBYTE };
for (const [file, content] of Object.entries(files)) {
  console.log(`${file}: ${content.length} bytes, ${gzipSync(content, { level: 9 }).length} compressed`);
  if (gzipSync(content, { level: 9 }).length > (limits[file] ?? Infinity)) {
    throw new Error(`${file} is larger than ${limits[file]} bytes compressed`);
  }
}
console.log(hashes.trimEnd());
