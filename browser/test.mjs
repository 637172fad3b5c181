// Bundles the tests and runs them by node's own runner.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = `${here}target/scripts-tests`;
rmSync(out, { recursive: true, force: true });
const tests = readdirSync(`${here}test`).filter((file) => file.endsWith(".test.ts"));
await build({
  entryPoints: tests.map((file) => `${here}test/${file}`),
  absWorkingDir: here,
  bundle: true,
  platform: "node",
  format: "esm",
  outdir: out,
  outExtension: { ".js": ".mjs" },
});
const run = spawnSync(process.execPath, ["--test", ...tests.map((file) => `${out}/${file.replace(/\.ts$/, ".mjs")}`)], {
  stdio: "inherit",
});
process.exit(run.status ?? 1);
