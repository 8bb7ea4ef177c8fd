// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import { dollarQuoted, type Made, type Maker, quoted } from './dice';
import { moreTricks } from './moreWords';

/** A way to write one word so that its text does not stand there. `null`: not for this word. */
type WordTrick = (maker: Maker, text: string) => Made | null;

const made = (word: string, ...before: readonly string[]): Made => ({ before, word });
/** An expansion, in double quotes or, where nothing can be split off it, bare. */
const bare = ({ dice }: Maker, text: string, expansion: string): string =>
  /^[\w./:-]+$/.test(text) && dice.chance(0.5) ? expansion : `"${expansion}"`;
const reversed = (text: string): string => [...text].reverse().join('');
const hex = (text: string): string => Buffer.from(text).toString('hex');
const swapped = (text: string): string => text.replace(/[a-zA-Z]/g, (c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase()));

/** `$(…)` or back-quotes around a command that prints the text. */
const printed = (maker: Maker, text: string, command: string): Made =>
  made(bare(maker, text, maker.dice.chance(0.8) || /[\\`]/.test(command) ? `$(${command})` : `\`${command}\``));

function variable(maker: Maker, value: string): { readonly name: string; readonly set: string } {
  const name = maker.fresh();
  const { dice } = maker;
  const set = dice.pick([
    `${name}=${quoted(value)}`,
    `export ${name}=${quoted(value)}`,
    `declare ${name}=${quoted(value)}`,
    `printf -v ${name} %s ${quoted(value)}`,
    `read -r ${name} <<< ${quoted(value)}`,
    `: "\${${name}:=${/^[\w./:-]+$/.test(value) ? value : `$(printf %s ${quoted(value)})`}}"`,
    `IFS=, read -r _ ${name} <<< ${quoted(`x,${value}`)}`,
    `mapfile -t ${name} < <(printf '%s\\n' ${quoted(value)})`,
    `for ${name} in ${quoted(value)}; do :; done`,
    `${name}=$(echo ${quoted(value)})`,
    `eval ${name}=${quoted(quoted(value))}`,
    `let 1; ${name}=${dollarQuoted(maker, value)}`,
  ]);
  return { name, set };
}

const tricks: Readonly<Record<string, WordTrick>> = {
  quotes: ({ dice }, text) => {
    const at = 1 + dice.under(Math.max(1, text.length - 1));
    const [head, tail] = [text.slice(0, at), text.slice(at)];
    const ends = /^[\w./:=-]*$/.test(text)
      ? [`${head}''${tail}`, `${head}""${tail}`, `"${head}"${tail}`, `${head}'${tail}'`, `\\${head}${tail}`, `${head}\\\n${tail}`]
      : [quoted(text), `"${text}"`];
    return made(dice.pick(ends));
  },
  'dollar quotes': (maker, text) => made(dollarQuoted(maker, text)),
  variable: (maker, text) => {
    const { name, set } = variable(maker, text);
    return made(bare(maker, text, maker.dice.pick([`$${name}`, `\${${name}}`, `\${${name}:-no}`, `\${${name}-}`])), set);
  },
  'trimmed variable': (maker, text) => {
    const [front, back] = [maker.dice.pick(['zz', 'q_', '@']), maker.dice.pick(['.zz', '_q', '%%'])];
    const first = variable(maker, front + text);
    const last = variable(maker, text + back);
    return maker.dice.pick([
      made(bare(maker, text, `\${${first.name}#${front}}`), first.set),
      made(bare(maker, text, `\${${first.name}:${front.length}}`), first.set),
      made(bare(maker, text, `\${${last.name}%'${back}'}`), last.set),
      made(bare(maker, text, `\${${last.name}:0:${text.length}}`), last.set),
      made(bare(maker, text, `\${${last.name}:0:-${back.length}}`), last.set),
    ]);
  },
  'replaced in variable': (maker, text) => {
    const { name, set } = variable(maker, [...text].join('@'));
    return made(bare(maker, text, `\${${name}//@/}`), set);
  },
  'replaced once': (maker, text) => {
    const letter = /[a-z]/.exec(text)?.[0];
    if (letter === undefined) return null;
    const { name, set } = variable(maker, text.replace(letter, '%'));
    return made(bare(maker, text, `\${${name}/\\%/${letter}}`), set);
  },
  indirect: (maker, text) => {
    const target = variable(maker, text);
    const name = maker.fresh();
    return made(bare(maker, text, `\${!${name}}`), target.set, `${name}=${target.name}`);
  },
  nameref: (maker, text) => {
    const target = variable(maker, text);
    const name = maker.fresh();
    const { dice } = maker;
    if (dice.chance(0.5)) return made(bare(maker, text, `$${name}`), target.set, `declare -n ${name}=${target.name}`);
    return made(bare(maker, text, `$${target.name}`), `declare -n ${name}=${target.name}`, `${name}=${quoted(text)}`);
  },
  array: (maker, text) => {
    const name = maker.fresh();
    const { dice } = maker;
    return dice.pick([
      made(bare(maker, text, `\${${name}[1]}`), `${name}=(list ${quoted(text)} get)`),
      made(bare(maker, text, `\${${name}[-1]}`), `${name}=(list ${quoted(text)})`),
      made(bare(maker, text, `\${${name}[$((3-2))]}`), `${name}=(list ${quoted(text)})`),
      made(bare(maker, text, `\${${name}[2]}`), `${name}=(); ${name}+=(list get); ${name}[2]=${quoted(text)}`),
      made(bare(maker, text, `\${${name}[k]}`), `declare -A ${name}=([k]=${quoted(text)} [j]=list)`),
      made(bare(maker, text, `\${${name}[@]:1:1}`), `${name}=(list ${quoted(text)} get)`),
      made(bare(maker, text, `\${${name}[@]/zz/}`), `${name}=(${quoted(`zz${text}`)})`),
    ]);
  },
  case: (maker, text) => {
    if (/[A-Z]/.test(text)) return null;
    const name = maker.fresh();
    const upper = quoted(text.toUpperCase());
    return maker.dice.pick([
      made(bare(maker, text, `\${${name},,}`), `${name}=${upper}`),
      made(bare(maker, text, `\${${name}@L}`), `${name}=${upper}`),
      made(bare(maker, text, `$${name}`), `declare -l ${name}=${upper}`),
      made(bare(maker, text, `$(tr A-Z a-z <<< ${upper})`)),
      made(bare(maker, text, `$(echo ${upper} | tr '[:upper:]' '[:lower:]')`)),
      made(bare(maker, text, `\${${name}~~}`), `${name}=${quoted(swapped(text))}`),
    ]);
  },
  defaults: (maker, text) => {
    if (!/^[\w./:-]+$/.test(text)) return null;
    const name = maker.fresh();
    const other = maker.fresh();
    return maker.dice.pick([
      made(`\${${name}:-${text}}`),
      made(`\${${name}-${text}}`),
      made(`\${${name}:=${text}}`),
      made(`\${${name}:+${text}}`, `${name}=1`),
      made(`\${${name}:-\${${other}:-${text}}}`),
    ]);
  },
  printed: (maker, text) => {
    const { dice } = maker;
    const commands = [
      `echo ${quoted(text)}`,
      `printf %s ${quoted(text)}`,
      `echo ${quoted(reversed(text))} | rev`,
      `printf ${quoted(reversed(text).replaceAll('%', '%%'))} | rev`,
      `base64 -d <<< ${Buffer.from(text).toString('base64')}`,
      `echo ${Buffer.from(text).toString('base64')} | base64 --decode`,
      `printf '${[...text].map((c) => `\\x${hex(c)}`).join('')}'`,
      `printf %b ${quoted([...text].map((c) => `\\x${hex(c)}`).join(''))}`,
      `xxd -r -p <<< ${hex(text)}`,
      `echo ${quoted(`@${text}@`)} | tr -d @`,
      `sed s/@// <<< ${quoted(`@${text}`)}`,
      `echo ${quoted(`x|${text}|y`)} | cut -d'|' -f2`,
      `printf 'a\\n%s\\n' ${quoted(text)} | tail -n 1`,
      `printf '%s\\na\\n' ${quoted(text)} | head -1`,
      `printf 'b\\n%s\\n' ${quoted(text)} | tac | head -n1`,
      `echo ${quoted(text)} | cat`,
      `cat <<< ${quoted(text)}`,
      `awk -F, '{print $2}' <<< ${quoted(`x,${text}`)}`,
      `echo ${quoted(text)} | sed 's/x/x/g'`,
      `echo ${quoted(text)} | tee /dev/null`,
      `echo ${quoted(text)} | grep .`,
    ];
    return printed(maker, text, dice.pick(commands));
  },
  'last argument': (maker, text) => made(bare(maker, text, '$_'), `: ${quoted(text)}`),
  'letter by letter': (maker, text) => {
    const name = maker.fresh();
    const letter = maker.fresh();
    const letters = [...text].map((c) => (/[\w./:-]/.test(c) ? c : quoted(c))).join(' ');
    return made(bare(maker, text, `$${name}`), `${name}=`, `for ${letter} in ${letters}; do ${name}+=$${letter}; done`);
  },
  brace: (_maker, text) => (/^[a-zA-Z][\w.-]+$/.test(text) ? made(`{${text},}`) : null),
  'file read back': (maker, text) => {
    const file = `${maker.fresh()}.txt`;
    const write = maker.dice.pick([`echo ${quoted(text)} > ${file}`, `printf '%s\\n' ${quoted(text)} | tee ${file} > /dev/null`]);
    const name = maker.fresh();
    return maker.dice.pick([
      made(bare(maker, text, `$(< ${file})`), write),
      made(bare(maker, text, `$(cat ${file})`), write),
      made(bare(maker, text, `$${name}`), write, `read -r ${name} < ${file}`),
    ]);
  },
  'last pipe': (maker, text) => {
    const name = maker.fresh();
    return made(bare(maker, text, `$${name}`), 'shopt -s lastpipe', `echo ${quoted(text)} | read -r ${name}`);
  },
  positional: (maker, text) => {
    const { dice } = maker;
    return dice.pick([
      made(bare(maker, text, '$1'), `set -- ${quoted(text)}`),
      made(bare(maker, text, '$2'), `set -- list ${quoted(text)}`),
      made(bare(maker, text, '$1'), `set -- list ${quoted(text)}; shift`),
      made(bare(maker, text, '${@:2:1}'), `set -- list ${quoted(text)}`),
      made(bare(maker, text, '${!#}'), `set -- list ${quoted(text)}`),
    ]);
  },
  quotedOperator: (maker, text) => {
    const { name, set } = variable(maker, text);
    const other = maker.fresh();
    return made(bare(maker, text, `$${other}`), set, `eval ${other}=\${${name}@Q}`);
  },
};
const all: Readonly<Record<string, WordTrick>> = { ...tricks, ...moreTricks };
const names = Object.keys(all);

/** Tricks of which one undoes another in the same command. */
const EXCLUSIVE = new Set(['last argument', 'positional']);

/** The word, written plainly or with one trick. `taken`: the tricks that another word of the command has taken for itself. */
export function makeWord(maker: Maker, text: string, share: number, taken: Set<string>): Made {
  const { dice } = maker;
  if (dice.chance(share)) {
    const name = dice.pick(names);
    const word = taken.has(name) ? null : (all[name]?.(maker, text) ?? null);
    if (word !== null) {
      maker.used.push(name);
      if (EXCLUSIVE.has(name)) taken.add(name);
      return word;
    }
  }
  return { before: [], word: /^[\w./:=@%+-]+$/.test(text) ? text : quoted(text) };
}
