#!/bin/sh
# Builds the scripts ("build") or runs their tests ("test"), if this machine has what that takes. Without it the server is
# built all the same, and says at the URLs of the scripts that they are not there.
set -eu
cd "$(dirname "$0")"

absent() {
  rm -rf target/classes/io/paysession/adapter/rest/browser/files
  echo "[browser] $1: session.js and the hosted fields are NOT built, and the server will answer 404 for them." >&2
  echo "[browser] Install Node.js 18 or newer with npm (Debian: apt-get install nodejs npm) and build again." >&2
  exit 0
}

[ "${BROWSER_SKIP:-false}" = false ] || absent "skipped by -Dbrowser.skip"

command -v node >/dev/null 2>&1 || absent "node is not installed"
command -v npm >/dev/null 2>&1 || absent "npm is not installed"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ] || absent "node is older than 18"

lock=$(cksum <package-lock.json)
if [ "$(cat node_modules/.installed 2>/dev/null || true)" != "$lock" ]; then
  npm ci --ignore-scripts --loglevel=error || {
    echo "[browser] npm ci failed. Without access to an npm registry, build with -Dbrowser.skip." >&2
    exit 1
  }
  echo "$lock" >node_modules/.installed
fi

exec node "$1.mjs"
