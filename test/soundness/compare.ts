import type { Verdict } from '../../src/engine/types';
import { generate, type Program } from './generate';
import { destroys } from './payloads';
import type { Stage } from './stage';
import { verdictOn } from './verdict';

/** A program about which bash and the engine differ. */
export interface Disagreement {
  readonly kind: 'missed' | 'alarm';
  readonly program: Program;
  readonly verdict: Verdict;
  /** What bash made the recorders see. */
  readonly seen: readonly (readonly string[])[];
}
export interface Comparison {
  readonly programs: number;
  readonly destructive: number;
  readonly harmless: number;
  /** They did not come to an end in bash, so nothing is known of them. */
  readonly unfinished: readonly Program[];
  readonly disagreements: readonly Disagreement[];
}

/** Runs the programs of these numbers in bash and judges them. */
export async function compare(stage: Stage, seeds: readonly number[]): Promise<Comparison> {
  const programs = seeds.map((seed) => generate(seed, !stage.sealed));
  const running = stage.run(programs.map(({ text }) => text));
  const verdicts = programs.map(({ text }) => verdictOn(text));
  const results = await running;
  const unfinished: Program[] = [];
  const disagreements: Disagreement[] = [];
  let destructive = 0;
  programs.forEach((program, i) => {
    const [seen, verdict] = [results[i] ?? null, verdicts[i]];
    if (seen === null || verdict === undefined) {
      unfinished.push(program);
      return;
    }
    const destroyed = seen.some(destroys);
    if (destroyed) destructive += 1;
    const stopped = verdict.decision === 'hold' || verdict.decision === 'deny';
    if (destroyed !== stopped) disagreements.push({ kind: destroyed ? 'missed' : 'alarm', program, verdict, seen });
  });
  const harmless = programs.length - destructive - unfinished.length;
  return { programs: programs.length, destructive, harmless, unfinished, disagreements };
}

export const added = (a: Comparison, b: Comparison): Comparison => ({
  programs: a.programs + b.programs,
  destructive: a.destructive + b.destructive,
  harmless: a.harmless + b.harmless,
  unfinished: [...a.unfinished, ...b.unfinished],
  disagreements: [...a.disagreements, ...b.disagreements],
});

/** What is behind a disagreement. `attempt`: meant to destroy, and failing in bash on a detail. `later`: left behind for a shell that lives on. */
export type Cause = 'missed' | 'attempt' | 'later' | 'look-alike';
export function causeOf({ kind, program: { tricks } }: Disagreement): Cause {
  if (kind === 'missed') return 'missed';
  if (tricks.includes('leftBehind')) return 'later';
  return tricks.includes('mentions') || tricks.includes('unreached') ? 'look-alike' : 'attempt';
}

/** Why the engine decided as it did, in a line. */
export function explained(one: Disagreement): string {
  const { program, verdict, seen } = one;
  const cause = causeOf(one);
  const why =
    cause === 'missed'
      ? `bash ran: ${seen.find(destroys)?.join(' ') ?? ''}`
      : `${verdict.rule ?? verdict.reason.id} ${JSON.stringify(verdict.reason.data)}`;
  return `${cause} ${program.seed} [${program.tricks.join(', ')}] ${why}`;
}
