// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import { type Maker, quoted } from './dice';
import { makeWord } from './words';

const lines = (...statements: readonly string[]): string => statements.filter((one) => one !== '').join('\n');

/** Words of a command, each perhaps with a trick. */
function words(maker: Maker, argv: readonly string[], share: number): { readonly before: readonly string[]; readonly all: string } {
  const taken = new Set<string>();
  const made = argv.map((word, i) => makeWord(maker, word, i < 3 ? share : share / 4, taken));
  // `$_` is the last argument only until the next command.
  const before = made.toSorted((a, b) => Number(LAST.test(a.word)) - Number(LAST.test(b.word))).flatMap((one) => one.before);
  return { before, all: made.map(({ word }) => word).join(' ') };
}

const LAST = /\$_(?!\w)/;

/** Something that runs the command behind it. */
const prefixes: readonly string[] = [
  'command',
  'builtin command',
  'env',
  'env -u NOTHING',
  'env MODE=test',
  'MODE=test',
  'nice',
  'nice -n 5',
  'nice -5',
  'timeout 5',
  'timeout -s TERM 5s',
  'timeout --foreground 9',
  'nohup',
  'stdbuf -oL',
  'stdbuf -o 0 -e 0',
  'time',
  'time -p',
  '!',
  'setsid -w',
  'command -p --',
  'ionice -c 3',
  '>/dev/null',
  '2>&1',
  '<<< yes',
  '> out.log 2>&1',
  'env -- ',
  'command env nice',
  'command nohup env',
];
const sealedPrefixes: readonly string[] = [
  'sudo',
  'sudo -n',
  'sudo -u root',
  'sudo -E --',
  'doas',
  'env -i PATH=/usr/bin:/bin',
  'env -i HOME=/home/you /usr/bin/env',
  '/usr/bin/env',
  'sudo env',
  'sudo -H nice -n 1',
];

/** A way to write a command of several words. `null`: not for these words. */
type CommandTrick = (maker: Maker, argv: readonly string[]) => string | null;

const simple = (argv: readonly string[]): boolean => argv.every((word) => /^[\w.:/-]+$/.test(word));
const all = (argv: readonly string[]): string => argv.map((word) => (/^[\w./:=@%+-]+$/.test(word) ? word : quoted(word))).join(' ');

const tricks: Readonly<Record<string, CommandTrick>> = {
  prefix: (maker, argv) => {
    const { dice, plain } = maker;
    const prefix = dice.pick(plain || dice.chance(0.6) ? prefixes : sealedPrefixes);
    const { before, all: text } = words(maker, argv, 0.25);
    return lines(...before, `${prefix} ${text}`);
  },
  'split variable': (maker, argv) => {
    if (!simple(argv)) return null;
    const name = maker.fresh();
    const { dice } = maker;
    const at = dice.under(argv.length);
    return dice.pick([
      lines(`${name}=${quoted(argv.join(' '))}`, `$${name}`),
      lines(`${name}=${quoted(argv.slice(at).join(' '))}`, `${all(argv.slice(0, at))} $${name}`),
      lines(`${name}=${quoted(argv.join(','))}`, `(IFS=,; $${name})`),
      lines(`${name}=${quoted(argv.join(','))}`, `\${${name}//,/ }`),
      lines(`${name}=${quoted(argv.join(' '))}`, `read -ra ${name} <<< "$${name}"`, `"\${${name}[@]}"`),
      lines(`IFS=_ read -ra ${name} <<< ${quoted(argv.join('_'))}`, `"\${${name}[@]}"`),
      lines(`mapfile -t ${name} < <(printf '%s\\n' ${all(argv)})`, `"\${${name}[@]}"`),
      lines(`${name}=$(echo ${all(argv)})`, `$${name}`),
    ]);
  },
  'separator variable': (_maker, argv) => (simple(argv) ? argv.join('${IFS}') : null),
  array: (maker, argv) => {
    const name = maker.fresh();
    const { dice } = maker;
    return dice.pick([
      lines(`${name}=(${all(argv)})`, `"\${${name}[@]}"`),
      lines(`${name}=(${all(argv.slice(1))})`, `${all(argv.slice(0, 1))} "\${${name}[@]}"`),
      lines(`${name}=(echo ${all(argv)})`, `"\${${name}[@]:1}"`),
      lines(`${name}=()`, `for w in ${all(argv)}; do ${name}+=("$w"); done`, `"\${${name}[@]}"`),
      lines(`declare -a ${name}=([1]=${all(argv.slice(0, 1))} [2]=x)`, `"\${${name}[1]}" ${all(argv.slice(1))}`),
    ]);
  },
  positional: (maker, argv) =>
    maker.dice.pick([
      lines(`set -- ${all(argv)}`, '"$@"'),
      lines(`set -- echo ${all(argv)}`, 'shift', '"$@"'),
      lines(`set -- echo ${all(argv)}`, '"${@:2}"'),
      lines(`set -- ${all([...argv].reverse())}`, `${argv.map((_, i) => `"$${argv.length - i}"`).join(' ')}`),
    ]),
  brace: (_maker, argv) => (simple(argv) && argv.length > 1 ? `{${argv.join(',')}}` : null),
  function: (maker, argv) => {
    const name = maker.fresh();
    const [program = '', ...rest] = argv;
    const { before, all: text } = words(maker, rest, 0.3);
    return maker.dice.pick([
      lines(...before, `${name}() { "$@"; }`, `${name} ${program} ${text}`),
      lines(...before, `${name}() { ${program} "$@"; }`, `${name} ${text}`),
      lines(...before, `function ${name} { local w=$1; shift; $w "$@"; }`, `${name} ${program} ${text}`),
      lines(...before, `ls() { ${program} "$@"; }`, `ls ${text}`),
      lines(...before, `${name}() { "\${@:2}"; }`, `${name} now ${program} ${text}`),
    ]);
  },
  alias: (maker, argv) => {
    const name = maker.fresh();
    const set = lines('shopt -s expand_aliases', `alias ${name}=${quoted(all(argv.slice(0, 2)))}`);
    // An alias counts from the next line that is parsed.
    return maker.dice.pick([
      lines(set, `eval ${quoted(`${name} ${all(argv.slice(2))}`)}`),
      `bash -c ${quoted(lines(set, `${name} ${all(argv.slice(2))}`))}`,
    ]);
  },
  xargs: (maker, argv) => {
    if (!simple(argv)) return null;
    const { dice } = maker;
    const [program = '', ...rest] = argv;
    return dice.pick([
      `echo ${all(rest)} | xargs ${program}`,
      `printf '%s\\n' ${all(rest)} | xargs ${program}`,
      `printf '%s\\0' ${all(rest)} | xargs -0 ${program}`,
      `echo ${all(argv)} | xargs env`,
      `xargs ${program} <<< ${quoted(rest.join(' '))}`,
      `echo ${all(rest.slice(0, 1))} | xargs -I{} ${program} {} ${all(rest.slice(1))}`,
      `echo ${all(rest.slice(0, 1))} | xargs -I % sh -c ${quoted(`${program} % ${all(rest.slice(1))}`)}`,
      `echo ${all([program])} | xargs -I@ bash -c ${quoted(`@ ${all(rest)}`)}`,
      `echo ${all(argv)} | xargs -n 99 bash -c '"$@"' _`,
      `echo ${all(argv)} | xargs bash -c '"$0" "$@"'`,
    ]);
  },
  'find -exec': (maker, argv) =>
    maker.dice.pick([
      `find . -maxdepth 0 -exec ${all(argv)} \\;`,
      `find src -name index.ts -exec ${all(argv)} ';'`,
      `find . -maxdepth 0 -execdir ${all(argv)} \\;`,
      `find . -maxdepth 0 -exec sh -c ${quoted(all(argv))} \\;`,
    ]),
  'shell with arguments': (maker, argv) =>
    maker.dice.pick([
      `bash -c '"$@"' _ ${all(argv)}`,
      `bash -c '$0 "$@"' ${all(argv)}`,
      `sh -c ${quoted(all(argv))}`,
      `bash -ec ${quoted(all(argv))} name a b`,
      `env -S ${quoted(all(argv))}`,
      `bash -c 'eval "$1"' _ ${quoted(all(argv))}`,
      `bash --norc -c -- ${quoted(all(argv))}`,
    ]),
  evaluated: (maker, argv) =>
    maker.dice.pick([
      `eval ${all(argv)}`,
      `eval ${all(argv.slice(0, 1))} ${quoted(all(argv.slice(1)))}`,
      `eval "$(echo ${quoted(all(argv))})"`,
      `$(echo ${all(argv)})`,
    ]),
};
const sealedTricks: Readonly<Record<string, CommandTrick>> = {
  path: (_maker, argv) => `/usr/bin/${all(argv)}`,
  'changed path': (maker, argv) => {
    const [program = '', ...rest] = argv;
    return maker.dice.pick([
      lines('cd /usr/bin', `./${program} ${all(rest)}`),
      lines('(', 'cd /usr/bin', `./${program} ${all(rest)}`, ')'),
      `/usr/../usr/bin/${all(argv)}`,
      `/usr/bin/./${all(argv)}`,
      lines('cd /usr', `bin/${program} ${all(rest)}`),
    ]);
  },
  'glob in command position': (maker, argv) => {
    const [program = '', ...rest] = argv;
    const { dice } = maker;
    const at = program.length > 2 ? 1 + dice.under(program.length - 2) : 1;
    const instead = program.length > 2 && dice.chance(0.5) ? '?' : `[${program[at]}]`;
    const glob = program.slice(0, at) + instead + program.slice(at + 1);
    return `/usr/bin/${glob} ${all(rest)}`;
  },
  'link or copy': (maker, argv) => {
    const [program = '', ...rest] = argv;
    const name = maker.fresh();
    return maker.dice.pick([
      lines(`ln -s /usr/bin/${program} ./${name}`, `./${name} ${all(rest)}`),
      lines(`ln -s "$(command -v ${program})" ${name}`, `./${name} ${all(rest)}`),
      lines(`cp /usr/bin/${program} /tmp/${name}`, `/tmp/${name} ${all(rest)}`),
      lines(`cp "$(which ${program})" ${name}; chmod +x ${name}`, `./${name} ${all(rest)}`),
      lines(`mkdir -p b; ln -s /usr/bin/${program} b/ls; PATH=$PWD/b:$PATH`, `ls ${all(rest)}`),
      lines(`hash -p /usr/bin/${program} ${name}`, `${name} ${all(rest)}`),
    ]);
  },
};
const names = Object.keys(tricks);
const sealedNames = [...names, ...Object.keys(sealedTricks)];

/** A script that runs this command. */
export function makeCommand(maker: Maker, argv: readonly string[]): string {
  const { dice } = maker;
  if (dice.chance(0.5)) {
    const { before, all: text } = words(maker, argv, 0.5);
    return lines(...before, text);
  }
  for (;;) {
    const name = dice.pick(maker.plain ? names : sealedNames);
    const script = (tricks[name] ?? sealedTricks[name])?.(maker, argv) ?? null;
    if (script === null) continue;
    maker.used.push(name);
    return script;
  }
}
