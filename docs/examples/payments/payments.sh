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
    local name=$1 end=$((SECONDS + 300))
    shift
    "$java" -jar "$jar" serve --port 0 --management-port 0 --data-dir "$directory/$name" "$@" \
        >"$directory/$name.out" 2>"$directory/$name.log" &
    servers+=($!)
    until grep -qs 'is ready at' "$directory/$name.out"; do
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

# challenge OUTCOME: answers the challenge in $answer as the payer's browser would; what the browser then carries back to
# the shop becomes $answer.
challenge() {
    local issuer page callback back
    issuer=$(member acsUrl)
    page=$(curl --silent --show-error --max-time 30 --data-urlencode "creq=$(member cReq)" "$issuer")
    callback=$(sed -n 's/.*action="\([^"]*\)".*/\1/p' <<<"$page")
    [ -n "$callback" ] || fail "no challenge: $page"
    answer=$(curl --silent --show-error --max-time 30 "${issuer%/acs/*}$callback" --data "outcome=$1" \
        --data-urlencode "merchant=$(hidden merchant "$page")" --data-urlencode "order=$(hidden order "$page")" \
        --data-urlencode "transaction=$(hidden transaction "$page")")
    # A gateway sends the browser back to the server that has asked it, which asks it how that ended.
    back=$(sed -n 's/.*action="\([^"]*\)".*/\1/p' <<<"$answer")
    [[ $back != */callbackInterface/acquirer/* ]] ||
        answer=$(curl --silent --show-error --max-time 30 "$back" --data "result=whatever+a+browser+says")
}

# hidden NAME PAGE: the value of a hidden input.
hidden() { grep -o "name=\"$1\" value=\"[^\"]*" <<<"$2" | head -n 1 | sed 's/.*value="//'; }

# sell PREFIX: everything that can happen to two orders whose names begin so.
sell() {
    local browser token

    say "$1: A session with a card"
    session 100.00

    say "$1: Is the payer to be authenticated?"
    call PUT "/order/$1-1/transaction/authentication" "{\"apiOperation\":\"INITIATE_AUTHENTICATION\",
        \"session\":{\"id\":\"$session\"},\"order\":{\"currency\":\"USD\"},
        \"authentication\":{\"acceptVersions\":\"3DS2\",\"channel\":\"PAYER_BROWSER\"}}"
    expect '"gatewayCode":"AUTHENTICATION_IN_PROGRESS"' '"authenticationStatus":"AUTHENTICATION_AVAILABLE"'

    say "$1: The payer is asked"
    browser='"device":{"browser":"curl","browserDetails":{"javaEnabled":false,"language":"en","colorDepth":24,
        "screenHeight":768,"screenWidth":1024,"timeZone":0,"acceptHeaders":"text/html",
        "3DSecureChallengeWindowSize":"FULL_SCREEN"}}'
    call PUT "/order/$1-1/transaction/authentication" "{\"apiOperation\":\"AUTHENTICATE_PAYER\",
        \"session\":{\"id\":\"$session\"},\"order\":{\"amount\":\"100.00\",\"currency\":\"USD\"},$browser,
        \"authentication\":{\"redirectResponseUrl\":\"https://shop.example/authenticated\"}}"
    expect '"result":"PENDING"' '"transactionStatus":"C"' '"payerInteraction":"REQUIRED"'

    say "$1: The payer answers"
    challenge SUCCESSFUL
    expect 'action="https://shop.example/authenticated"' 'value="PROCEED"'
    call GET "/order/$1-1/transaction/authentication"
    expect '"authenticationStatus":"AUTHENTICATION_SUCCESSFUL"' '"transactionStatus":"Y"'

    say "$1: Payment by the same session"
    call PUT "/order/$1-1/transaction/payment" "{\"apiOperation\":\"PAY\",\"session\":{\"id\":\"$session\"},
        \"order\":{\"amount\":\"100.00\",\"currency\":\"USD\"},\"authentication\":{\"transactionId\":\"authentication\"}}"
    expect '"gatewayCode":"APPROVED"' '"result":"SUCCESS"' '"status":"CAPTURED"' \
        '"authenticationStatus":"AUTHENTICATION_SUCCESSFUL"'

    say "$1: A token for the card of the session, which has no security code any more"
    call POST /token "{\"session\":{\"id\":\"$session\"}}"
    expect '"status":"VALID"' '"expiry":"0139"'
    token=$(member token)
    call GET "/session/$session"
    [[ $answer != *securityCode* ]] || fail "the security code was kept"

    say "$1: Payment by token"
    call PUT "/order/$1-2/transaction/payment" "{\"apiOperation\":\"PAY\",
        \"sourceOfFunds\":{\"type\":\"CARD\",\"token\":\"$token\"},\"order\":{\"amount\":\"25.50\",\"currency\":\"USD\"}}"
    expect '"result":"SUCCESS"' '"number":"512345xxxxxx0008"'

    say "$1: 40.25 of the first payment goes back"
    call PUT "/order/$1-1/transaction/refund" \
        '{"apiOperation":"REFUND","transaction":{"amount":"40.25","currency":"USD"}}'
    expect '"result":"SUCCESS"' '"status":"PARTIALLY_REFUNDED"'

    say "$1: The second payment is undone"
    call PUT "/order/$1-2/transaction/void" \
        '{"apiOperation":"VOID","transaction":{"targetTransactionId":"payment"}}'
    expect '"result":"SUCCESS"' '"type":"VOID_PAYMENT"' '"status":"CANCELLED"'

    say "$1: The orders"
    call GET "/order/$1-1"
    printf '%s\n' "$answer"
    expect '"status":"PARTIALLY_REFUNDED"' '"totalAuthorizedAmount":100.00' '"totalCapturedAmount":100.00' \
        '"totalRefundedAmount":40.25'
    call GET "/order/$1-2"
    printf '%s\n' "$answer"
    expect '"status":"CANCELLED"' '"totalAuthorizedAmount":0.00' '"totalCapturedAmount":0.00' '"totalRefundedAmount":0.00'
}

say "A server on an empty data directory"
start_server bank
echo "It listens at $url"
sell direct

say "A second server, whose acquirer is the first one"
cat >"$directory/bank.properties" <<END
address=$url
version=100
account.TESTMERCHANT=TESTMERCHANT
account.TESTMERCHANT.password-file=$directory/bank/TESTMERCHANT.password
payer-authentication=true
END
start_server shop --acquirer-gateway "bank=$directory/bank.properties"
"$java" -jar "$jar" merchant set TESTMERCHANT --acquirer bank --data-dir "$directory/shop"
sell passed-on

say "The first server has the same in its books"
at bank
call GET /order/passed-on-1
expect '"status":"PARTIALLY_REFUNDED"' '"totalCapturedAmount":100.00' '"totalRefundedAmount":40.25'
call GET /order/passed-on-2
expect '"status":"CANCELLED"' '"totalCapturedAmount":0.00'

say "All went as it should"
