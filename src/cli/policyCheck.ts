import { hintsOf } from '../engine/policy/hints';
import { readTeamFile } from '../engine/policy/team';
import type { Example, Rule } from '../engine/rules/rule';
import { settle } from '../server/facts';
import { readPolicyText, TEAM_FILE } from '../server/teamFile';
import { readAction } from './action';
import { type JudgeOptions, sourceFor } from './judge';

export interface Checked {
  readonly text: string;
  /** 0: nothing is wrong. 1: something is. */
  readonly status: number;
}

/** Reads a policy file as a window would, and tries the examples of its rules. Nothing of them is run. */
export function checkPolicy(file: string, options: Omit<JudgeOptions, 'policy'>): Checked {
  const found = readPolicyText(file);
  if (found.kind === 'missing') return { text: `${file} does not exist. Give the path of a ${TEAM_FILE}.\n`, status: 1 };
  if (found.kind === 'unusable') return { text: `${file} ${found.why}\n`, status: 1 };
  const read = readTeamFile(found.text, TEAM_FILE);
  const wrong = [
    ...read.problems.map(({ message }) => message),
    ...read.whole.rules.flatMap((rule, at) =>
      triedExamples(rule, read.lineOf(['rules', at, 'examples']), { ...options, policy: read.whole }),
    ),
  ];
  const waits = read.lowering.map(
    ({ key, line }) => `${TEAM_FILE} line ${line}: "${key}" loosens: it counts after each person has accepted it.`,
  );
  const hints = hintsOf(read.whole).map(({ path, message }) => `${TEAM_FILE} line ${read.lineOf(path)}: ${message}`);
  const count = read.whole.rules.reduce((sum, { examples }) => sum + examples.held.length + examples.free.length, 0);
  const end = wrong.length > 0 ? `${wrong.length} to correct.` : `Nothing to correct; ${count} examples tried.`;
  return { text: `${[...wrong, ...waits, ...hints, end].join('\n')}\n`, status: wrong.length > 0 ? 1 : 0 };
}

function triedExamples(rule: Rule, line: number, options: JudgeOptions): readonly string[] {
  const say = (example: Example, what: string): string =>
    `${TEAM_FILE} line ${line}: the rule "${rule.id}" ${what} ${typeof example === 'string' ? example : JSON.stringify(example)}`;
  const held = rule.examples.held.flatMap((example) => {
    const matched = isMatched(rule, example, options);
    if (typeof matched === 'string') return [say(example, `has an example that is no action (${matched}):`)];
    return matched ? [] : [say(example, 'does not hold its example. Correct "when", or the example:')];
  });
  const free = rule.examples.free.flatMap((example) => {
    const matched = isMatched(rule, example, options);
    if (typeof matched === 'string') return [say(example, `has an example that is no action (${matched}):`)];
    return matched ? [say(example, 'holds what it says it leaves alone. Narrow "when", or correct the example:')] : [];
  });
  return [...held, ...free];
}

function isMatched(rule: Rule, example: Example, options: JudgeOptions): boolean | string {
  const problems: string[] = [];
  const action = readAction(typeof example === 'string' ? { kind: 'shell', command: example } : example, options.cwd, problems);
  if (!action || problems.length > 0) return problems.join('; ');
  const { verdict } = settle([action], sourceFor(options));
  return verdict.effects.some((effect) => effect.rule === rule.id);
}
