import type { Reader } from '../../context';
import type { Text } from '../../types';
import { quoted } from '../wrappers/special';
import { shellText, textOfFile, unknownInput, valuesOf } from './flags';

/** m4's own calls of a shell, with its quotes or without. */
const SYSCMD = /\b(?:e?syscmd|esyscmd_s)\s*\(\s*(?:`([^']*)'|([^)]*))/g;

/** `echo 'syscmd(text)' | m4`, `m4 file` */
const m4: Reader = (call, context) => {
  const files = call.argv.filter((word) => !word.startsWith('-')).map((path) => textOfFile(path, call, context));
  const typed = call.stdin.kind === 'text' ? [call.stdin.text] : [];
  const unread = files.length === 0 ? unknownInput(call) : [];
  return [
    ...unread,
    ...[...files, ...typed].flatMap((text) =>
      [...text.matchAll(SYSCMD)].flatMap(([, inside, bare]) => shellText(inside ?? bare ?? '', call, context)),
    ),
  ];
};

/** `dc` gives what stands behind an exclamation mark to a shell, unless a comparison does. */
const dc: Reader = (call, context) => {
  const typed = call.stdin.kind === 'text' ? [call.stdin.text] : [];
  return [...valuesOf(call.argv, ['-e', '--expression']), ...typed]
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => {
      const text = /!(?![<>=])(.*)$/.exec(line)?.[1];
      return text === undefined ? [] : shellText(text, call, context);
    });
};

/** Files of ninja are made by other programs, and long: beyond this nobody has written one by hand. */
const LONGEST = 32_000;
/** `ninja -C folder target`: the commands of its rules, with variables of the file in them; without what they are run on. */
const ninja: Reader = (call, context) => {
  if (call.argv.some((word) => /^(?:-n|-t|--version|-h|--help)$/.test(word))) return [];
  const [folder] = valuesOf(call.argv, ['-C']);
  const [file = 'build.ninja'] = valuesOf(call.argv, ['-f']);
  const cwd = folder === undefined ? call.cwd : folder.startsWith('/') ? folder : `${call.cwd}/${folder}`;
  const text = textOfFile(file, { ...call, cwd }, context).replace(/\$\n\s*/g, '');
  if (text === '' || text.length > LONGEST) return [];
  const values = new Map([...text.matchAll(/^[^\S\n]*([\w.-]+)\s*=\s*(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
  const filled = (value: Text, depth = 0): Text =>
    value.replace(/\$(?:([$ :])|\{([\w.-]+)\}|([\w-]+))/g, (_all, plain?: string, braced?: string, bare?: string) => {
      const name = braced ?? bare ?? '';
      return plain ?? (depth < 8 && name !== 'in' && name !== 'out' ? filled(values.get(name) ?? '', depth + 1) : '');
    });
  const commands = [...text.matchAll(/^\s+command\s*=\s*(.*)$/gm)].map(([, command = '']) => filled(command));
  return [...new Set(commands)].slice(0, 64).flatMap((command) => shellText(`cd ${quoted(cwd)}\n${command}`, call, context));
};

/** Languages of macros, calculators and build files that give text to a shell. */
export const macroReaders: Readonly<Record<string, Reader>> = { m4, gm4: m4, dc, ninja, samu: ninja };
