import type { EnvironmentLevel } from '../engine/types';
import type { GuardStatus } from '../protocol/guardStatus';
import type { EvidenceLine, GuardState } from '../protocol/messages';
import { headline } from './questionText';
import type { Trouble, Words } from './text';
import { label, shortened } from './visible';

/** One paragraph of the tooltip; with a file, it leads there. */
export interface TooltipPart {
  readonly style: 'title' | 'text' | 'item';
  readonly text: string;
  readonly file: string | null;
  readonly line: number | null;
}
/** What the one status item shows. */
export interface StatusView {
  readonly text: string;
  readonly background: 'none' | 'warning' | 'error';
  readonly tooltip: readonly TooltipPart[];
  /** For screen readers. */
  readonly spoken: string;
}

/** Whether a problem means that agents are not, or not surely, held. */
const UNPROTECTED: Readonly<Record<Trouble['id'], boolean>> = {
  'server-down': true,
  'hook-missing': true,
  'hook-changed': true,
  'hooks-switched-off': true,
  'socket-taken': true,
  'runtime-missing': true,
  'agent-unguarded': true,
  'actions-unseen': false,
  'journal-failed': false,
  'settings-invalid': false,
  'policy-not-accepted': false,
  // An extra layer: the guard itself stands.
  'ignore-stale': false,
  'ignore-changed': false,
};

/** Every problem there is, the server's absence first. */
export function troubles(status: GuardStatus): readonly Trouble[] {
  switch (status.kind) {
    case 'starting':
      return [];
    case 'up':
      return status.state.problems;
    case 'down':
      return [{ id: 'server-down', file: null, data: { why: status.why } }, ...status.problems];
  }
}

/** The problems that mean "not protecting". */
export const unprotected = (status: GuardStatus): readonly Trouble[] => troubles(status).filter(({ id }) => UNPROTECTED[id]);

/** Nothing points anywhere: the folder is simply here. Evidence that leads to no level stays `unknown`. */
export const ambient = ({ environment, evidence }: GuardState): EnvironmentLevel =>
  environment === 'unknown' && evidence.length === 0 ? 'local' : environment;

/** The status item for a state, at a time. First of: not protecting, waiting, paused, observing, environment. */
export function statusView(status: GuardStatus, words: Words, now: number): StatusView {
  const problems = troubles(status).map((trouble) => part('item', words.problem(trouble)));
  const view = (icon: string, shown: string, background: StatusView['background'], parts: readonly TooltipPart[]): StatusView => ({
    text: `$(${icon}) ${shown}`,
    background,
    tooltip: [part('title', words.name), ...parts, part('text', words.status.click)],
    spoken: words.status.spoken(shown),
  });

  const waiting = status.kind === 'up' ? status.state.waiting : [];
  const asked = waiting.map((question) => part('text', headline(question, words)));
  if (unprotected(status).length > 0) return view('workspace-untrusted', words.status.off, 'error', [...problems, ...asked]);
  if (status.kind !== 'up') return view('shield', words.status.starting, 'none', problems);

  const { state } = status;
  const level = ambient(state);
  const place = words.environmentLabel(level);
  const about = [...evidenceParts(state.evidence, words), ...aroundParts(state, words, now)];
  const production = level === 'production';

  const [first] = waiting;
  if (first) {
    const deadly = waiting.some(({ environment }) => environment === 'production');
    const parts = [
      ...(deadly ? [words.environmentLabel('production')] : []),
      words.waiting(waiting.length),
      shortened(label(first.resource.name), 32),
    ];
    return view('bell-dot', parts.join(' · '), 'error', [...asked, ...aroundParts(state, words, now), ...problems]);
  }
  if (state.pausedUntil !== null && state.pausedUntil > now) {
    const shown = words.status.paused(words.minutes(state.pausedUntil - now));
    return view('debug-pause', shown, production ? 'error' : 'warning', [part('text', words.status.pausedHint), ...about, ...problems]);
  }
  const background = production ? 'warning' : 'none';
  if (state.mode === 'observe') {
    return view('eye', `${words.status.observing} · ${place}`, background, [
      part('text', words.status.observingHint),
      ...about,
      ...problems,
    ]);
  }
  return view(ICONS[level], place, background, [...about, ...problems]);
}

/** The limits of agents' work, who is guarded, and what was decided last. */
function aroundParts({ scope, agents, recent }: GuardState, words: Words, now: number): readonly TooltipPart[] {
  const { status } = words;
  const left = scope?.until == null ? null : words.minutes(scope.until - now);
  const limits =
    scope === null
      ? status.noScope
      : left === null
        ? status.scope(label(scope.name), scope.from)
        : status.scopeLeft(label(scope.name), scope.from, left);
  const names = [...new Set(agents.map(words.agent))].join(', ');
  const decisions = recent
    .slice(0, DECISIONS)
    .map(({ outcome, summary }) => part('item', status.decision(words.outcome(outcome), shortened(label(summary), 60))));
  return [
    part('text', limits),
    part('text', names === '' ? status.noAgents : status.agents(names)),
    ...(decisions.length === 0 ? [] : [part('text', `${status.lastDecisions}:`), ...decisions]),
  ];
}
const DECISIONS = 3;

const part = (style: TooltipPart['style'], text: string): TooltipPart => ({ style, text, file: null, line: null });

/** High-contrast themes give no background: then word and shape tell alone. */
const ICONS: Readonly<Record<EnvironmentLevel, string>> = {
  production: 'warning',
  unknown: 'question',
  staging: 'shield',
  preview: 'shield',
  local: 'shield',
};

/** Without the place at its end, where that is said by what follows. */
export const withoutPlace = (note: string): string => note.replace(/ \([^()]*\)$/, '');

function evidenceParts(evidence: readonly EvidenceLine[], words: Words): readonly TooltipPart[] {
  if (evidence.length === 0) return [part('text', words.status.noEvidence)];
  return [
    part('text', `${words.status.evidence}:`),
    ...evidence.map(
      ({ environment, note, file, line }): TooltipPart => ({
        style: 'item',
        text: `${words.environmentLabel(environment)}: ${label(file === null ? note : withoutPlace(note))}`,
        file,
        line,
      }),
    ),
  ];
}
