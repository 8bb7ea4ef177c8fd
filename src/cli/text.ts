import type { Effect, EnvironmentLevel, ReasonId, Verdict } from '../engine/types';

/** One English sentence: what is decided and why. Built from the verdict alone. */
export function reasonSentence(verdict: Verdict): string {
  return `${SENTENCES[verdict.reason.id](verdict)}.`;
}

type Sentence = (verdict: Verdict) => string;

const secretPlace = ({ reason: { data } }: Verdict): string => `${data.fromFile ?? 'a file'}, line ${data.fromLine ?? '?'}`;
/** `, with the token from scripts/domains.sh, line 12` */
const usesOf = (verdict: Verdict): string =>
  verdict.reason.data.fromFile === undefined ? '' : `, with the token from ${secretPlace(verdict)}`;

const SENTENCES: Readonly<Record<ReasonId, Sentence>> = {
  'nothing-destructive': () => 'Nothing in it is known to destroy anything',
  disposable: (v) => `${lossOf(v, 'It')}, which is made again by a tool`,
  allowed: (v) => `${lossOf(v, 'It')}, which the user settings allow for good (${v.reason.data.entry ?? 'mollyguard.allowed'})`,
  rule: (v) => `${lossOf(v, 'It')}${usesOf(v)}; a person ${v.tier === 'type' ? 'types the name' : 'confirms'} first`,
  snapshot: (v) => `${lossOf(v, 'It')}; a snapshot is made first`,
  system: (v) => `${lossOf(v, 'It')}: that is never allowed`,
  self: () => "It would switch off or change Mollyguard or an agent's hook",
  reveal: (v) => `${lossOf(v, 'It')}; credentials and files that are off limits stay unseen`,
  'out-of-scope': (v) => `${lossOf(v, 'It')}, outside the scope ${v.reason.data.scope || 'that a person has set'}`,
  'scope-read': (v) =>
    `It reads from ${v.reason.data.target ?? 'an environment'}, outside the scope ${v.reason.data.scope ?? ''}; that is allowed, and recorded`,
  'not-understood': (v) => `It cannot be understood before it runs (${WHYS[v.reason.data.why ?? ''] ?? 'unknown reason'})${aboutOf(v)}`,
  'too-big': () => 'It is too big to be read before it runs',
  'broken-policy': () => 'The policy cannot be read',
  'unreadable-payload': () => 'The tool call cannot be read',
  'foreign-hook': () => "It would add a hook or a permission to an agent's settings",
  alone: () => 'A person would have to approve it, and there is no window to ask in',
  'refused-before': () => 'A person has refused this before in the same conversation',
  protected: (v) => `${lossOf(v, 'It')}, which must not be lost (${v.reason.data.by ?? 'policy'})`,
  'secret-sent': (v) =>
    `It would send the secret from ${secretPlace(v)} to ${v.reason.data.about ?? 'another host'}, where it does not belong`,
  'secret-written': (v) => `It would write the secret from ${secretPlace(v)} into ${v.reason.data.about ?? 'another file'}`,
};

const WHYS: Readonly<Record<string, string>> = {
  syntax: 'its text does not parse',
  'dynamic-program': 'the name of the program is not known',
  'dynamic-arguments': 'its command word is not known',
  'fetched-code': 'it runs what it downloads',
  'decoded-code': 'it runs what it decodes',
  'unreadable-code': 'it runs code that cannot be read',
  'too-big': 'it is too big',
  'too-deep': 'it is nested too deeply',
  budget: 'it takes too many steps to read',
  'engine-error': 'judging it failed',
  'unsupported-shell': 'its shell is not supported',
};
const aboutOf = (verdict: Verdict): string => (verdict.reason.data.about ? `, and it involves ${verdict.reason.data.about}` : '');

/** `It would delete the production volume "orders" and 2 more`. */
function lossOf(verdict: Verdict, subject: string): string {
  const { resource, others } = verdict;
  if (!resource) return `${subject} would change something at ${verdict.reason.data.about ?? 'an unknown place'}`;
  const effect = verdict.effects.find(({ rule }) => rule === verdict.reason.data.rule);
  const name = verdict.tier === 'type' && others > 0 ? resource.name.replace(/ \d+$/, '') : resource.name;
  const claimed = resource.claimed === null ? '' : ` (the agent calls it "${resource.claimed}")`;
  const verb = effect?.class === 'session' ? 'open, to be typed into,' : (effect?.verb ?? 'affect');
  return `${subject} would ${verb} ${whatOf(resource.kind, name, verdict.environment)}${claimed}${others > 0 ? ` and ${others} more` : ''}`;
}

function whatOf(kind: string, name: string, environment: EnvironmentLevel): string {
  const level = environment === 'local' || environment === 'unknown' ? '' : `${environment} `;
  const where = environment === 'unknown' ? ' in an unknown environment' : '';
  const what = `${level}${kind.replaceAll('-', ' ')}`;
  if (kind === 'code') return `code that nobody has read, from ${name}`;
  // What is typed where the command names nothing stands for nothing.
  if (name.startsWith(`${environment}/`)) return `a ${what}${where} that it does not name`;
  return `the ${what}${kind === name ? '' : ` "${name}"`}${where}`;
}

/** `delete volume "orders" (railway, production)`. */
export const effectLine = ({ verb, class: effectClass, resource, environment, reversible }: Effect): string =>
  `${effectClass === 'session' ? 'open' : verb} ${resource.kind} "${resource.name}" (${resource.provider}, ${environment}${reversible ? ', can be undone' : ''})`;
