#!/usr/bin/env bash
# Builds and runs the three projects of docs/embedding.md as somebody elsewhere would: pasted into an empty folder, with the
# documented coordinates and nothing of this tree. Run `mvn -DskipTests install` before. Arguments are given to Maven.
set -euo pipefail

page="$(cd "$(dirname "$0")/.." && pwd)/embedding.md"
outside="$(mktemp -d)"
trap 'rm -rf "$outside"' EXIT
cd "$outside"

# A line that is nothing but the name of a file says where the next block goes.
awk '
  /^`[a-z]+\/[A-Za-z0-9\/._-]+`$/ { file = substr($0, 2, length($0) - 2); next }
  /^```/ {
    if (writing) { close(file); writing = 0; file = "" }
    else if (file != "") {
      folder = file; sub(/\/[^\/]*$/, "", folder); system("mkdir -p " folder); writing = 1; printf "" > file
    }
    next
  }
  writing { print > file }
' "$page"

expect() {
  if ! grep -qF -- "$1" "$2"; then
    echo "Expected '$1' of $2:" >&2
    cat "$2" >&2
    exit 1
  fi
  echo "  $(grep -F -m 1 -- "$1" "$2")"
}

echo "plain Java"
(cd plain && mvn -B "$@" test && mvn -B -q "$@" compile exec:java -Dexec.mainClass=com.acme.Shop) > plain.log 2>&1 || { cat plain.log; exit 1; }
expect "Failures: 0, Errors: 0, Skipped: 0" plain.log
expect "stored: SUCCESS" plain.log
expect "512345xxxxxx0008" plain.log

echo "Spring Boot"
(cd spring && mvn -B "$@" test) > spring.log 2>&1 || { cat spring.log; exit 1; }
expect "made: " spring.log
expect "Tests run: 1, Failures: 0, Errors: 0, Skipped: 0" spring.log

echo "architecture rules"
(cd rules && mvn -B "$@" verify) > rules.log 2>&1 || { cat rules.log; exit 1; }
expect "Failures: 0, Errors: 0, Skipped: 0" rules.log
expect "paysession-architecture" rules.log
test -s rules/target/architecture.sarif
sed -i.bak 's/return place/System.out.println(id);\n        return place/' rules/src/main/java/com/acme/orders/adapter/web/WebAdapter.java
for how in "test" "verify -DskipTests"; do
  # shellcheck disable=SC2086
  if (cd rules && mvn -B "$@" $how) > broken.log 2>&1; then
    echo "A broken rule was not found by mvn $how" >&2
    exit 1
  fi
  expect "ONLY_BOOTSTRAP_PRINTS" broken.log
done
echo "all three work"
