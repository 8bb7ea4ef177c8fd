import type { Reader } from '../../context';
import { type Call, HOLE, type ProgramCall, type Text } from '../../types';
import { fileCall } from '../files/fileCall';
import { shellKindOf } from '../wrappers/code';
import { textOfFile } from './flags';

/** What a script deletes, and what it starts: `fso.DeleteFolder("C:\x")`, `shell.Run "text"`. The path or text may be made when it runs. */
const DOES =
  /\.\s*(DeleteFolder|DeleteFile|Run|Exec|ShellExecute)\b\s*(?:\(\s*)?(?:"((?:[^"]|"")*)"|'([^']*)'|(?=[A-Za-z]))(?:\s*,\s*(?:"((?:[^"]|"")*)"|'([^']*)'))?/gi;

/** `cscript file.vbs`, `mshta javascript:…`: scripts of Windows, read by these words alone. */
const host: Reader = (call, context) => {
  const inline = call.program === 'mshta' && /^(?:javascript|vbscript|about):/i.test(call.argv[0] ?? '');
  const file = call.argv.find((word) => !word.startsWith('/'));
  const text = inline ? call.argv.join(' ') : file === undefined ? '' : textOfFile(file.replaceAll('\\', '/'), call, context);
  if (text === '' || !context.spend(1 + text.length / 32)) return [];
  const from: ProgramCall = { ...call, via: [...call.via, call.program], stdin: { kind: 'none' } };
  return [...text.matchAll(DOES)].flatMap(([, verb = '', double, single, more, other]): readonly Call[] => {
    const said = plain(double ?? single);
    if (/^delete/i.test(verb))
      return [fileCall(from, context, 'delete', said.replaceAll('\\', '/'), { by: verb, recursive: /folder/i.test(verb) })];
    const rest = more ?? other;
    const line: Text = /^shellexecute$/i.test(verb) && rest !== undefined ? `${said} ${plain(rest)}` : said;
    return shellKindOf(line) === null ? context.shell(line, from, 'cmd', []) : [];
  });
};
const plain = (text: Text | undefined): Text => (text === undefined ? HOLE : text.replaceAll('""', '"').replaceAll('\\\\', '\\'));

/** Hosts of scripts, by program name. */
export const scriptHostReaders: Readonly<Record<string, Reader>> = { mshta: host, cscript: host, wscript: host };
