#!/usr/bin/env bash
# One order from an empty session to a refund: 3-D Secure with a challenge, payment, token, refund, void; then the same
# through a second server, which asks the first one for money as if it were a bank's gateway.
# Needs bash, curl, java and the built jar, which is the only argument. See README.md.
set -euo pipefail

jar=$(realpath "${1:?usage: payments.sh PAYSESSION.JAR}")
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
directory=$(mktemp -d)
servers=()
url='' user='' merchant=''

say() { printf '\n== %s\n' "$*"; }

fail() {
    printf 'This should not have happened: %s\n' "$*" >&2
    tail -n 20 "$directory"/*.log >&2 || true
    exit 1
}

clean_up() {
    local server
    for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done
    for server in "${servers[@]}"; do wait "$server" 2>/dev/null || true; done
    rm -rf "$directory"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

# start_server NAME [OPTION...]: an empty data directory of that name, and a server on it.
start_server() {
    local name=$1 end=$((SECONDS + 90))
    shift
    "$java" -jar "$jar" serve --port 0 --management-port 0 --data-dir "$directory/$name" "$@" \
        >"$directory/$name.out" 2>"$directory/$name.log" &
    servers+=($!)
    until grep -q 'is ready at' "$directory/$name.out"; do
        kill -0 "${servers[-1]}" 2>/dev/null && [ "$SECONDS" -lt "$end" ] || fail "the server $name is not ready"
        sleep 0.1
    done
    at "$name"
}

# at NAME: the requests that follow go to that server.
at() {
    url=$(sed -n 's/.* is ready at //p' "$directory/$1.out")
    merchant=$url/api/rest/version/100/merchant/TESTMERCHANT
    user=merchant.TESTMERCHANT:$(cat "$directory/$1/TESTMERCHANT.password")
}

# call METHOD PATH [JSON]: one request; its answer, which must be a success, becomes $answer.
call() {
    local method=$1 path=$2 status
    shift 2
    answer=$(curl --silent --show-error --max-time 30 --write-out '\n%{http_code}' --request "$method" \
        --user "$user" --header 'Content-Type: application/json' ${1:+--data "$1"} "$merchant$path") \
        || fail "$method $path: there was no answer"
    status=${answer##*$'\n'}
    answer=${answer%$'\n'*}
    [[ $status == 20? ]] || fail "$method $path: $status $answer"
}

# expect TEXT...: each must be in the answer.
expect() {
    local text
    for text in "$@"; do
        [[ $answer == *"$text"* ]] || fail "no $text in $answer"
    done
}

# member NAME: the first text or number of that name in the answer.
member() { grep -o "\"$1\":\"\\?[^\",}]*" <<<"$answer" | head -n 1 | sed 's/^"[^"]*":"\?//'; }

# session AMOUNT: a session with a card and an amount; its id in $session.
session() {
    call POST /session '{"session":{"authenticationLimit":25}}'
    session=$(member id)
    call PUT "/session/$session" "{\"order\":{\"amount\":\"$1\",\"currency\":\"USD\"},
        \"sourceOfFunds\":{\"type\":\"CARD\",\"provided\":{\"card\":{\"number\":\"5123450000000008\",
        \"expiry\":{\"month\":\"1\",\"year\":\"39\"},\"securityCode\":\"100\"}}}}"
    expect '"updateStatus":"SUCCESS"' '"number":"512345xxxxxx0008"' '"securityCode":"xxx"'
}
