import type { KnownSecret, KnownSecrets } from '../secrets/known/index';
import type { Context } from './context';
import type { Found } from './effects';
import { resolvePath } from './evaluate/files/path';
import { type Carrier, Carriers, isOfThing, isSure, secretsOf } from './evaluate/secrets/known';
import { sentIn } from './evaluate/secrets/knownSent';
import { stagedIn, writtenIn } from './evaluate/secrets/knownWritten';
import type { Leak } from './evaluate/secrets/leak';
import { type Action, type Call, type Effect, type EffectClass, type Facts, HOLE, type Provenance, type Verdict } from './types';

interface Placed {
  readonly call: Call;
  readonly parent: number;
}

/** Effects that a credential is needed for; on this machine's own files it decides nothing. */
const NEEDS_ONE: ReadonlySet<EffectClass> = new Set(['data', 'safeguard', 'suspected', 'session']);

/** What an action has to do with known secrets. */
export interface Secrets {
  /** The effects, each with the secrets that its call carries. */
  readonly found: readonly Found[];
  readonly leaks: readonly Leak[];
  readonly all: readonly KnownSecret[];
  /** A secret stands in what it tells its programs and others. */
  readonly told: boolean;
}

export function secretsIn(
  known: KnownSecrets,
  action: Action,
  calls: readonly Placed[],
  found: readonly Found[],
  context: Context,
): Secrets {
  const carriers = new Carriers(known, action, calls);
  const { all, raw } = carriers;
  const carrying = all.length > 0 || (found.length > 0 && known.of !== undefined);
  const told = [{ hits: raw }, ...all.filter(({ part }) => part === 'text')];
  return {
    found: carrying ? withSecrets(found, calls, carriers, context) : found,
    leaks: [
      ...(all.length > 0 ? [...sentIn(calls, carriers, context), ...writtenIn(calls, carriers, context)] : []),
      ...stagedIn(calls, context),
    ],
    all: secretsOf([...all, { hits: raw }]),
    told: told.some(({ hits }) => hits.some(({ secret }) => isSure(secret))),
  };
}

function withSecrets(found: readonly Found[], calls: readonly Placed[], carriers: Carriers, context: Context): readonly Found[] {
  return found.map((one) => {
    if (!NEEDS_ONE.has(one.effect.class)) return one;
    const carried = carriers.of(one.effect.call).filter((carrier) => carrier.part === 'text');
    const variables = carriers.of(one.effect.call).flatMap((carrier) => ofVariables(carrier, one.effect));
    const direct = [...secretsOf(carried), ...variables];
    const secrets = direct.length > 0 ? direct : elsewhere(one.effect, calls, carriers, context);
    return secrets.length === 0 ? one : { ...one, secrets: preferred(secrets, one.effect) };
  });
}

const STORE = /database|table|schema|collection|cache|keyspace|index|bucket/;
const ADDRESS = /(?:database|db|postgres|pg|mysql|mongo|redis|dsn|uri|url)/i;

/** A program is given all variables of a file that was loaded: those count that speak of what it works on. */
function ofVariables({ part, hits }: Carrier, { resource, environment }: Effect): readonly KnownSecret[] {
  if (part !== 'environment' || environment === 'local') return [];
  const speaks = ({ provider, key }: KnownSecret): boolean =>
    provider === resource.provider || (STORE.test(resource.kind) && ADDRESS.test(key ?? ''));
  return secretsOf([{ hits: hits.filter(({ secret }) => speaks(secret)) }]);
}

/** A login before it, or a file that is read for something which is not known before it runs. */
function elsewhere(effect: Effect, calls: readonly Placed[], carriers: Carriers, context: Context): readonly KnownSecret[] {
  const logins = secretsOf(carriers.all.filter(({ call, part }) => part === 'text' && isProgram(calls[call]?.call)));
  const fitting = logins.filter(({ provider }) => provider === effect.resource.provider);
  return fitting.length > 0 ? fitting : fromFiles(effect, calls, context);
}
const isProgram = (call: Call | undefined): boolean => call?.kind === 'program';

const NETRC = /^(?:-[a-zA-Z]*n[a-zA-Z]*|--netrc(?:-optional)?)$/;

function fromFiles(effect: Effect, calls: readonly Placed[], { facts }: Context): readonly KnownSecret[] {
  const { of } = facts.known ?? {};
  if (!of) return [];
  const chain: Call[] = [];
  for (let at = effect.call; at >= 0; at = calls[at]?.parent ?? -1) {
    const call = calls[at]?.call;
    if (call) chain.push(call);
  }
  const programs = chain.flatMap((call) => (call.kind === 'program' ? [call] : []));
  const named = programs.flatMap(({ program, argv, cwd }) =>
    /^curl|^xhs?$|^https?$|^wget$/.test(program)
      ? [
          ...(argv.some((word) => NETRC.test(word)) || program === 'wget' ? [`${facts.home}/.netrc`] : []),
          ...argv.map((word) => resolvePath(word.replace(/^@|^--[a-z-]+=/, ''), cwd, facts.home)),
        ]
      : [],
  );
  const taken = chain.some(hasHole) ? calls.flatMap(({ call }) => readBy(call, facts)) : [];
  return [...new Set([...named, ...taken])].flatMap((path) => facts.known?.of?.(path) ?? []).filter((secret) => !isOfThing(secret));
}

/** Files whose content goes into a variable or into another program. */
function readBy(call: Call, { home }: Facts): readonly string[] {
  if (call.kind === 'file') return call.verb === 'read' ? [call.path] : [];
  if (call.kind !== 'program' || (call.stdout.to !== 'captured' && call.stdout.to !== 'pipe')) return [];
  return call.argv.filter((word) => !word.startsWith('-') && word.length < 4_096).map((word) => resolvePath(word, call.cwd, home));
}

function hasHole(call: Call): boolean {
  if (call.kind === 'program') return call.argv.some(isUnknown) || Object.values(call.env).some(isUnknown);
  return call.kind === 'http' && (call.headers.some(([, value]) => isUnknown(value)) || isUnknown(call.url));
}
const isUnknown = (text: string): boolean => text.includes(HOLE);

/** Those of the provider whose thing it is, where there are any. */
function preferred(secrets: readonly KnownSecret[], { resource }: Effect): readonly KnownSecret[] {
  const own = secrets.filter(({ provider }) => provider === resource.provider);
  return own.length > 0 ? own : secrets;
}

/** Secrets that one verdict names. */
const MOST = 5;

/** The verdict with where its secrets come from; what stops or is asked about tells it in its reason as well. */
export function withProvenance(verdict: Verdict, { found, leaks, all }: Secrets, facts: Facts): Verdict {
  const secrets = decisive(verdict, found, leaks) ?? all;
  const [first] = secrets;
  if (!first) return verdict;
  const provenance = secrets.slice(0, MOST).map(({ file, line, key, provider }): Provenance => ({ file, line, key, provider }));
  if (verdict.decision === 'allow' || verdict.decision === 'snapshot') return { ...verdict, provenance };
  const { id, data } = verdict.reason;
  const from = { fromFile: shownPath(first.file, facts), fromLine: String(first.line) };
  const told = data.about === undefined ? data : { ...data, about: aboutOf(data.about, facts) };
  return { ...verdict, provenance, reason: { id, data: { ...told, ...from } } };
}

/** The secrets of what decided; null: any in the action. */
function decisive({ rule, reason }: Verdict, found: readonly Found[], leaks: readonly Leak[]): readonly KnownSecret[] | null {
  if (reason.id === 'secret-sent' || reason.id === 'secret-written') return leaks.slice(0, 1).map(({ secret }) => secret);
  if (rule === null) return null;
  const all = found.filter(({ effect }) => effect.rule === rule).flatMap(({ secrets = [] }) => secrets);
  return all.length === 0 ? null : [...new Set(all)];
}

/** Where it would go; a name that is made of the secret is not said. */
const aboutOf = (about: string, facts: Facts): string =>
  (facts.known?.find(about).length ?? 0) > 0 ? 'a name made of it' : shownPath(about, facts);

/** A path as people write it: from the project's folder on, or from home. */
function shownPath(path: string, { workspace, home }: Pick<Facts, 'workspace' | 'home'>): string {
  const folder = [...workspace].sort((a, b) => b.length - a.length).find((one) => path.startsWith(`${one}/`));
  if (folder !== undefined) return path.slice(folder.length + 1);
  return path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}
