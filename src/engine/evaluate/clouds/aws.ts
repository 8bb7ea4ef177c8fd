import type { Context, Reader } from '../../context';
import { type Args, readArgs } from '../../rules/args';
import { awsProgram } from '../../rules/awsPrograms';
import { type Call, HOLE, type ProgramCall, type Text } from '../../types';
import { readJson } from '../graphql/json';
import { contentOf } from '../http/sources';
import { flagsOf, isMembers, topOfYaml } from './awsFlags';
import { remoteScript } from './remoteScript';
import { statements } from './statements';

const FILE = /^fileb?:\/\/(.*)$/s;

/** `aws`: what it reads from files, what it runs on other machines, and the statements it sends. */
export const aws: Reader = (call, context) => {
  const argv = filled(call, context);
  // Read again with what stands in the files.
  if (argv) return [{ ...call, argv, via: [...call.via, call.program] }];
  const args = readArgs(call.argv, awsProgram);
  const [service = '', operation = '', third] = args.words;
  if (third === 'help' || operation === 'help') return [];
  return [...elsewhere(service, operation, args, call, context), ...partiql(service, operation, args, call, context)];
};

/** The words with `file://` values in place and with the members of `--cli-input-json` as options; null where there is neither. */
function filled(call: ProgramCall, context: Context): readonly Text[] | null {
  const added: Text[] = [];
  let changed = false;
  const text = (value: Text): Text => {
    const path = FILE.exec(value)?.[1];
    if (path === undefined) return value;
    changed = true;
    const from = path.startsWith('~/') ? context.facts.home + path.slice(1) : path;
    const content = contentOf(from, call, context);
    return content.kind === 'text' ? content.text : HOLE;
  };
  const argv = call.argv.map((word, at) => {
    const [, flag = '', inline] = /^(--[\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
    const before = call.argv[at - 1] ?? '';
    const given = inline ?? (/^--[\w-]+$/.test(before) ? word : undefined);
    if (given === undefined) return word;
    const name = inline === undefined ? before : flag;
    const value = text(given);
    // The option goes on under another name, so that it is not read twice.
    if (/^--cli-input-(?:json|yaml)$/.test(name)) added.push(...members(value), '--input', value);
    return inline === undefined ? value : `${flag}=${value}`;
  });
  if (!changed && added.length === 0) return null;
  return [...argv.flatMap((word, at) => (isInput(word) || isInput(argv[at - 1]) ? [] : [word])), ...added];
}

const isInput = (word: Text | undefined): boolean => word !== undefined && /^--cli-input-(?:json|yaml)(?:=|$)/.test(word);

function members(value: Text): readonly Text[] {
  const json = readJson(value)?.value;
  return flagsOf(isMembers(json) ? json : topOfYaml(value));
}

const last = ({ flags }: Args, name: string): Text | undefined => flags.get(name)?.at(-1);

/** `ssm send-command`, `ecs execute-command`: a shell on machines that are named by number or tag. */
function elsewhere(service: Text, operation: Text, args: Args, call: ProgramCall, context: Context): readonly Call[] {
  const host = last(args, '--instance-ids') ?? last(args, '--targets') ?? last(args, '--target') ?? last(args, '--task') ?? HOLE;
  if (service === 'ecs' && operation === 'execute-command') return remoteScript(last(args, '--command'), host, call, context);
  if (service !== 'ssm' || (operation !== 'send-command' && operation !== 'start-session')) return [];
  const powershell = /PowerShell/i.test(last(args, '--document-name') ?? '');
  return (args.flags.get('--parameters') ?? []).flatMap((text) => {
    const script = commandsIn(text);
    return script === null ? [] : remoteScript(script, host, call, context, powershell ? 'powershell' : 'sh');
  });
}

/** `commands=["a","b"]`, `commands=a`, `{"commands":["a"]}`; null: it holds none. */
function commandsIn(text: Text): Text | null {
  if (text === HOLE) return HOLE;
  const json = readJson(text)?.value;
  const lines = (value: unknown): Text => (Array.isArray(value) ? value.join('\n') : String(value));
  if (isMembers(json)) {
    const value = json.commands ?? json.command;
    return value === undefined ? null : lines(value);
  }
  const [, given] = /(?:^|,)\s*commands?=(.*)$/s.exec(text) ?? [];
  if (given === undefined) return null;
  return given.startsWith('[')
    ? lines(readJson(given.slice(0, given.lastIndexOf(']') + 1))?.value ?? given)
    : given.replace(/^(["'])(.*)\1$/s, '$2');
}

/** Options of DynamoDB's operations that hold statements. Those of the SQL services are read with the other platforms' (sql/platforms.ts). */
const STATEMENTS: Readonly<Record<string, string>> = {
  'dynamodb execute-statement': '--statement',
  'dynamodb batch-execute-statement': '--statements',
  'dynamodb execute-transaction': '--transact-statements',
};

function partiql(service: Text, operation: Text, args: Args, call: ProgramCall, context: Context): readonly Call[] {
  const key = `${service} ${operation}`;
  const flag = Object.hasOwn(STATEMENTS, key) ? STATEMENTS[key] : undefined;
  if (flag === undefined) return [];
  const host = last(args, '--endpoint-url') ?? 'dynamodb.amazonaws.com';
  return statements((args.flags.get(flag) ?? []).flatMap(statementsIn), { dialect: 'unknown', host }, call, context);
}

/** `[{"Statement":"DELETE FROM …"}]`, or the text itself. */
function statementsIn(text: Text): readonly Text[] {
  const found = [...text.matchAll(/"Statement"\s*:\s*"((?:[^"\\]|\\.)*)"/g)].map(([, one = '']) => one.replace(/\\(.)/g, '$1'));
  return found.length > 0 ? found : [text];
}
