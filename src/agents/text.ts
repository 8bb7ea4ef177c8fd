import type { Effect, ReasonId, Verdict } from '../engine/types';

/** Why an agent is told no. */
type DenialOutcome =
  | 'denied' // the policy says no; nobody was asked
  | 'refused' // a person said no
  | 'refused-before' // a person said no to this target earlier in the conversation
  | 'expired' // nobody approved in time
  | 'asked' // refused for now; a person is asked and a grant may follow
  | 'alone' // would be held, but no editor with Mollyguard is there to ask in
  | 'malformed' // the agent's payload was not understood
  | 'server-trouble'; // Mollyguard itself failed

export interface Denial {
  readonly outcome: DenialOutcome;
  /** null where nothing could be judged (malformed payload, trouble). */
  readonly verdict: Verdict | null;
  /** The rule's safer way, one sentence. */
  readonly safer: string | null;
  /** One more plain sentence or clause: the field that is wrong, the file that is broken, what a person can do. Redacted. */
  readonly detail: string | null;
  /** What the file holds that was to be read, without values (secrets/view.ts); several lines. */
  readonly view?: string;
}

/** Longest text an agent gets, characters. */
export const MAX_REASON = 1_500;
/** A name of any length must leave room for the rest. */
const MAX_NAME = 300;

/** What stands before the view of a file. */
const VIEW = 'What that file holds, without its values, to work with:';

/**
 * The sentence(s) an agent reads when its action does not run: what was held, why (rule id), the safer way, and that it must not try
 * other means. One line, never empty, at most MAX_REASON characters; behind it, line by line, the view of a file where there is one. The caller
 * passes redacted values only.
 */
export function denialText(denial: Denial): string {
  const { outcome, verdict, detail, view } = denial;
  const parts = [
    `${OPENINGS[outcome]}.`,
    loss(verdict),
    because(verdict),
    secretUsed(verdict),
    sentence(detail),
    saferOf(denial),
    ENDINGS[outcome],
  ];
  const text = oneLine(parts.filter((part) => part !== '').join(' '));
  return view === undefined ? text : [text, VIEW, ...view.split('\n').map(visible)].join('\n');
}

/** Text made safe for one line of any agent's dialect: control and invisible characters out, length limited. */
export function oneLine(text: string): string {
  const line = visible(text).replace(/ {2,}/g, ' ').trim();
  return line.length <= MAX_REASON ? wellFormed(line) : `${wellFormed(line.slice(0, MAX_REASON - 1))}…`;
}

const visible = (text: string): string =>
  text
    .replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, ' ')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uE000]/g, '\uFFFD');

/** Half a surrogate pair is no character: some JSON readers refuse the whole answer for it. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

const OPENINGS: Readonly<Record<DenialOutcome, string>> = {
  denied: 'Mollyguard denied this action',
  refused: 'A person refused this action in Mollyguard',
  'refused-before': 'A person has already refused this in this conversation, so Mollyguard did not ask again',
  expired: 'Mollyguard held this action and nobody approved it in time',
  asked: 'Mollyguard held this action and is asking a person',
  alone: 'Mollyguard refused this action: a person would have to approve it, and no editor window with Mollyguard is running to ask in',
  malformed: 'Mollyguard could not read this tool call, so it did not let it run',
  'server-trouble': 'Mollyguard could not judge this action, so it did not let it run',
};

const ENDINGS: Readonly<Record<DenialOutcome, string>> = {
  denied: 'Do not retry by other means; ask the user.',
  refused: 'Do not retry by other means; ask the user.',
  'refused-before': 'Do not retry by other means; ask the user.',
  expired: 'Do not retry by other means; ask the user, who can approve the next try in Mollyguard.',
  asked: 'If they approve, send exactly this action again. Do not retry by other means.',
  alone:
    'Do not retry by other means; ask the user to open this folder in an editor with Mollyguard. If Mollyguard was removed, they can run ~/.mollyguard/bin/uninstall in a terminal of their own.',
  malformed: 'Do not retry by other means; ask the user.',
  'server-trouble': 'Do not retry by other means; ask the user to run "Mollyguard: Check Protection" in the editor.',
};

const WHY: Readonly<Record<ReasonId, string>> = {
  'nothing-destructive': '',
  disposable: '',
  allowed: '',
  rule: '',
  snapshot: 'It destroys files of which no snapshot can be made here.',
  system: 'It would destroy the system or the home folder.',
  self: "It would switch off or change Mollyguard or an agent's hook.",
  reveal: 'It would show a credential or read an off-limits file.',
  'out-of-scope': 'Its target lies outside the environment this work is limited to.',
  'scope-read': '',
  'not-understood': 'It could not be understood before it runs, and it touches something that must be.',
  'too-big': 'It is too big to be checked before it runs.',
  'broken-policy': "Mollyguard's policy cannot be read.",
  'unreadable-payload': 'The tool call could not be read.',
  'foreign-hook': "It would add a hook or a permission to an agent's settings.",
  alone: '',
  'refused-before': '',
  protected: 'A policy of this project or machine says that it must not be lost.',
  'secret-sent': 'It would send a known secret to a host where it does not belong.',
  'secret-written': 'It would write a known secret into another file.',
};

const OFF_LIMITS =
  'That file is off limits to agents (it may hold credentials, or a person listed it); loading it for a program without printing it is fine.';

/** `It would delete the production volume "pg-data" and 2 more.`, or nothing where no resource is known. */
function loss(verdict: Verdict | null): string {
  if (!verdict?.resource) return '';
  const { resource, environment, others } = verdict;
  const verb = verbOf(verdict.effects, verdict.rule);
  const where = environment === 'local' ? '' : environment === 'unknown' ? '(environment unknown) ' : `${environment} `;
  // The name that is typed for several ends in their count, which a sentence says in words.
  const count = ` ${others + 1}`;
  const name = others > 0 && resource.name.endsWith(count) ? resource.name.slice(0, -count.length) : resource.name;
  const shown = name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME)}…`;
  return `It would ${verb} the ${where}${resource.kind} "${shown}"${others > 0 ? ` and ${others} more` : ''}.`;
}

const verbOf = (effects: readonly Effect[], rule: string | null): string =>
  (effects.find((effect) => effect.rule === rule) ?? effects[0])?.verb ?? 'affect';

/** The corrected command where the verdict knows one, else the rule's way. */
function saferOf({ verdict, safer }: Denial): string {
  // Where nothing may be changed at all, another change is no safer.
  if (verdict?.reason.id === 'out-of-scope') return '';
  const own = verdict?.reason.data.safer;
  const all = [own, safer].filter((one) => one !== undefined && one !== null && one !== '').map((one) => sentence(one ?? null));
  return all.length === 0 ? '' : `Safer: ${all.join(' ')}`;
}

function because(verdict: Verdict | null): string {
  if (!verdict) return '';
  const { id, data } = verdict.reason;
  const why = isLeak(id)
    ? leak(id, data)
    : id === 'reveal' && verdict.resource?.kind === 'file'
      ? OFF_LIMITS
      : id === 'out-of-scope'
        ? outOfScope(data)
        : WHY[id];
  const rule = verdict.rule ? `Rule: ${verdict.rule}.` : '';
  return [why, rule].filter((part) => part !== '').join(' ');
}

const isLeak = (id: ReasonId): id is 'secret-sent' | 'secret-written' => id === 'secret-sent' || id === 'secret-written';

/** What would become of a known secret, and the way on. */
function leak(
  id: 'secret-sent' | 'secret-written',
  { fromFile, fromLine = '', about = '', home = '', named = '' }: Verdict['reason']['data'],
): string {
  if (fromFile === undefined) return WHY[id];
  const secret = `the secret from ${fromFile}, line ${fromLine},`;
  if (id === 'secret-written') {
    const name = /^[A-Za-z_]\w*$/.test(named) ? named : 'NAME';
    return `It would write ${secret} into ${about}. Write a reference in its place (process.env.${name}, $${name}) and leave the value in an off-limits file such as .env.`;
  }
  const own = home === '' ? 'the service it was made for' : home;
  return `It would send ${secret} to ${about}, where it does not belong. Use it only with ${own}; for another host use a credential of its own, or ask the user to name that host beside the secret.`;
}

/** Where the secret comes from that an action would destroy with. */
function secretUsed(verdict: Verdict | null): string {
  const { fromFile, fromLine = '' } = verdict?.reason.data ?? {};
  return verdict === null || fromFile === undefined || isLeak(verdict.reason.id)
    ? ''
    : `It uses the token from ${fromFile}, line ${fromLine}.`;
}

/** What the agent's scope is, and what it can do; widening it is a person's. */
function outOfScope({ scope = '', target = '', doing }: Verdict['reason']['data']): string {
  if (scope === '' || target === '') return WHY['out-of-scope'];
  const what = doing === 'read' ? 'and reads outside it are refused too' : 'so nothing may be changed there';
  return `A person has limited this work to the environment "${scope}"; the target is "${target}", outside it, ${what}. Do this with its counterpart in "${scope}", or leave it. Only a person can widen the scope, with "Mollyguard: Change Scope…" in the editor.`;
}

const sentence = (text: string | null): string => {
  const trimmed = (text ?? '').trim();
  const capital = trimmed.slice(0, 1).toUpperCase() + trimmed.slice(1);
  return capital === '' || /[.!?…]$/.test(capital) ? capital : `${capital}.`;
};
