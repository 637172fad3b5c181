#!/usr/bin/env bash
# Two overlapping sessions on a terminal, and what a crash of the server does to two more: nothing.
# Needs bash, curl, java and the built jar, which is the only argument. See README.md.
set -euo pipefail

jar=$(realpath "${1:?usage: terminals.sh PAYSESSION.JAR}")
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
directory=$(mktemp -d)
data=$directory/data
simulator='' server='' url=''

say() { printf '\n== %s\n' "$*"; }

fail() {
    printf 'This should not have happened: %s\n' "$*" >&2
    tail -n 20 "$directory"/*.log >&2 || true
    exit 1
}

# A server that was killed leaves its database behind; the next one would take it over.
clean_up() {
    local process
    for process in $server $simulator; do kill "$process" 2>/dev/null || true; done
    for process in $server $simulator; do wait "$process" 2>/dev/null || true; done
    if [ -f "$data/postgres/postmaster.pid" ]; then
        kill -INT "$(head -n 1 "$data/postgres/postmaster.pid")" 2>/dev/null || true
        within 10 test ! -f "$data/postgres/postmaster.pid" || true
    fi
    rm -rf "$directory"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

# within SECONDS COMMAND...: whether the command succeeds in time; it is tried again and again.
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.1
    done
}

# await_ready PROCESS FILE: waits for the line that says where a program can be reached.
await_ready() {
    says_ready() { grep -q 'is ready at' "$2" || ! kill -0 "$1" 2>/dev/null; }
    within 300 says_ready "$1" "$2" || fail "no program is ready"
    sed -n 's/.* is ready at //p' "$2" | grep . || fail "a program ended: $(cat "$2")"
}

start_server() {
    # The lease says how soon a new server takes over from one that was killed: ten seconds, unless told otherwise.
    "$java" -jar "$jar" serve --port 0 --management-port 0 --data-dir "$data" --terminal-lease PT2S \
        >"$directory/server.out" 2>>"$directory/server.log" &
    server=$!
    url=$(await_ready "$server" "$directory/server.out")
    merchant=$url/api/rest/version/100/merchant/TESTMERCHANT
    password=$(cat "$data/TESTMERCHANT.password")
}

# call METHOD PATH [JSON]: one request; its answer, which must be a success, becomes $answer.
call() {
    local method=$1 path=$2 status
    shift 2
    answer=$(curl --silent --show-error --max-time 30 --write-out '\n%{http_code}' --request "$method" \
        --user "merchant.TESTMERCHANT:$password" --header 'Content-Type: application/json' \
        ${1:+--data "$1"} "$merchant$path") || fail "$method $path: there was no answer"
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

# start_session REFERENCE AMOUNT TIME: a session that is voided unless it is committed within the time; its id in $id.
start_session() {
    call POST /terminal/pump-1/session "{\"session\":{\"reference\":\"$1\"},\
        \"order\":{\"amount\":\"$2\",\"currency\":\"EUR\"},\"authorization\":\"AUTOMATIC\",\
        \"disposal\":{\"within\":\"$3\",\"action\":\"VOID\"}}"
    id=$(sed 's/.*"id":"\([^"]*\)",.*"reference":.*/\1/' <<<"$answer")
    await_status "$id" APPROVED
    printf '%s\n' "$answer"
}

# is ID STATUS: whether the session has it now.
is() {
    call GET "/terminal/pump-1/session/$1"
    [[ $answer == *"\"reference\":"*"\"status\":\"$2\""* ]]
}

await_status() { within 60 is "$1" "$2" || fail "the session is not $2: $answer"; }

await_simulator() { within 60 grep -q "$1" "$directory/simulator.out" || fail "the terminal has not said $1"; }

say "A terminal"
"$java" -jar "$jar" terminal-simulator --family apollo --port 0 --seed 1 \
    >"$directory/simulator.out" 2>"$directory/simulator.log" &
simulator=$!
address=$(await_ready "$simulator" "$directory/simulator.out")
echo "It listens at $address"

say "A server"
start_server
echo "It listens at $url"

say "The terminal is registered"
call PUT /terminal/pump-1 "{\"terminal\":{\"family\":\"APOLLO\",\"address\":\"tcp://$address\",\"currency\":\"EUR\"}}"
expect '"result":"SUCCESS"' '"family":"APOLLO"'
is_online() { call GET /terminal/pump-1; [[ $answer == *'"status":"ONLINE"'* ]]; }
within 60 is_online || fail "the terminal is not online: $answer"
printf '%s\n' "$answer"

say "Two sessions that overlap"
start_session charge-1 25.00 PT5M
first=$id
expect '"authorizedAmount":"25.00"'
start_session charge-2 40.00 PT5M
second=$id

say "The first is committed for less than was reserved"
call PUT "/terminal/pump-1/session/$first" '{"apiOperation":"COMMIT","transaction":{"amount":"6.40"}}'
await_status "$first" COMMITTED
expect '"authorizedAmount":"25.00"' '"finalAmount":"6.40"'
printf '%s\n' "$answer"
await_simulator '{"event":"committed",.*"amount":640}'

say "The second is voided"
call PUT "/terminal/pump-1/session/$second" '{"apiOperation":"VOID"}'
await_status "$second" VOIDED
printf '%s\n' "$answer"
await_simulator '{"event":"voided",.*"amount":4000}'

say "A fourth session, with five minutes, a third one, with five seconds, and then kill -9"
start_session charge-4 60.00 PT5M
fourth=$id
start_session charge-3 50.00 PT5S
third=$id
kill -9 "$server"
wait "$server" 2>/dev/null || true
server=''
grep -q '"amount":[56]000' "$directory/simulator.out" || fail "the terminal has not approved"
! grep -Eq '"event":"(committed|voided|expired)".*"amount":[56]000' "$directory/simulator.out" \
    || fail "the terminal has disposed of one"

say "The server is started again"
start_server
echo "It listens at $url"

say "The third session is voided by its policy"
await_status "$third" VOIDED
expect '"reason":"REQUESTED"' '"reason":"APPROVED"' '"reason":"DISPOSAL_DUE"' '"reason":"CONFIRMED"'
printf '%s\n' "$answer"
await_simulator '{"event":"voided",.*"amount":5000}'

say "The fourth is still approved, and then committed"
is "$fourth" APPROVED || fail "a restart is no reason to void it: $answer"
call PUT "/terminal/pump-1/session/$fourth" '{"apiOperation":"COMMIT","transaction":{"amount":"59.99"}}'
await_status "$fourth" COMMITTED
expect '"finalAmount":"59.99"'
printf '%s\n' "$answer"
await_simulator '{"event":"committed",.*"amount":5999}'

say "Nothing is owed to anybody"
call GET '/terminal/pump-1/session?undisposed=true'
expect '"session":[]'
printf '%s\n' "$answer"

say "What the terminal has seen"
cat "$directory/simulator.out"
[ "$(grep -c '"approved"' "$directory/simulator.out")" -eq 4 ] || fail "there were not four approvals"
[ "$(grep -c '"committed"' "$directory/simulator.out")" -eq 2 ] || fail "there were not two commits"
[ "$(grep -c '"voided"' "$directory/simulator.out")" -eq 2 ] || fail "there were not two voids"

say "All went as it should"
