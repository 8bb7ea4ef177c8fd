#!/bin/sh
# mollyguard @VERSION@, protocol @PROTOCOL@. Written by the extension; `bin/uninstall` beside it removes it.
# Called by an agent as: hook <agent>, the tool call as JSON on stdin. Answers on stdout and exit 0, or a reason on stderr and exit 2.
# Nothing is taken from the environment: agents load a workspace's .env into it. `case` and `exec` cannot be replaced from there.
case ${1-} in
--clean) shift ;;
*) exec @ENV@ -i /bin/sh @SELF@ --clean "$@" ;;
esac
set -fu
PATH=/mollyguard-looks-nothing-up
LC_ALL=C
worker=
agent=${1-}
runtime=@RUNTIME@
socket=@SOCKET@
curl=@CURL@
end='
#mollyguard-end-@PROTOCOL@'

fail() {
  printf '%s\n' "Mollyguard did not let this action run: $1. "@REMEDY@ >&2
  exit 2
}
# SIGTERM ends the wait with a refusal. The worker is killed unasked: what it holds is our stdout, and it has said nothing yet.
trap '[ -z "$worker" ] || kill -9 "$worker"; fail "the agent stopped waiting for an answer"' TERM INT HUP

# Is the body what an agent can be given: nothing, or one line that is one JSON object? (A second mark would stand on a line of its own.)
whole() {
  case $body in
  *'
'*) return 1 ;;
  '' | '{'*'}') return 0 ;;
  esac
  return 1
}

# request <seconds> <path> [send]: one HTTP request. Leaves outcome = final | ticket | alone | lost, body, and the seconds it took.
request() {
  reply=$(
    exec 2>/dev/null
    set -- "$1" "http://mollyguard$2" "${3-}" -q -s --noproxy '*' --unix-socket "$socket" -H 'Expect:' --max-filesize 1000000
    seconds=$1 url=$2 send=$3
    shift 3
    case $send in
    (send) printf '%s' "$payload" | "$curl" "$@" --max-time "$seconds" -w '|%{http_code} %{time_total}' -H 'Content-Type: application/json' --data-binary @- "$url" ;;
    (*) "$curl" "$@" --max-time "$seconds" -w '|%{http_code} %{time_total}' "$url" ;;
    esac
  )
  code=$?
  body=${reply%|*}
  reply=${reply##*|}
  seconds=${reply#* }
  seconds=${seconds%%[!0-9]*}
  seconds=${seconds:-0}
  outcome=lost
  [ "$code" -eq 0 ] || return 0
  case $body in *"$end") body=${body%"$end"} ;; *) return 0 ;; esac
  case $reply in
  200\ *) ! whole || outcome=final ;;
  202\ *) case $body in '' | *[!A-Za-z0-9_-]*) ;; *) outcome=ticket ;; esac ;;
  503\ *) outcome=alone ;;
  esac
}

present() {
  [ -S "$socket" ] && [ ! -L "$socket" ] && [ -O "$socket" ] && [ -O "$runtime" ]
}

send() {
  request @SILENT@ "/v1/actions?agent=$agent&attempt=$nonce" send
}

answer() {
  case $body in ?*) printf '%s' "$body" ;; esac
  exit 0
}

# The hook program: judges alone, or with --ask speaks to the server itself. Its answer ends in the same mark.
program() {
  [ -f @HOOK@ ] || fail @HOOK@' is missing'
  for interpreter in @INTERPRETERS@; do
    [ -x "$interpreter" ] || continue
    body=$(
      exec 2>/dev/null
      printf '%s' "$payload" | HOME=@HOME@ ELECTRON_RUN_AS_NODE=1 "$interpreter" @HOOK@ "$@" "$agent" @SETTINGS@
    ) || continue
    case $body in *"$end") body=${body%"$end"} ;; *) continue ;; esac
    ! whole || answer
  done
  fail 'no program was found that can run '@HOOK@
}

# A person is asked. Polls; when the server is lost, looks for the next one and sends the same attempt again.
held() {
  waited=0
  while [ "$waited" -lt @PATIENCE@ ]; do
    request @POLL@ "/v1/actions/$body?attempt=$nonce"
    waited=$((waited + seconds + 1))
    left=@LOST@
    while [ "$outcome" = lost ] && [ "$left" -gt 0 ]; do
      if present; then send; else seconds=0; fi
      left=$((left - seconds - 1)) waited=$((waited + seconds + 1))
      [ "$outcome" != lost ] || @SLEEP@ 1
    done
    case $outcome in
    final) answer ;;
    ticket) [ "$seconds" -gt 0 ] || @SLEEP@ 1 ;;
    *) program ;;
    esac
  done
  program
}

# Long work happens in a process of its own, since a shell looks at signals only between commands.
supervised() {
  "$@" &
  worker=$!
  wait "$worker"
  set -- "$?"
  worker=
  case $1 in 0 | 2) exit "$1" ;; esac
  fail 'its launcher was killed'
}

case $agent in '' | *[!a-z0-9-]*) fail 'the registered command names no agent' ;; esac
payload=$(@CAT@ && printf .) || fail 'the tool call could not be read'
payload=${payload%.}
[ "${#payload}" -le @MAX@ ] || program
case $curl in '') supervised program --ask ;; esac
present || program
nonce=
if [ -r @UUID@ ]; then
  read -r nonce <@UUID@
else
  for part in $(@OD@ -An -N16 -tx1 /dev/urandom); do nonce=$nonce$part; done
fi
case $nonce in '' | *[!A-Za-z0-9-]*) program ;; esac
send
case $outcome in
final) answer ;;
ticket) supervised held ;;
*) program ;;
esac
