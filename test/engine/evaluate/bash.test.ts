// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { HOLE } from '../../../src/engine/types';
import { programs } from './helpers';

/** What bash makes of `printf '%s\0' …` at the end of each script. Nothing else runs in them but harmless builtins and filters. */
function argvOfBash(scripts: readonly string[]): (readonly string[])[] {
  const text = scripts.map((script) => `( ${script}\n) 2>/dev/null; printf '\\1'`).join('\n');
  const { stdout, status } = spawnSync('bash', ['--noprofile', '--norc', '-s'], {
    input: `cd /; HOME=/home/u\n${text}`,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '' },
  });
  assert.equal(status, 0);
  return stdout
    .split('\x01')
    .slice(0, -1)
    .map((part) => part.split('\0').slice(0, -1));
}
const bash = spawnSync('bash', ['--version'], { encoding: 'utf8' });
const skip = /version ([5-9]|4\.[4-9])/.test(bash.stdout ?? '') ? false : 'no bash 4.4 or newer here';

const P = "printf '%s\\0'";
const rows = [
  `${P} a 'b c' "d  e" f\\ g $'h\\ti' ''`,
  `${P} {a,b}{1,2} x{,y}z {1..4} {a..e..2} {3..1} {01..03} '{a,b}' {a} {a,b`,
  `${P} a{b,{c,d}}e "{x,y}" {a,'b c'} {-2..2} pre{1..2}$'\\t'`,
  `x='a  b'; ${P} $x "$x" "<$x>" $'\\x41'`,
  `x=abc; ${P} \${x} \${x:-d} \${y:-d} "\${y:-d e}" \${y-d} \${x:+s} \${y:+s} "\${y:=set}" $y`
    .replaceAll('${y', '${mg_y')
    .replaceAll('$y', '$mg_y')
    .replace('x=abc;', 'unset mg_y; x=abc;'),
  `x=/a/b/c.tar.gz; ${P} \${x#*/} \${x##*/} \${x%.*} \${x%%.*} \${x%/*} \${x/b/X} \${x//a/X} \${x/#\\/a/R} \${x/%gz/bz}`,
  `x=abcdef; ${P} \${x:2} \${x:1:3} \${x: -2} \${x:0:-1} \${#x} \${x^} \${x^^} \${x:10}`,
  `x=ABC; ${P} \${x,} \${x,,} \${x@L} "\${x@Q}"`,
  `a=(1 '2 3' 4); ${P} "\${a[@]}" \${a[1]} "\${a[1]}" \${#a[@]} "\${a[*]}" "\${a[@]:1:2}" \${a[-1]} \${!a[@]}`,
  `a=(x); a+=(y z); a[5]=q; unset nothing; ${P} "\${a[@]}" "\${!a[@]}"`,
  `declare -A m=([k]=v [j]='w x'); ${P} "\${m[k]}" "\${m[j]}" "\${#m[@]}"`,
  `set -- a 'b c' d; ${P} "$@" $# $1 "$2" "\${@:2}" "\${*}" "x$@y"`,
  `set -- a b c; shift; ${P} "$@"; `,
  `set --; ${P} "$@" end`,
  `${P} $((1+2*3)) $(( (1+2)*3 )) $((7/2)) $((-7%3)) $((2**10)) $((1<<4)) $((0x10)) $((010)) $((5>3?7:8)) $((~5)) $((!0))`,
  `i=5; ((i+=2)); let i*=2; ${P} $i $((i++)) $i $((++i)) $((i--)) $i`,
  `${P} "$(echo a b)" $(echo a b) \`echo c\` "$(printf 'x\\n\\n')" "$(echo '  sp  ')"`,
  `${P} "$(echo 'a"b' | tr a-z A-Z)" $(echo abc | rev) $(printf 'b\\na\\n' | sort) $(seq 1 3)`,
  `${P} $(echo YWJj | base64 -d) $(printf '\\x61\\142\\u0063') $(echo -e 'a\\x41\\tb') "$(echo -n x)y"`,
  `${P} "$(echo hello | sed s/l/L/)" "$(echo hello | sed 's/l/L/g; s/h/J/')" "$(echo a.b.c | cut -d. -f2)" "$(echo a.b.c | cut -d. -f2-)"`,
  `${P} "$(printf '%s-%s|' a b c)" "$(printf '%05d %x %c' 42 255 xyz)" "$(printf '%-5s|%5s|' a b)" "$(printf %b 'a\\tb')"`,
  `${P} "$(basename /a/b.txt .txt)" "$(dirname /a/b)" "$(echo x | tr -d x)end" "$(echo aabb | tr -s a)"`,
  `${P} "$(cat <<'E'\na $x "q"\nE\n)" "$(cat <<E\nb \\$x $((1+1)) \\\\ \\\`\nE\n)"`,
  `${P} "$(cat <<-E\n\t\ttabbed\n\tE\n)"`,
  `f() { ${P} "$1" "$#" "\${@:2}"; }; f 'a b' c d`,
  `f() { local x=in; g; }; g() { ${P} "$x"; }; x=out; f`,
  `x=out; f() { local x=in; }; f; ${P} $x`,
  `x=1; (x=2); ${P} $x; `,
  `x=1; { x=2; }; ${P} $x`,
  `x=a; x+=b; ${P} $x "\${x}c" "$x"'$x'`,
  `IFS=,; x=a,b,,c; ${P} $x; `,
  `IFS=:; read -r a b c <<< "1:2:3:4"; ${P} "$a" "$b" "$c"`,
  `read -r a b <<< " one  two three "; ${P} "$a" "$b"`,
  `while read -r l; do x="$x<$l>"; done <<< $'a\\nb b\\nc'; ${P} "$x"`.replace('while', 'x=; while'),
  `x=; for i in a b 'c d'; do x="$x[$i]"; done; ${P} "$x"`,
  `x=; for ((i=0;i<3;i++)); do x=$x$i; done; ${P} $x`,
  `v=x; x=indirect; ${P} "\${!v}"`,
  `declare -n r=x; x=1; r=2; ${P} $x $r`,
  `printf -v x '%s-%s' a b; ${P} $x`,
  `eval 'x=1; y=$x'; ${P} $x $y`,
  `mapfile -t l <<< $'a\\nb'; ${P} "\${l[@]}"`,
  `cd /usr; ${P} "$PWD"; `,
  `cd /usr/lib/..; ${P} "$PWD" ~ ~/x "~" ~+`,
  `pushd /usr >/dev/null; popd >/dev/null; ${P} "$PWD"`,
  `cd /usr; cd - >/dev/null; ${P} "$PWD" "$OLDPWD"`,
  `${P} a\\\nb "c\\\nd" 'e\\\nf'`,
  `${P} "a'b" 'a"b' "\\$x" "\\a" \\a "\`echo \\"q\\"\`"`,
  `x='*'; ${P} "$x" '*' \\*`,
  `x=a; y=b; ${P} $x$y "$x"$y'c'"d"$'e'`,
  `unset x; ${P} "[$x]" "[\${x-u}]" "[\${x:+s}]"`,
  `x=; ${P} "[\${x-u}]" "[\${x:-u}]" "[\${x+s}]" "[\${x:+s}]" $x end`,
  `command ${P} a; `,
  `builtin ${P} b; `,
  `export X=1 Y="a b"; ${P} "$X" "$Y"`,
  `readonly R=5; declare -i n=3; ${P} $R $n`,
  `typeset -l low=ABC; ${P} $low`,
  `x=$'a\\nb'; ${P} "$x" $x "\${x%%$'\\n'*}"`,
  `x=abcabc; ${P} "\${x/[ab]/X}" "\${x//[!a]/X}" "\${x#?}" "\${x##*b}" "\${x%%b*}"`,
  `x=aXbXc; ${P} "\${x%X*}" "\${x%%X*}" "\${x#*X}" "\${x//X/}" "\${x/X}"`,
  `x='a.b'; ${P} "\${x/./-}" "\${x//./-}" "\${x%.b}" "\${x#a.}"`,
  `echo hi > /dev/null; ${P} done`,
  `x=1 y=$x; ${P} "$x" "$y"`,
  `x=5; y=x; ${P} $((y+1)) $((x*x)) $(( x > 3 && x < 10 ))`,
  `${P} "$(head -n1 <<< $'a\\nb')" "$(tail -n1 <<< $'a\\nb')" "$(head -c2 <<< abc)"`,
  `${P} "$(printf 'a\\nb\\na\\n' | sort -u | tr '\\n' ,)" "$(printf 'a\\na\\nb\\n' | uniq | tr -d '\\n')"`,
  `${P} "$(echo a | { read x; echo "<$x>"; })" "$(x=1; echo $x)" "$( (echo s) )"`,
  `${P} "$(f() { echo "f:$1"; }; f z)" "$(if true; then echo t; fi)"`,
  `x='1 2'; set -- $x; ${P} $1 $2 $#`,
  `x=(a b); ${P} "\${x[@]/a/z}" "\${x[@]^^}" "\${#x[0]}" "\${x}" "pre\${x[@]}post"`,
];

const atoms = [
  'a',
  "'b c'",
  '"d e"',
  '\\$',
  "$'\\x41\\n'",
  '$v',
  '"$v"',
  '${v}',
  '${v%b*}',
  '"${v#a}"',
  '${w:-z z}',
  '"${w:-z z}"',
  '{1,2}',
  'x{a,b}',
  '$((1+n))',
  '$(echo q r)',
  '"$(echo q r)"',
  '${#v}',
  '${v:1:1}',
  '""',
  "''",
  '${v/b/X}',
  '~',
  '"$@"',
  '$1',
  '${v^^}',
  '{1..3}',
  '`echo t`',
  '"${arr[@]}"',
  '${arr[0]}',
  '\\ ',
  '"\\\\"',
  '=',
  ':',
  ',',
  '-n',
];

/** A small generator with a fixed seed, so that a failure comes back. */
function* generated(count: number): Generator<string> {
  let seed = 20_26;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % below;
  };
  for (let i = 0; i < count; i++) {
    const words = Array.from({ length: 1 + next(4) }, () => Array.from({ length: 1 + next(4) }, () => atoms[next(atoms.length)]).join(''));
    yield `v='ab  ab'; unset w; n=4; arr=(p 'q r'); set -- 'one two' three; ${P} ${words.join(' ')}`;
  }
}

/** Ours: the arguments of the last printf that is shown, without its format. */
function ours(script: string): (readonly string[])[] {
  return programs(script, { cwd: '/' })
    .filter(({ program, stdout, argv }) => program === 'printf' && stdout.to === 'shown' && argv[0] === '%s\\0')
    .map(({ argv }) => (argv.length === 1 ? [''] : argv.slice(1)));
}

test('constant words are what bash makes of them', { skip }, () => {
  const expected = argvOfBash(rows);
  const wrong = rows.flatMap((row, i) =>
    ours(row).some((argv) => isDeepStrictEqual(argv, expected[i])) ? [] : [{ row, ours: ours(row).at(-1), bash: expected[i] }],
  );
  assert.deepEqual(wrong, []);
});

test('generated words are what bash makes of them, or hold an unknown part', { skip }, () => {
  const scripts = [...generated(600)];
  const expected = argvOfBash(scripts);
  const wrong: unknown[] = [];
  let unknown = 0;
  scripts.forEach((script, i) => {
    const calls = ours(script);
    if (calls.some((argv) => argv.join('').includes(HOLE))) unknown++;
    else if (!isDeepStrictEqual(calls.at(-1), expected[i])) wrong.push({ script, ours: calls.at(-1), bash: expected[i] });
  });
  assert.deepEqual(wrong.slice(0, 20), []);
  assert.ok(unknown < scripts.length / 10, `${unknown} of ${scripts.length} are not known`);
});
