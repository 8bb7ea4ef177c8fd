import type { Reader } from '../../context';
import { limits } from '../../limits';
import type { Call, Text } from '../../types';
import { contentOf } from '../http/sources';
import { readable } from '../sql/psql';

const GLOBALS_WITH_VALUE = new Set(
  '--endpoint-url --numworkers --retry-count -r --log --profile --credentials-file --request-payer'.split(' '),
);

/** Thousands of these in one file are common. */
const HARMLESS = /^\s*(?:cp|ls|cat|du|head|mb|pipe|presign|select|version)\s/;

/** `s5cmd run file`, or what comes by standard input: a command of its own on each line, under the same global options. */
const s5cmd: Reader = (call, context) => {
  const at = call.argv.findIndex((word, index) => !word.startsWith('-') && !GLOBALS_WITH_VALUE.has(call.argv[index - 1] ?? ''));
  if (at < 0 || call.argv[at] !== 'run') return [];
  const file = call.argv.slice(at + 1).find((word) => !word.startsWith('-'));
  const { texts, calls } = readable([file === undefined ? call.stdin : contentOf(file, call, context)], call);
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => /^\s*[a-z]/.test(line) && !HARMLESS.test(line));
  const runs = lines.slice(0, limits.passes).map(
    (line): Call => ({
      ...call,
      via: [...call.via, call.program],
      argv: [...call.argv.slice(0, at), ...wordsOf(line)],
      stdin: { kind: 'none' },
    }),
  );
  return lines.length > limits.passes
    ? [...runs, { kind: 'opaque', via: call.via, remote: call.remote, why: 'budget', about: call.program, text: '' }]
    : [...runs, ...calls];
};

const wordsOf = (line: Text): readonly Text[] =>
  (line.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));

/** Clients of object storage that read their commands from elsewhere. */
export const storageReaders: Readonly<Record<string, Reader>> = { s5cmd };
