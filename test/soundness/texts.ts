// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import { dollarQuoted, type Made, type Maker, quoted } from './dice';

const made = (word: string, ...before: readonly string[]): Made => ({ before, word });
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const hex = (text: string): string => Buffer.from(text).toString('hex');
const inDoubleQuotes = (text: string): string => `"${text.replace(/["$`\\]/g, '\\$&')}"`;
const rot13 = (text: string): string =>
  text.replace(/[a-zA-Z]/g, (c) => {
    const base = c <= 'Z' ? 65 : 97;
    return String.fromCharCode(((c.charCodeAt(0) - base + 13) % 26) + base);
  });
const reversedLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => [...line].reverse().join(''))
    .join('\n');

/** A here-document with this text. `to` is the command before it, `after` what stands behind the operator. */
export function hereDocument(maker: Maker, text: string, to: string, after = ''): string {
  const { dice } = maker;
  const end = `${dice.pick(['EOF', 'END', '__E', 'SQL'])}${maker.fresh().replace(/\W/g, '')}`;
  if (dice.chance(0.25)) {
    const escaped = text.replace(/[$`\\]/g, '\\$&');
    return `${to} <<${end}${after}\n${escaped}\n${end}`;
  }
  return `${to} <<${dice.pick([`'${end}'`, `"${end}"`, `\\${end}`, `${end.slice(0, 1)}'${end.slice(1)}'`])}${after}\n${text}\n${end}`;
}

type TextTrick = (maker: Maker, text: string) => Made | null;

const tricks: Readonly<Record<string, TextTrick>> = {
  'single quotes': (_maker, text) => made(quoted(text)),
  'double quotes': (_maker, text) => (text.includes('!') ? null : made(inDoubleQuotes(text))),
  'dollar quotes': (maker, text) => made(dollarQuoted(maker, text, maker.dice.pick([0, 0.2, 1]))),
  'in a variable': (maker, text) => {
    const name = maker.fresh();
    const { dice } = maker;
    const set = dice.pick([
      `${name}=${quoted(text)}`,
      `printf -v ${name} %s ${quoted(text)}`,
      `printf -v ${name} ${quoted(text.replaceAll('\\', '\\\\').replaceAll('%', '%%'))}`,
      hereDocument(maker, text, `read -r -d '' ${name}`),
      `${name}=$(printf '%s\\n' ${quoted(text)})`,
      hereDocument(maker, text, `IFS= read -r -d '' ${name}`),
    ]);
    return made(`"$${name}"`, set);
  },
  'in pieces': (maker, text) => {
    const at = maker.dice.under(text.length);
    const [a, b] = [maker.fresh(), maker.fresh()];
    const [head, tail] = [quoted(text.slice(0, at)), quoted(text.slice(at))];
    return maker.dice.pick([
      made(`"$${a}$${b}"`, `${a}=${head}`, `${b}=${tail}`),
      made(`"$${a}"`, `${a}=${head}`, `${a}+=${tail}`),
      made(`"\${${a}}"${tail}`, `${a}=${head}`),
      made(`"$(IFS=; echo "\${${a}[*]}")"`, `${a}=(${head} ${tail})`),
    ]);
  },
  'with noise': (maker, text) => {
    const noise = maker.dice.pick(['@@', '%%', '__', '~']);
    if (text.includes(noise)) return null;
    const name = maker.fresh();
    const noisy = text.replace(/[a-z]{2}/g, (two) => (maker.dice.chance(0.3) ? `${two[0]}${noise}${two[1]}` : two));
    if (maker.dice.chance(0.6)) return made(`"\${${name}//'${noise}'/}"`, `${name}=${quoted(noisy)}`);
    return made(`"$(sed 's/${noise}//g' <<< ${quoted(noisy)})"`);
  },
  'blanks replaced': (maker, text) => {
    if (/[,\n]/.test(text)) return null;
    const name = maker.fresh();
    return made(`"\${${name}//,/ }"`, `${name}=${quoted(text.replaceAll(' ', ','))}`);
  },
  encoded: (maker, text) => {
    const { dice } = maker;
    const flat = quoted(text);
    const commands = [
      `echo ${base64(text)} | base64 -d`,
      `base64 -d <<< ${base64(text)}`,
      `base64 --decode <<< "${base64(text)}"`,
      `printf %s ${base64(text)} | base64 -di`,
      `printf %s ${hex(text)} | xxd -r -p`,
      `xxd -p -r <<< ${hex(text)}`,
      `printf '${[...text].map((c) => `\\x${hex(c)}`).join('')}'`,
      `echo -e '${[...text].map((c) => `\\x${hex(c)}`).join('')}'`,
      `printf %b '${[...text].map((c) => `\\0${c.charCodeAt(0).toString(8).padStart(3, '0')}`).join('')}'`,
      `echo ${quoted(rot13(text))} | tr 'A-Za-z' 'N-ZA-Mn-za-m'`,
      `tr 'n-za-mN-ZA-M' 'a-zA-Z' <<< ${quoted(rot13(text))}`,
      `printf '%s\\n' ${quoted(reversedLines(text))} | rev`,
      `rev <<< ${quoted(reversedLines(text))}`,
      hereDocument(maker, reversedLines(text), 'rev').concat('\n'),
      hereDocument(maker, text, 'cat').concat('\n'),
      `printf '%s\\n' ${flat}`,
      `cat <<< ${flat}`,
      `printf '%s\\n' ${quoted(text.split('\n').reverse().join('\n'))} | tac`,
      `sed 's/^#//' <<< ${quoted(text.replace(/^/gm, '#'))}`,
      `awk '{print substr($0,2)}' <<< ${quoted(text.replace(/^/gm, 'x'))}`,
      `cut -c2- <<< ${quoted(text.replace(/^/gm, 'x'))}`,
      `printf '%s\\n' '#!/bin/bash' ${flat} | tail -n +2`,
      `echo ${base64(base64(text))} | base64 -d | base64 -d`,
      `printf '%s\\n' ${flat} | tee /dev/null | cat -`,
    ];
    return made(`"$(${dice.pick(commands)})"`);
  },
  'from a file': (maker, text) => {
    const file = `${maker.fresh()}.${maker.dice.pick(['txt', 'sh', 'md', 'log'])}`;
    const write = writeFile(maker, file, text);
    return made(maker.dice.pick([`"$(cat ${file})"`, `"$(< ${file})"`, `"$(sed -n p ${file})"`, `"$(head -n 99 ./${file})"`]), write);
  },
  'from an array': (maker, text) => {
    const name = maker.fresh();
    const { dice } = maker;
    return dice.pick([
      made(`"\${${name}[1]}"`, `${name}=('echo hi' ${quoted(text)})`),
      made(`"\${${name}[run]}"`, `declare -A ${name}=([show]='echo hi' [run]=${quoted(text)})`),
      made(`"\${${name}[@]: -1}"`, `${name}=('echo hi' ${quoted(text)})`),
    ]);
  },
};
const names = Object.keys(tricks);

/** The text as one word. */
export function makeText(maker: Maker, text: string): Made {
  const { dice } = maker;
  for (;;) {
    const name = dice.chance(0.35) ? 'single quotes' : dice.pick(names);
    const word = tricks[name]?.(maker, text) ?? null;
    if (word === null) continue;
    if (name !== 'single quotes') maker.used.push(`text ${name}`);
    return word;
  }
}

/** A statement that puts the text into a file of this name. */
export function writeFile(maker: Maker, file: string, text: string): string {
  const { dice } = maker;
  const halves = text.split('\n');
  const middle = dice.under(halves.length);
  return dice.pick([
    () => hereDocument(maker, text, `cat > ${file}`),
    () => hereDocument(maker, text, 'cat', ` > ${file}`),
    () => `printf '%s\\n' ${quoted(text)} > ${file}`,
    () => `echo ${dollarQuoted(maker, text, 0)} > ${file}`,
    () => `printf '%s\\n' ${quoted(text)} | tee ${file} > /dev/null`,
    () => `cat > ${file} <<< ${quoted(text)}`,
    () =>
      middle === 0
        ? `{ printf '%s\\n' ${quoted(text)}; } >> ${file}`
        : `printf '%s\\n' ${quoted(halves.slice(0, middle).join('\n'))} > ${file}\nprintf '%s\\n' ${quoted(halves.slice(middle).join('\n'))} >> ${file}`,
    () => `base64 -d <<< ${base64(`${text}\n`)} > ${file}`,
    () => `printf '%s\\n' ${quoted(text)} > ${file}.new && mv ${file}.new ${file}`,
    () => `printf '%s\\n' ${quoted(text)} > ${file}.a; cp ${file}.a ${file}`,
    () => `printf '%s\\n' ${quoted(text.replaceAll('a', '@A@'))} > ${file}; sed -i 's/@A@/a/g' ${file}`,
  ])();
}
