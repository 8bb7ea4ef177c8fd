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
  const text = (value: string): TooltipPart => ({ style: 'text', text: value, file: null, line: null });
  const title = (value: string): TooltipPart => ({ style: 'title', text: value, file: null, line: null });
  const problems = troubles(status).map(
    (trouble): TooltipPart => ({ style: 'item', text: words.problem(trouble), file: null, line: null }),
  );
  const view = (icon: string, shown: string, background: StatusView['background'], parts: readonly TooltipPart[]): StatusView => ({
    text: `$(${icon}) ${shown}`,
    background,
    tooltip: [title(words.name), ...parts, text(words.status.click)],
    spoken: words.status.spoken(shown),
  });

  const waiting = status.kind === 'up' ? status.state.waiting : [];
  const asked = waiting.map((question) => text(headline(question, words)));
  if (unprotected(status).length > 0) return view('workspace-untrusted', words.status.off, 'error', [...problems, ...asked]);
  if (status.kind !== 'up') return view('shield', words.status.starting, 'none', problems);

  const { state } = status;
  const level = ambient(state);
  const place = words.environmentLabel(level);
  const evidence = evidenceParts(state.evidence, words);
  const production = level === 'production';

  const [first] = waiting;
  if (first) {
    const deadly = waiting.some(({ environment }) => environment === 'production');
    const parts = [
      ...(deadly ? [words.environmentLabel('production')] : []),
      words.waiting(waiting.length),
      shortened(label(first.resource.name), 32),
    ];
    return view('bell-dot', parts.join(' · '), 'error', [...asked, ...problems]);
  }
  if (state.pausedUntil !== null && state.pausedUntil > now) {
    const shown = words.status.paused(words.minutes(state.pausedUntil - now));
    return view('debug-pause', shown, production ? 'error' : 'warning', [text(words.status.pausedHint), ...evidence, ...problems]);
  }
  const background = production ? 'warning' : 'none';
  if (state.mode === 'observe') {
    return view('eye', `${words.status.observing} · ${place}`, background, [text(words.status.observingHint), ...evidence, ...problems]);
  }
  return view('shield', place, background, [...evidence, ...problems]);
}

/** Without the place at its end, where that is said by what follows. */
export const withoutPlace = (note: string): string => note.replace(/ \([^()]*\)$/, '');

function evidenceParts(evidence: readonly EvidenceLine[], words: Words): readonly TooltipPart[] {
  if (evidence.length === 0) return [{ style: 'text', text: words.status.noEvidence, file: null, line: null }];
  return [
    { style: 'text', text: `${words.status.evidence}:`, file: null, line: null },
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
