import type { Context, Reader } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { contentOf } from '../http/sources';
import { connection, fromUri, sqlCall } from './connection';
import { fact } from './fact';
import { options, variable } from './options';
import { readable } from './psql';
import { scriptCalls } from './script';

/** `python manage.py …` is Django's own program. */
const djangoUnderPython: Reader = (call) => {
  const at = call.argv.findIndex((word) => !word.startsWith('-'));
  const module = call.argv.indexOf('-m');
  const start =
    module >= 0 && call.argv[module + 1] === 'django' ? module + 1 : at >= 0 && /(?:^|\/)manage\.py$/.test(call.argv[at] ?? '') ? at : -1;
  if (start < 0) return [];
  const inner: ProgramCall = {
    ...call,
    via: [...call.via, call.program],
    program: 'manage.py',
    path: call.argv[start] ?? '',
    argv: call.argv.slice(start + 1),
  };
  return [inner];
};

/** All rows of a model: `Order.objects.all().delete()`; a `filter` before it leaves the others. */
const EVERY_ROW =
  /\b([A-Z]\w*)\.(?:objects|all_objects|_default_manager|_base_manager)(?:\.(?:all|using|order_by|select_related|distinct)\([^()]*\))*\.(delete|_raw_delete|update)\(/g;

const models = (code: Text, call: ProgramCall): readonly Call[] =>
  [...code.matchAll(EVERY_ROW)].map(([, model = '', method]) =>
    sqlCall(fact(method === 'update' ? 'UPDATE' : 'DELETE', { names: [model] }), connection('unknown'), call),
  );

/** `manage.py shell -c code`: Python with the models at hand. */
function shellCode(call: ProgramCall): readonly Call[] {
  const [command, ...rest] = call.argv;
  if (command !== 'shell' && command !== 'shell_plus') return [];
  const at = rest.findIndex((word) => word === '-c' || word === '--command');
  const code = at >= 0 ? rest[at + 1] : rest.find((word) => word.startsWith('--command='))?.slice('--command='.length);
  const text = code ?? (call.stdin.kind === 'text' ? call.stdin.text : undefined);
  if (text === undefined) return [];
  return [{ ...call, via: [...call.via, 'manage.py'], program: 'python', path: 'python', argv: ['-c', text] }, ...models(text, call)];
}

/** `prisma db execute`: SQL from a file or standard input. */
function prisma(call: ProgramCall, context: Context): readonly Call[] {
  const flags = options(call, ['--file', '--url', '--schema', '--config']);
  if (flags.words[0] !== 'db' || flags.words[1] !== 'execute') return [];
  const uri = flags.value('--url') ?? variable(call, 'DATABASE_URL');
  const path = flags.value('--file');
  const content = path === undefined ? call.stdin : contentOf(path, call, context);
  const { texts, calls } = readable([content], call);
  return [
    ...scriptCalls(texts, uri === undefined ? connection('unknown') : fromUri(uri), { client: 'none', from: call, context }),
    ...calls,
  ];
}

/** `manage.py dbshell`: the database's own client, whichever it is. */
const dbshell: Reader = (call, context) => {
  if (call.argv[0] !== 'dbshell') return shellCode(call);
  const dashes = call.argv.indexOf('--');
  const more = dashes < 0 ? [] : call.argv.slice(dashes + 1);
  const commands = more.filter((_word, at) => /^(?:-c|-e|--command|--execute)$/.test(more[at - 1] ?? ''));
  const { texts, calls } = readable(commands.length > 0 ? [] : [call.stdin], call);
  return [...scriptCalls([...commands, ...texts], connection('unknown'), { client: 'psql', from: call, context }), ...calls];
};

/** Frameworks that carry SQL or code to their database. */
export const frameworkReaders: Readonly<Record<string, Reader>> = {
  prisma,
  'manage.py': dbshell,
  'django-admin': dbshell,
  python: djangoUnderPython,
  python3: djangoUnderPython,
  ...Object.fromEntries(['3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14'].map((version) => [`python${version}`, djangoUnderPython])),
};
