import type { Reader } from '../../context';
import { readYaml } from '../ansible/yaml';
import { absolute } from '../http/sources';

/** `kubectl patch deploy web --patch-file p.yaml` does what `-p` with the file's text does. */
export const kubectl: Reader = (call, context) => {
  const at = call.argv.findIndex((word) => /^--patch-file(?:=|$)/.test(word));
  const word = call.argv[at];
  if (word === undefined || call.remote) return [];
  const joined = word.includes('=');
  const path = joined ? word.slice(word.indexOf('=') + 1) : (call.argv[at + 1] ?? '');
  const fact = path === '-' ? null : context.file(absolute(path, call.cwd), 'text');
  const text = fact === null ? (call.stdin.kind === 'text' ? call.stdin.text : null) : fact.kind === 'text' ? fact.text : null;
  if (text === null) return [];
  const patch = /^\s*[{[]/.test(text) ? text : JSON.stringify(readYaml(text)[0] ?? '').replace(/"(null|true|false|-?\d+)"/g, '$1');
  return [{ ...call, argv: [...call.argv.slice(0, at), '-p', patch, ...call.argv.slice(at + (joined ? 1 : 2))] }];
};
