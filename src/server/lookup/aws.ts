import { environmentOfWords } from '../../engine/policy/words';
import type { Call, Effect } from '../../engine/types';
import { parseJson, textOf } from '../../environments/json';
import { copyProfile, profileNames } from './awsCopy';
import { AWS_KINDS, type AwsCall, type AwsKind } from './awsKinds';
import { type Command, commandOf, notKnown, readCommand, spare } from './command';
import { type Found, type Lookup, type LookupTools, lookupEvidence } from './lookup';
import { thingFacts } from './thingFacts';

/** No flag, no `file://`, no second word. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/;
const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;
/** Variables that leave the login and the service where the profile says. */
const OWN_VARIABLES: ReadonlySet<string> = new Set(['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PAGER']);

const ALIAS: AwsCall = { args: ['iam', 'list-account-aliases'], query: '{alias:AccountAliases[0]}' };

/**
 * Asks the AWS command line, with a copy of the very profile that the command names, about what it would take away: protection, size, backups
 * that stay, what belongs to it, tags, and the account by its own name. It runs a program of the profile's own never: such a profile is not used.
 */
export const aws: Lookup = {
  id: 'aws',
  provider: 'aws',
  wants: (effect, call) => effect.resource.provider === 'aws' && kindOf(readCommand(call, 'aws', 'aws')?.words ?? []) !== null,
  async find(effect: Effect, call: Call | undefined, tools: LookupTools): Promise<Found | null> {
    const command = commandOf(call, 'aws', 'aws', []);
    const kind = command && kindOf(command.words);
    if (call?.kind !== 'program' || !command || !kind) return notKnown('aws', 'target');
    const away = Object.keys(call.env).some((name) => name.startsWith('AWS_') && !OWN_VARIABLES.has(name));
    const names = namesOf(command, kind);
    const [name] = names;
    if (
      away ||
      command.flag('--endpoint-url', '--no-sign-request').length > 0 ||
      names.length !== 1 ||
      name === undefined ||
      !NAME.test(name)
    )
      return notKnown('aws', 'target');
    const flagged = command.flag('--profile')[0];
    const profile = flagged ?? (await guessed(effect, call.env, tools.home));
    const files = await copyProfile(tools.home, profile);
    if (typeof files === 'string') return notKnown('aws', files);
    const region = command.flag('--region')[0] ?? call.env.AWS_REGION ?? call.env.AWS_DEFAULT_REGION;
    if (region !== undefined && !REGION.test(region)) return notKnown('aws', 'target');
    const endpoint = tools.settings.aws?.endpoint;
    const place = [
      `--profile=${profile}`,
      ...(region === undefined ? [] : [`--region=${region}`]),
      ...(typeof endpoint === 'string' ? [`--endpoint-url=${endpoint}`] : []),
    ];
    const ask = async ({ args, query }: AwsCall): Promise<unknown> => {
      const words = args.map((word) => word.replace('{}', name));
      return parseJson((await tools.run('aws', [...words, ...place, ...OUTPUT, `--query=${query}`], files)) ?? '');
    };
    const [alias, ...said] = await Promise.all([
      spare(ask(ALIAS), tools.soon),
      ...kind.calls.map((one, at) => (at === 0 ? ask(one) : spare(ask(one), tools.soon))),
    ]);
    if (typeof said[0] !== 'object' || said[0] === null) throw new Error('AWS could not tell');
    const account = accountOf(said);
    const called = textOf(alias, 'alias');
    const shown = account === '' ? '' : `account ${account}${called === '' ? '' : ` (${called})`}`;
    const where = [`profile ${profile}`, shown, region ?? ''];
    const backups = kind.calls.some(({ query }) => query.includes('backups:'));
    return {
      evidence: flagged === undefined || account === '' ? [] : [evidenceOf(profile, account, called)],
      facts: thingFacts({ provider: 'aws', name, where, sure: flagged !== undefined, members: kind.members }, said, backups),
    };
  },
};

/** A call that is left alone ends by itself. */
const OUTPUT = ['--output=json', '--cli-connect-timeout=2', '--cli-read-timeout=2'];

/** By the first words of a command: `rds delete-db-instance`. */
const kindOf = (words: readonly string[]): AwsKind | null =>
  AWS_KINDS.find(({ operations }) => operations.includes(words.slice(0, 2).join(' '))) ?? null;

/** A whole bucket, `s3://invoices`; of what lies below a key nobody has the count. */
function namesOf({ words, flag }: Command, { name }: AwsKind): readonly string[] {
  if (typeof name === 'string') return words.length === 2 ? flag(name) : []; // what follows may be further names
  return words.length === name + 1 ? [/^s3:\/\/([^/]+)\/?$/.exec(words[name] ?? '')?.[1] ?? ''] : [];
}

/** Where the command names none: the one that the verdict was about, else the default. The terminal's own variables are not known. */
async function guessed({ resource: { identifiers } }: Effect, env: Readonly<Record<string, string>>, home: string): Promise<string> {
  const named = env.AWS_PROFILE ?? env.AWS_DEFAULT_PROFILE;
  if (named !== undefined) return named;
  const known = (await profileNames(home)).filter((one) => identifiers.includes(one));
  return known.length === 1 ? (known[0] ?? 'default') : 'default';
}

function accountOf(said: readonly unknown[]): string {
  const found = said.map((one) => textOf(one, 'account') || (/^arn:aws[\w-]*:[\w-]+:[\w-]*:(\d{12}):/.exec(textOf(one, 'arn'))?.[1] ?? ''));
  return found.find((one) => /^\d{12}$/.test(one)) ?? '';
}

/** The account that a profile leads to. It speaks of the profile, which the command names, and not of the thing: another account has one of that name. */
function evidenceOf(profile: string, account: string, alias: string): Found['evidence'][number] {
  const level = environmentOfWords(alias) === 'production' ? 'production' : 'unknown';
  const identifiers = [profile, account, ...(alias === '' ? [] : [alias])];
  return lookupEvidence(
    level,
    identifiers,
    alias === '' ? {} : { [account]: alias },
    `the AWS profile ${profile} leads to account ${account}${alias === '' ? '' : ` (${alias})`}`,
  );
}
