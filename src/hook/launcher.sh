@SHEBANG@
# mollyguard @VERSION@, protocol @PROTOCOL@. Written by the extension; `bin/uninstall` beside it removes it.
# Called by an agent as: hook <agent> [<seconds to wait for a person>], the tool call as JSON on stdin. Answers on stdout and exit 0, or a reason on stderr and exit 2.
# Nothing is taken from the environment: agents load a workspace's .env into it.
@CLEAN@
set -fu
PATH=/mollyguard-looks-nothing-up
LC_ALL=C
worker=
agent=${1-}
patience=@PATIENCE@
case ${2-} in '' | *[!0-9]* | ?????*) ;; *) [ "$2" -ge "$patience" ] || patience=$2 ;; esac
runtime=@RUNTIME@
socket=@SOCKET@
curl=@CURL@
perl=@PERL@
lf='
'
end=$lf'#mollyguard-end-@PROTOCOL@'

fail() {
  printf '%s\n' "Mollyguard did not let this action run: $1. "@REMEDY@ >&2
  exit 2
}
# SIGTERM ends the wait with a refusal. The worker is killed unasked: what it holds is our stdout, and it has said nothing yet.
trap '[ -z "$worker" ] || kill -9 "$worker"; fail "the agent stopped waiting for an answer"' TERM INT HUP

# Is the body what an agent can be given: nothing, or one line that is one JSON object? (A second mark would stand on a line of its own.)
whole() {
  case $body in
  *"$lf"*) return 1 ;;
  '' | '{'*'}') return 0 ;;
  esac
  return 1
}

# One request as curl makes it, with curl's words and curl's exit codes: <socket> <seconds> <path> [--data | --data-binary @-]. A perl
# that loads no module is there in a sixth of the time that curl needs to load its libraries. It hears one whole answer of known length.
speak='
my ($socket, $seconds, $path, $form) = @ARGV;
my ($got, $code, $length, $at) = ("", "000");
END { print("|$code ", time - $^T) && close(STDOUT) or $? = 23; }
$SIG{ALRM} = sub { exit 28 };
$SIG{PIPE} = "IGNORE";
alarm($seconds);
my $body = "";
if ($form) { local $/; $body = <STDIN>; $body = "" unless defined $body; $body =~ s/\n\z// if $form eq "--data"; }
my $method = $form ? "POST" : "GET";
socket(my $server, 1, 1, 0) or exit 7;
connect($server, pack("SZ*", 1, $socket)) or exit 7;
my $request = "$method $path HTTP/1.1\r\nHost: mollyguard\r\nContent-Type: application/json\r\n"
  . ($form ? "Content-Length: " . length($body) . "\r\n" : "") . "Connection: close\r\n\r\n$body";
while (length $request) { my $sent = syswrite($server, $request) or last; substr($request, 0, $sent, ""); }
until (defined $at && length($got) >= $at + $length) {
  exit 63 if length $got > 1100000;
  sysread($server, $got, 65536, length $got) or exit 18;
  next if defined $at || $got !~ /\r\n\r\n/;
  $at = $+[0];
  my $head = substr($got, 0, $at);
  ($code) = $head =~ m{\AHTTP/1\.[01] (\d{3})[ \r]} or exit 8;
  ($length) = $head =~ /\ncontent-length:[ \t]*(\d{1,7})[ \t]*\r\n/i or exit 8;
  exit 63 if $length > 1000000;
}
print(substr($got, $at, $length)) or exit 23;
'

# request <seconds> <path> [send]: one HTTP request, with the payload or without. Each process that is not started counts here: every
# tool call waits for this. Leaves outcome = final | ticket | alone | lost, body, and the seconds it took.
request() {
  how=${3-}
  client=$perl
  case $perl in
  '')
    client=$curl
    set -- -q -s --noproxy '*' --unix-socket "$socket" -H 'Expect:' -H 'Content-Type: application/json' --max-filesize 1000000 \
      --max-time "$1" -w '|%{http_code} %{time_total}' "http://mollyguard$2"
    ;;
  *) set -- -f -e "$speak" -- "$socket" "$1" "$2" ;;
  esac
  case $how:$line in
  send:) reply=$(printf '%s' "$payload" | exec "$client" "$@" --data-binary @- 2>/dev/null) ;;
  send:*)
    reply=$(
      exec "$client" "$@" "$form" @- 2>/dev/null <<LINE
$line
LINE
    )
    ;;
  *) reply=$(exec "$client" "$@" 2>/dev/null) ;;
  esac
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
  [ -S "$socket" ] && [ ! -L "$socket" ] && [ -O "$socket" ] && [ ! -L "$runtime" ] && [ -O "$runtime" ]
}

send() {
  request @SILENT@ "/v1/actions?agent=$agent&attempt=$nonce" send
}

answer() {
  case $body in ?*) printf '%s' "$body" || fail 'its answer could not be written' ;; esac
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
  while [ "$waited" -lt "$patience" ]; do
    left=$((patience - waited))
    [ "$left" -lt @POLL@ ] || left=@POLL@
    request "$left" "/v1/actions/$body?attempt=$nonce"
    waited=$((waited + seconds + 1))
    left=$((patience - waited))
    [ "$left" -lt @LOST@ ] || left=@LOST@
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

# A pipe of ours would take the place of a stdin that is closed, and `cat` would read what it writes.
{ :; } 3<&0 || fail 'the tool call could not be read'
case $agent in '' | [!a-z]* | *[!a-z0-9-]*) fail 'the registered command names no agent' ;; esac
nonce=
# What stands behind the payload keeps the line breaks at its end; here it is a number drawn by the kernel, and so is the line before it.
if [ -r @UUID@ ]; then
  payload=$(exec @CAT@ @UUID@ - @UUID@) || fail 'the tool call could not be read'
  nonce=${payload%%"$lf"*}
  payload=${payload#?????????????????????????????????????}
  payload=${payload%????????????????????????????????????}
else
  payload=$(@CAT@ && printf .) || fail 'the tool call could not be read'
  payload=${payload%.}
  for part in $(exec @OD@ -An -N16 -tx1 /dev/urandom); do nonce=$nonce$part; done
fi
[ "${#payload}" -le @MAX@ ] || program
case $perl$curl in '') supervised program --ask ;; esac
present || program
case $nonce in ???????????????????????????????? | ????????-????-????-????-????????????) ;; *) program ;; esac
case $nonce in *[!0-9a-f-]*) program ;; esac
# One short line goes to the client in a here-document, unless the shell may keep those in a file. The line break that this adds is the payload's
# own, or is left out by --data.
line=
form=--data
case ${BASH_VERSION-}${KSH_VERSION-}${ZSH_VERSION-} in
'') [ "${#payload}" -gt 4000 ] || line=${payload%"$lf"} ;;
esac
case $line in
*[[:cntrl:]]*) line= ;;
"$payload") ;;
*) form=--data-binary ;;
esac
send
case $outcome in
final) answer ;;
ticket) supervised held ;;
*) program ;;
esac
