import { ruleById } from '../engine/rules/candidates';
import { type Action, type Effect, HOLE, type Reason, type Verdict } from '../engine/types';
import type { LiveFact } from '../protocol/liveFact';
import type { Answer, EvidenceLine, Outcome, Question, Recent } from '../protocol/messages';
import { redact, redactJson } from '../secrets/redact';
import { describeAction, maskedText } from './journalEvents';

/** A question before it has a ticket and times. */
export type QuestionBody = Omit<Question, 'ticket' | 'asked' | 'expires'>;

const COMMAND = 20_000;
const SUMMARY = 200;
const EVIDENCE = 20;
const MOST_ACTIONS = 100;

/** What a person is asked about a held action. Redacted; the text to type is never a masked one. `ends`: a denial ends its agent's run. `masked`: takes out known secrets. */
export function questionOf(
  verdict: Verdict,
  actions: readonly Action[],
  ends: boolean,
  facts: readonly LiveFact[],
  masked: (text: string) => string = (text) => text,
): QuestionBody {
  const first = actions[0];
  const main = mainEffect(verdict);
  const about = ruleTexts(verdict);
  const named = verdict.resource ?? {
    kind: 'action',
    name: visible(verdict.reason.data.about ?? ''),
    provider: first?.agent ?? 'unknown',
    claimed: null,
  };
  const verb = main?.verb ?? 'run';
  const nameless = `${verdict.environment}/${verb}-${named.kind}`;
  const name = masked(redact(named.name));
  return {
    agent: first?.agent ?? 'unknown',
    conversation: first?.conversation ?? null,
    tier: verdict.tier === 'click' ? 'click' : 'type',
    expects: name === named.name && name.trim() !== '' ? name : nameless,
    verb,
    resource: { kind: named.kind, name: name || nameless, provider: named.provider },
    claimed: named.claimed === null ? null : redact(named.claimed),
    others: verdict.others,
    environment: verdict.environment,
    evidence: evidenceLines(main?.evidence ?? []),
    rule: verdict.rule,
    reason: redactJson(verdict.reason),
    ...(verdict.provenance ? { provenance: verdict.provenance } : {}),
    facts: redactJson(facts),
    dies: about?.dies ?? null,
    undo: about?.undo ?? null,
    safer: about?.safer ?? null,
    command: commandOf(actions),
    cwd: first?.cwd ?? '',
    waits: true,
    ends,
  };
}

/** Whether an answer is the one that approves: the name where it is to be typed, a click where that is enough. */
export function fitOf({ tier, expects }: Question, answer: Answer): 'approved' | 'mismatch' | 'not-allowed' {
  if (answer.kind !== (tier === 'type' ? 'typed' : 'run-once')) return 'not-allowed';
  return answer.kind === 'typed' && plain(answer.text) !== plain(expects) ? 'mismatch' : 'approved';
}

/** As a person means it: outer blanks and the way of composing letters do not count, case does. */
const plain = (text: string): string => text.normalize('NFC').trim();

/** One line of *Recent*. */
export function recentOf(id: string, at: number, verdict: Verdict, actions: readonly Action[], outcome: Outcome, reason?: Reason): Recent {
  const { resource } = verdict;
  return {
    id,
    at,
    agent: actions[0]?.agent ?? 'unknown',
    summary: actions
      .slice(0, 3)
      .map((action) => describeAction(action, SUMMARY).replace(/\s+/g, ' '))
      .join(' · ')
      .slice(0, 2 * SUMMARY),
    outcome,
    rule: verdict.rule,
    reason: redactJson(reason ?? verdict.reason),
    environment: verdict.environment,
    resource: resource && { kind: resource.kind, name: redact(resource.name), provider: resource.provider },
  };
}

/** One line for each thing that is said; several pieces of evidence may say it, the first one decided. */
function evidenceLines(evidence: Effect['evidence']): readonly EvidenceLine[] {
  const distinct = evidence.filter(({ note }, at) => evidence.findIndex((one) => one.note === note) === at);
  return distinct.slice(0, EVIDENCE).map(({ environment, note, file, line }) => ({ environment, note: redact(note), file, line }));
}

/** What the rule that decided says: a built-in one by its id, one of a policy file by what it found. */
export function ruleTexts({ rule, effects }: Verdict): Effect['told'] | null {
  const found = rule === null ? undefined : ruleById(rule)?.rule;
  if (found) return { dies: found.dies ?? null, undo: found.undo, safer: found.safer };
  return effects.find((effect) => effect.rule === rule)?.told ?? null;
}

const mainEffect = ({ effects, rule, resource }: Verdict): Effect | undefined =>
  effects.find((effect) => effect.rule === rule && resource?.name.startsWith(effect.resource.name)) ??
  effects.find((effect) => effect.rule === rule) ??
  effects[0];

/** Parts that are not known before the action runs have no character of their own. */
const visible = (text: string): string => text.replaceAll(HOLE, '…');

/** All actions, as long as a person may want to read on. */
function commandOf(actions: readonly Action[]): string {
  const texts = [...new Set(actions.map(fullText))]; // one command, judged in several folders, is one
  const shown = texts.slice(0, MOST_ACTIONS).join('\n');
  const rest = texts.length - MOST_ACTIONS;
  const cut = shown.length > 2 * COMMAND ? `${shown.slice(0, 2 * COMMAND)}…` : shown;
  return rest > 0 ? `${cut}\n… and ${rest} more` : cut;
}

/** The whole action as a person reviews it: with a request's body, without a file's content. */
function fullText(action: Action): string {
  const text = describeAction(action, COMMAND);
  if (action.kind === 'http' && action.body !== null) return `${text}\n${maskedText(action.body, COMMAND)}`;
  if (action.kind === 'write' && action.content !== null) return `${text} (${action.content.length} characters)`;
  return text;
}
