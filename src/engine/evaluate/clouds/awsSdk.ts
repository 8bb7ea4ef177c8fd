import { HOLE, type Json, type Text } from '../../types';
import type { Invocation, Machine } from '../code/machine';
import { jsonOf, textOf, type Value } from '../code/values';
import { flagsOf, isMembers } from './awsFlags';
import { javascriptService, kebab, pythonService } from './awsNames';

/** An operation that code calls, as the command line would be given it. */
function note(service: Text, operation: Text, input: Json, made: Value | null, machine: Machine): void {
  const { from } = machine;
  const members = isMembers(input) ? flagsOf(input) : input === null ? [] : ['--input', HOLE];
  machine.calls.push({
    kind: 'program',
    via: [...from.via, from.program],
    remote: from.remote,
    program: 'aws',
    path: 'aws',
    argv: [...placeOf(made), service, operation, ...members],
    stdin: { kind: 'none' },
    env: from.env,
    cwd: from.cwd,
    // What an operation gives is printed if the action's own code prints anything.
    stdout: printsItself(from) ? { to: 'captured', target: '' } : { to: 'discarded', target: '' },
  });
}

/** Code that stands in the action itself and prints. */
const printsItself = ({ argv, stdin }: Machine['from']): boolean =>
  [
    ...argv.slice(argv.findIndex((word) => /^-\w*[cep]$|^--(?:eval|print)$/.test(word)) + 1 || argv.length),
    stdin.kind === 'text' ? stdin.text : '',
  ].some((text) => /\bprint|console\.|stdout|stderr|\blog\(/.test(text)) || argv.some((word) => /^-\w*p$|^--print$/.test(word));

/** Profile, region and endpoint that a client was made with. */
function placeOf(made: Value | null): readonly Text[] {
  const words: Text[] = [];
  for (let at: Value | null = made, depth = 0; at?.v === 'object' && depth < 12; at = at.self, depth += 1) {
    const options = [...at.named, ...at.args.flatMap((one) => (one.v === 'dict' ? [...one.entries] : []))];
    for (const [name, value] of options) {
      const flag = PLACES[name];
      if (flag !== undefined) words.push(flag, textOf(value));
    }
  }
  return words;
}
const PLACES: Readonly<Record<string, string | undefined>> = {
  profile_name: '--profile',
  region_name: '--region',
  endpoint_url: '--endpoint-url',
  profile: '--profile',
  region: '--region',
  endpoint: '--endpoint-url',
};

const SESSION =
  '(?:(?:ai?o)?boto3(?:\\.(?:session\\.)?Session\\(\\)|\\._get_default_session\\(\\))?|botocore\\.session\\.\\w+\\(\\)|aiobotocore\\.session\\.\\w+\\(\\))';
const CLIENT = new RegExp(`^${SESSION}\\.(?:client|create_client)\\(\\)\\.(\\w+)$`);
const RESOURCE = new RegExp(`^${SESSION}\\.resource\\(\\)\\.(.+)$`);

/** What Python code does with boto3: `client('rds').delete_db_instance(…)`, `resource('s3').Bucket('b').objects.all().delete()`. */
export function pythonAws({ path, self, named, args }: Invocation, machine: Machine): void {
  const operation = CLIENT.exec(path)?.[1];
  const chain = operation === undefined ? RESOURCE.exec(path)?.[1] : undefined;
  // Asked of every call that code makes, and nearly always for nothing.
  if (operation === undefined && !chain?.includes('.')) return;
  const input: Json = named.has(HOLE) ? HOLE : Object.fromEntries([...named].map(([name, value]) => [name, jsonOf(value)]));
  if (operation !== undefined) {
    const made = ancestor(self, /\.(?:client|create_client)\(\)$/);
    note(serviceOf(made), kebab(operation), input, made, machine);
    return;
  }
  if (chain === undefined) return;
  const made = ancestor(self, /\.resource\(\)$/);
  const method = chain.slice(chain.lastIndexOf('.') + 1);
  const steps = chain.split('.').slice(0, -1);
  const kind = /^([A-Z]\w*)\(\)$/.exec(steps.findLast((step) => /^[A-Z]\w*\(\)$/.test(step)) ?? '')?.[1] ?? '';
  const collection = steps.findLast((step) => /^[a-z]\w*$/.test(step)) ?? '';
  const thing = ancestor(self, new RegExp(`\\.${kind === '' ? '\\0' : kind}\\(\\)$`));
  const name = thing?.v === 'object' ? thing.args.map(textOf) : [];
  const what = collection !== '' ? kebab(collection) : kebab(kind);
  const service = serviceOf(made);
  const verb = method.includes('_') ? kebab(method) : `${kebab(method)}-${what}${service === 'ec2' && what === 'instance' ? 's' : ''}`;
  const first = name[0] ?? textOf(args[0]);
  note(
    service,
    verb,
    {
      ...(isMembers(input) ? input : {}),
      [kind === 'Bucket' || kind === 'Object' ? 'Bucket' : 'Name']: first,
      ...(name[1] ? { Key: name[1] } : {}),
    },
    made,
    machine,
  );
}

function ancestor(self: Value | null, pattern: RegExp): Value | null {
  let at: Value | null = self;
  for (let depth = 0; depth < 24 && at?.v === 'object'; depth += 1, at = at.self) if (pattern.test(at.of)) return at;
  return null;
}

const serviceOf = (made: Value | null): Text =>
  made?.v === 'object' ? pythonService(textOf(made.args[0] ?? made.named.get('service_name'))) : HOLE;

const COMMAND = /^@aws-sdk\/(?:client|lib)-([\w-]+)\.(?:.*\.)?(\w+)Command\(\)$/;
const AGGREGATED = /^@aws-sdk\/(?:client|lib)-([\w-]+)\.(?:default\.)?\w+\(\)\.(\w+)$/;
const OLDER = /^(?:aws-sdk|AWS)(?:\/clients\/(\w+))?((?:\.\w+)*)\(\)\.(\w+)$/;
/** The document client calls an item's operations by their verb alone. */
const ITEMS: Readonly<Record<string, string>> = {
  delete: 'delete-item',
  put: 'put-item',
  update: 'update-item',
  get: 'get-item',
  'batch-write': 'batch-write-item',
  'transact-write': 'transact-write-items',
};

/** What JavaScript code does with the AWS SDK: `client.send(new DeleteTableCommand({…}))`, `new RDS({}).deleteDBInstance({…})`. */
export function javascriptAws({ path, self, args }: Invocation, machine: Machine): void {
  const [first] = args;
  const input = (value: Value | undefined): Json => (value === undefined || value.v === 'plain' ? {} : jsonOf(value));
  if (path.endsWith('.send') && first?.v === 'object') {
    const [, service = '', name = ''] = COMMAND.exec(first.of) ?? [];
    if (name !== '') note(javascriptService(service), operationOf(service, name), input(first.args[0]), self, machine);
    return;
  }
  const [, service = '', method = ''] = AGGREGATED.exec(path) ?? [];
  if (method !== '') {
    note(javascriptService(service), operationOf(service, method), input(first), self, machine);
    return;
  }
  const [, client, member = '', operation] = OLDER.exec(path) ?? [];
  if (operation === undefined) return;
  const parts = member.split('.').filter((part) => part !== '' && part !== 'default');
  const of = parts.at(-1) ?? client ?? '';
  note(javascriptService(of), operationOf(of, operation), input(first), self, machine);
}

function operationOf(service: string, name: string): string {
  const operation = kebab(name);
  return /dynamodb|document/i.test(service) && Object.hasOwn(ITEMS, operation) ? (ITEMS[operation] ?? operation) : operation;
}
