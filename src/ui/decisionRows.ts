import type { Grant, Outcome, Question, Recent } from '../protocol/messages';
import { factsOf, headline } from './questionText';
import { putsIntoChat } from './tellText';
import type { Words } from './text';
import { label, middleOut, shortened, shortName } from './visible';

/** One line of the Decisions view. `tooltip` holds `[name, value]` pairs, in order. */
export interface DecisionRow {
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  /** A theme colour id, beside a word that says the same. */
  readonly colour: string | null;
  readonly heading: string;
  readonly tooltip: readonly (readonly [string, string])[];
  readonly spoken: string;
}

/** Longer names would push the outcome out of a narrow side bar; the tooltip has all of it. */
const NAME = 26;

const ICONS: Readonly<Record<Outcome, string>> = {
  allowed: 'check',
  snapshot: 'history',
  denied: 'circle-slash',
  approved: 'pass',
  refused: 'close',
  expired: 'watch',
  lost: 'debug-disconnect',
  observed: 'eye',
  asked: 'bell-dot',
  granted: 'unlock',
  revoked: 'discard',
};

/** A question that waits. */
export function waitingRow(question: Question, words: Words, now: number): DecisionRow {
  const minutes = words.minutes(question.expires - now);
  const what = headline(question, words);
  const where = words.environmentLabel(question.environment);
  const known = factsOf(question, words);
  return {
    label: shortName(label(question.resource.name), NAME),
    description: [where, minutes].join(' · '),
    icon: 'bell-dot',
    colour: question.environment === 'production' ? 'list.warningForeground' : null,
    heading: what,
    tooltip: [
      [words.view.environment, where],
      ...(known === '' ? [] : [[words.facts.title, known] as const]),
      [words.question.rule, question.rule === null ? '–' : label(question.rule)],
      [words.question.folder, label(question.cwd)],
    ],
    spoken: `${what} ${where}, ${words.question.expires(minutes)}`,
  };
}

/** A decision that was made. `grant`: the one that stands for it, with the time it is looked at. */
export function recentRow(
  recent: Recent,
  words: Words,
  time: (at: number) => string,
  grant: { readonly until: Grant['until']; readonly now: number } | null = null,
): DecisionRow {
  const outcome = words.outcome(recent.outcome);
  const summary = label(recent.summary);
  const left = grant === null ? null : words.grant.left(words.minutes(grant.until - grant.now));
  const hint = [words.grant.next, words.grant.hint(putsIntoChat(recent.agent))] as const;
  return {
    label: rowName(recent, summary),
    description: [outcome, left ?? time(recent.at)].join(' · '),
    icon: ICONS[recent.outcome],
    colour: null,
    heading: outcome,
    tooltip: [...recentFacts(recent, words, time), ...(left === null ? [] : [hint])],
    spoken: `${outcome}: ${summary}, ${words.agent(recent.agent)}, ${left ?? time(recent.at)}`,
  };
}

/** What is lost; of what can be brought back the command, which is how it is found again. */
function rowName({ resource, outcome }: Recent, summary: string): string {
  if (outcome === 'snapshot') return middleOut(summary, NAME);
  return resource === null ? shortened(summary, 80) : shortName(label(resource.name), NAME);
}

/** All that is known of a decision, as `[name, value]` pairs. */
export function recentFacts(recent: Recent, words: Words, time: (at: number) => string): readonly (readonly [string, string])[] {
  const { resource } = recent;
  return [
    [words.question.command, label(recent.summary)],
    [words.question.why, words.reason(recent.reason)],
    ...(recent.rule === null ? [] : [[words.question.rule, label(recent.rule)] as const]),
    [words.view.environment, words.environmentLabel(recent.environment)],
    ...(resource === null ? [] : [[label(resource.kind), label(resource.name)] as const]),
    [words.question.agent, words.agent(recent.agent)],
    [words.view.time, time(recent.at)],
    ...(recent.allow === undefined ? [] : [[words.allow.fact, `"mollyguard.allowed": [${label(JSON.stringify(recent.allow))}]`] as const]),
  ];
}
