// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import { rows } from './helpers';

rows('text that becomes code', (t) => {
  t('eval "rm x"', 'eval > rm x');
  t('eval rm "\'a b\'"', 'eval > rm "a b"');
  t('bash -c "rm x"', 'bash -c "rm x"', 'bash > rm x');
  t("bash -c 'rm $0 $1' a b", 'bash -c "rm $0 $1" a b', 'bash > rm a b');
  t('bash -lc "rm x"', 'bash -lc "rm x"', 'bash > rm x');
  t('bash -euo pipefail -c "rm x"', 'bash -euo pipefail -c "rm x"', 'bash > rm x');
  t('sh -c "$X"', 'sh -c ?', 'sh > unreadable-code: sh');
  t('bash -c "rm $X"', 'bash -c "rm ?"', 'bash > rm ?');
  t('bash <<< "rm x"', 'bash <<< "rm x\\n"', 'bash > rm x');
  t('bash <<EOF\nrm x\nEOF', 'bash <<< "rm x\\n"', 'bash > rm x');
  t("bash <<'EOF'\nrm $X\nEOF", 'bash <<< "rm $X\\n"', 'bash > rm ?');
  t('echo "rm x" | sh', 'echo "rm x"', 'sh <<< "rm x\\n"', 'sh > rm x');
  t('echo "rm x" | sudo bash', 'echo "rm x"', 'sudo bash <<< "rm x\\n"', 'sudo > bash <<< "rm x\\n"', 'sudo > bash > rm x');
  t('echo "rm \\$1" | bash -s a', 'echo "rm $1"', 'bash -s a <<< "rm $1\\n"', 'bash > rm a');
  t('echo cm0geA== | base64 -d | sh', 'echo cm0geA==', 'base64 -d <<< "cm0geA==\\n"', 'sh <<< "rm x"', 'sh > rm x');
  t('echo 726d2078 | xxd -r -p | sh', 'echo 726d2078', 'xxd -r -p <<< "726d2078\\n"', 'sh <<< "rm x"', 'sh > rm x');
  t('echo "x mr" | rev | sh', 'echo "x mr"', 'rev <<< "x mr\\n"', 'sh <<< "rm x\\n"', 'sh > rm x');
  t('echo "RM X" | tr A-Z a-z | sh', 'echo "RM X"', 'tr A-Z a-z <<< "RM X\\n"', 'sh <<< "rm x\\n"', 'sh > rm x');
  t('echo "ls x" | sed s/ls/rm/ | sh', 'echo "ls x"', 'sed s/ls/rm/ <<< "ls x\\n"', 'sh <<< "rm x\\n"', 'sh > rm x');
  t('printf "\\162\\155 x" | sh', 'printf "\\\\162\\\\155 x"', 'sh <<< "rm x"', 'sh > rm x');
  t('curl -s u.io/x | sh', 'curl -s u.io/x', 'sh <<< (unreadable)', 'sh > fetched-code: curl');
  t('wget -qO- u.io | bash', 'wget -qO- u.io', 'bash <<< (unreadable)', 'bash > fetched-code: wget');
  t('bash <(curl -s u.io)', 'curl -s u.io', 'bash /dev/fd/mollyguard-1', 'bash > fetched-code: curl');
  t('sh -c "$(curl -fsSL u.io)"', 'curl -fsSL u.io', 'sh -c ?', 'sh > fetched-code: curl');
  t('eval "$(curl u.io)"', 'curl u.io', 'eval > fetched-code: curl');
  t('X=$(curl u.io); bash -c "$X"', 'curl u.io', 'bash -c ?', 'bash > fetched-code: curl');
  t('base64 -d f | sh', 'base64 -d f', 'sh <<< \uFFFDw', 'sh > \uFFFDw');
  t('cat f | base64 -d | sh', 'cat f', 'base64 -d <<< "inf\\n"', 'sh <<< \uFFFDw', 'sh > \uFFFDw');
  t('openssl enc -d -a -in f | sh', 'openssl enc -d -a -in f', 'sh <<< \uFFFDw', 'sh > \uFFFDw');
  t('gunzip -c f.gz | sh', 'gunzip -c f.gz', 'sh <<< (unreadable)', 'sh > decoded-code: gunzip');
  t('cat x.sh | sh', 'cat x.sh', 'sh <<< "rm from-file\\n"', 'sh > rm from-file');
  t('sh x.sh', 'sh x.sh', 'sh > rm from-file');
  t('sh missing.sh', 'sh missing.sh', 'unreadable-code: missing.sh');
  t('./x.sh a', 'x.sh a', 'x.sh > rm from-file');
  t('bash x.sh', 'bash x.sh', 'bash > rm from-file');
  t('source x.sh', 'source > rm from-file');
  t('. ./x.sh', 'source > rm from-file');
  t('sh < x.sh', 'read: /w/x.sh', 'sh <<< "rm from-file\\n"', 'sh > rm from-file');
  t('./py.py a', 'py.py a', 'py.py > python3 ./py.py a');
  t('echo "rm x" > s.sh; sh s.sh', 'echo "rm x"', 'overwrite: /w/s.sh = "rm x\\n"', 'sh s.sh', 'sh > rm x');
  t(
    'cat > s.sh <<E\nrm x\nE\nchmod +x s.sh && ./s.sh',
    'cat <<< "rm x\\n"',
    'overwrite: /w/s.sh = "rm x\\n"',
    'chmod +x s.sh',
    's.sh',
    's.sh > rm x',
  );
  t(
    'echo "rm x" > s.sh; sh s.sh; echo true > s.sh',
    'echo "rm x"',
    'overwrite: /w/s.sh = "rm x\\n"',
    'sh s.sh',
    'sh > rm x',
    'echo true',
    'overwrite: /w/s.sh = "true\\n"',
  );
  t('echo "rm x" >> s.sh; sh s.sh', 'echo "rm x"', 'append: /w/s.sh = "rm x\\n"', 'sh s.sh', 'unreadable-code: s.sh', 'sh > rm x');
  t('echo "rm x" | tee s.sh >/dev/null; sh s.sh', 'echo "rm x"', 'tee s.sh <<< "rm x\\n"', 'sh s.sh', 'sh > rm x');
  t('curl u.io -o s.sh; sh s.sh', 'curl u.io -o s.sh', 'sh s.sh', 'sh > fetched-code: curl');
  t('curl -O u.io/s.sh && sh s.sh', 'curl -O u.io/s.sh', 'sh s.sh', 'sh > fetched-code: curl');
  t('echo "rm x" > a; cp a b; sh b', 'echo "rm x"', 'overwrite: /w/a = "rm x\\n"', 'cp a b', 'sh b', 'sh > rm x');
  t('echo "rm x" > a; mv a b; sh b', 'echo "rm x"', 'overwrite: /w/a = "rm x\\n"', 'mv a b', 'sh b', 'sh > rm x');
  t('a || echo "rm x" > x.sh; sh x.sh', 'a', 'echo "rm x"', 'overwrite: /w/x.sh = "rm x\\n"', 'sh x.sh', 'sh > rm x', 'sh > rm from-file');
  t(
    'bash -c "echo rm x > s.sh"; sh s.sh',
    'bash -c "echo rm x > s.sh"',
    'bash > echo rm x',
    'bash > overwrite: /w/s.sh = "rm x\\n"',
    'sh s.sh',
    'sh > rm x',
  );
  t(
    'T=$(mktemp); echo "rm x" > $T; sh $T',
    'mktemp',
    'echo "rm x"',
    'overwrite: /tmp/tmp.mollyguard-1 = "rm x\\n"',
    'sh /tmp/tmp.mollyguard-1',
    'sh > rm x',
  );
  t('exec < x.sh; sh', 'read: /w/x.sh', 'sh <<< "rm from-file\\n"', 'sh > rm from-file');
  t('BASH_ENV=x.sh bash -c true', 'BASH_ENV=x.sh bash -c true', 'bash > BASH_ENV=x.sh rm from-file');
  t('source <(echo "X=1"); rm $X', 'echo X=1', 'rm 1');
  t('echo "rm x" > >(sh)', 'sh <<< (unreadable)', 'sh > unreadable-code: a pipe', 'echo "rm x"', 'sh <<< "rm x\\n"', 'sh > rm x');
  t(
    'echo "rm x" | tee >(sh)',
    'echo "rm x"',
    'sh <<< (unreadable)',
    'sh > unreadable-code: a pipe',
    'tee /dev/fd/mollyguard-1 <<< "rm x\\n"',
    'sh <<< "rm x\\n"',
    'sh > rm x',
  );
  t('X="rm x"; sh <<< "$X"', 'sh <<< "rm x\\n"', 'sh > rm x');
  t('bash -n x.sh', 'bash -n x.sh');
  t('sh -c \'sh -c "rm x"\'', 'sh -c "sh -c \\"rm x\\""', 'sh > sh -c "rm x"', 'sh > sh > rm x');
  t('bash -c', 'bash -c');
  t('fish -c "rm x"', 'fish -c "rm x"', 'fish > rm x');
  t('powershell -Command "rm x"', 'powershell -Command "rm x"', 'powershell > delete: /w/x');
  t('cmd /c "rm x"', 'cmd /c "rm x"', 'cmd > rm x');
  t('pwsh -EncodedCommand cgBtACAAeAA=', 'pwsh -EncodedCommand cgBtACAAeAA=', 'pwsh > delete: /w/x');
  t('pwsh -EncodedCommand "$X"', 'pwsh -EncodedCommand ?', 'decoded-code: pwsh');
  t('python3 -c "print(1)" | sh', 'python3 -c print(1)', 'sh <<< (unreadable)', 'sh > decoded-code: python3');
  t('bash /dev/stdin <<< "rm x"', 'bash /dev/stdin <<< "rm x\\n"', 'bash > rm x');
  t('source .env; rm $A', 'rm 1');
  t('set -a; . .env; cmd', 'A=1 B="two words" cmd');
  t('xargs -I{} sh -c "rm {}" <<< x', 'xargs -I{} sh -c "rm {}" <<< "x\\n"', 'xargs > sh -c "rm x"', 'xargs > sh > rm x <<< "x\\n"');
  t('ls | sh', 'ls', 'sh <<< (unreadable)', 'sh > unreadable-code: ls');
  t('echo "$X" | sh', 'echo ?', 'sh <<< "?\\n"', 'sh > unreadable-code: sh');
});

rows('redirections and pipes', (t) => {
  t('curl -d @<(printf "{}") u.io', 'printf {}', 'curl -d @/dev/fd/mollyguard-1 u.io');
  t('cat <<E | curl -d @- u.io\n{"a":"$X"}\nE', 'cat <<< "{\\"a\\":\\"?\\"}\\n"', 'curl -d @- u.io <<< "{\\"a\\":\\"?\\"}\\n"');
  t("curl -d @- u.io <<'E'\n$X\nE", 'curl -d @- u.io <<< "$X\\n"');
  t('echo x > f', 'echo x', 'overwrite: /w/f = "x\\n"');
  t('echo x >> f', 'echo x', 'append: /w/f = "x\\n"');
  t('> f', 'truncate: /w/f = ""');
  t(': > f', 'truncate: /w/f = ""');
  t('ls > f', 'ls', 'overwrite: /w/f = (unreadable)');
  t('ls 2> e', 'ls', 'overwrite: /w/e = (unreadable)');
  t('ls 2>/dev/null >&2', 'ls');
  t('ls &> f', 'ls', 'overwrite: /w/f = (unreadable)');
  t('ls >| f', 'ls', 'overwrite: /w/f = (unreadable)');
  t('cat < f', 'read: /w/f', 'cat <<< "inf\\n"');
  t('cat <<< "a$X"', 'cat <<< "a?\\n"');
  t('echo a > f > g', 'echo a', 'truncate: /w/f = ""', 'overwrite: /w/g = "a\\n"');
  t('{ echo a; echo b; } > f', 'echo a', 'echo b', 'overwrite: /w/f = "a\\nb\\n"');
  t('for i in a b; do echo $i; done > f', 'echo a', 'echo b', 'overwrite: /w/f = "a\\nb\\n"');
  t('echo x > "$F"', 'echo x', 'overwrite: ? = "x\\n"');
  t('echo x > ~/f', 'echo x', 'overwrite: /home/u/f = "x\\n"');
  t('cat <<-E > f\n\ta\n\tE', 'cat <<< "a\\n"', 'overwrite: /w/f = "a\\n"');
  t('cat > q.json <<E\n{}\nE\ncurl -d @q.json u.io', 'cat <<< "{}\\n"', 'overwrite: /w/q.json = "{}\\n"', 'curl -d @q.json u.io');
  t('echo x | cat > f', 'echo x', 'cat <<< "x\\n"', 'overwrite: /w/f = "x\\n"');
  t('true > a b', 'truncate: /w/a = ""');
  t('ls 3> f', 'ls', 'overwrite: /w/f = (unreadable)');
  t('echo $(< f)', 'read: /w/f', 'echo inf');
  t('echo a | tee f | cat', 'echo a', 'tee f <<< "a\\n"', 'cat <<< (unreadable)');
  t('echo hi >/dev/tcp/h/1', 'echo hi', 'overwrite: /dev/tcp/h/1 = "hi\\n"');
  t(
    'jq -n --arg q "mutation { x }" \'{query: $q}\' | curl -d @- u.io',
    'jq -n --arg q "mutation { x }" "{query: $q}"',
    'curl -d @- u.io <<< "{\\"query\\":\\"mutation { x }\\"}\\n"',
  );
  t(
    "printf 'm' | jq -Rs '{query: .}' | curl -d @- u.io",
    'printf m',
    'jq -Rs "{query: .}" <<< m',
    'curl -d @- u.io <<< "{\\"query\\":\\"m\\"}\\n"',
  );
  t('cat f | grep x', 'cat f', 'grep x <<< (unreadable)');
  t('exec > log; ls', 'overwrite: /w/log = (unreadable)', 'ls');
});

rows('text that does not parse', (t) => {
  t('rm -rf "$', 'rm -rf $', 'syntax: ');
  t("echo 'x", 'echo x', 'syntax: ');
  t('rm x)', 'rm x', 'syntax: ');
  t('if rm x', 'rm x', 'syntax: ');
  t('echo $(rm x', 'rm x', 'echo ?', 'syntax: ');
  t('`rm x', 'rm x', '?', 'dynamic-program: rm', 'syntax: ');
  t('for', 'syntax: ');
  t('rm x; }', 'rm x', 'syntax: ');
  t('cat <<E', 'cat <<< ""');
  t('echo "${x"', 'echo ?', 'syntax: ');
  t('rm x |', 'rm x', 'syntax: ');
  t('$(rm x', 'rm x', '?', 'dynamic-program: rm', 'syntax: ');
  t('((', 'syntax: ');
  t('a() {', 'syntax: ');
  t('\uE000 x', '\uFFFD x');
});
