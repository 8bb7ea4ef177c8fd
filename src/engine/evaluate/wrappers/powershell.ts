import type { Text } from '../../types';
import { HOLE } from '../../types';
import { fromBase64 } from '../code/decoding';
import type { Inner, Unwrap } from './inner';

/** Parameters that take a value, besides those that carry code; each may be cut short. */
const VALUED =
  /^[-/](?:ex|ep|executionp\w*|w|wi\w*|windowst\w*|wd|wo\w*|workingd\w*|v|ve\w*|version|inp\w*|if|o|of|ou\w*|outputf\w*|psc\w*|config\w*|custom\w*|settings\w*)$/i;
const COMMAND = /^[-/]c(?:o\w*)?$/i;
const ENCODED = /^[-/](?:e|ec|en\w*|enc\w*)$/i;
const FILE = /^[-/]f(?:i|il|ile)?$/i;
const ENDS = /^(?:--?version|-\?|-h|--?help)$/i;

/** `pwsh -Command text…`, `-EncodedCommand base64`, `-File script words…`, `… | pwsh -`; a first word without a name is a file, for `powershell` a command. */
export const powershell: Unwrap = (call): readonly Inner[] => {
  const here = { from: call, shell: 'powershell' as const };
  for (let at = 0; at < call.argv.length; at += 1) {
    const word = call.argv[at] ?? '';
    const rest = call.argv.slice(at + 1);
    if (ENDS.test(word)) return [];
    if (COMMAND.test(word)) {
      const text = rest.join(' ');
      return text === '-' || text === ''
        ? [{ kind: 'input', ...here, args: [] }]
        : [{ kind: 'script', text: unbraced(text), ...here, args: [] }];
    }
    if (ENCODED.test(word)) return [encoded(rest[0] ?? '', call.program, here.from)];
    if (FILE.test(word)) return [{ kind: 'file', path: (rest[0] ?? '').replaceAll('\\', '/'), ...here, args: rest.slice(1) }];
    if (VALUED.test(word)) at += 1;
    else if (word === '-') return [{ kind: 'input', ...here, args: [] }];
    else if (!/^[-/][A-Za-z]+$/.test(word)) {
      if (/^powershell/i.test(call.program)) return [{ kind: 'script', text: unbraced(call.argv.slice(at).join(' ')), ...here, args: [] }];
      return [{ kind: 'file', path: word.replaceAll('\\', '/'), ...here, args: rest }];
    }
  }
  return [{ kind: 'input', ...here, args: [] }];
};

/** `-Command { … }` and `-Command "& { … }"` run what is in the braces. */
const unbraced = (text: Text): Text => /^\s*\{([\s\S]*)\}\s*$/.exec(text)?.[1] ?? text;

/** Base64 of text in two bytes a character. */
function encoded(word: Text, program: Text, from: Parameters<Unwrap>[0]): Inner {
  const made = fromBase64({ v: 'text', text: word });
  if (made.v !== 'text' || word === '' || made.text.includes(HOLE))
    return { kind: 'opaque', why: 'decoded-code', about: program, text: '' };
  return { kind: 'script', text: made.text.replaceAll('\0', ''), from, shell: 'powershell', args: [] };
}
