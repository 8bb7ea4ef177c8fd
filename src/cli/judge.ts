import { once } from 'node:events';
import os from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Policy, Verdict } from '../engine/types';
import type { Variables } from '../environments/detector';
import { type FactsSource, settle } from '../server/facts';
import { MACHINE_FOLDER } from '../server/machinePolicy';
import { aloneSecrets } from '../server/scanning/alone';
import { parseLine } from './action';
import { reasonSentence } from './text';

export interface JudgeOptions {
  readonly home: string;
  readonly cwd: string;
  readonly policy: Policy;
  /** The environment of the person's programs, as far as it says where they go. */
  readonly env: Variables;
}

/** What is known for actions that are judged at the command line: a machine on which snapshots can be made. */
export const sourceFor = ({ home, policy, env }: JudgeOptions): FactsSource => ({
  home,
  policy,
  env,
  workspace: [],
  own: [MACHINE_FOLDER],
  temporary: [os.tmpdir()],
  snapshots: true,
  secrets: ({ cwd }) => aloneSecrets({ home, cwd, policy }),
});

/** Judges one JSON action a line, in order, as they come. Nothing is executed, sent or written. Returns the exit status. */
export async function judgeLines(input: Readable, output: Writable, options: JudgeOptions): Promise<number> {
  const source = sourceFor(options);
  let status = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const parsed = parseLine(line, options.cwd);
    if (parsed.kind === 'error') status = 1;
    const answer = parsed.kind === 'error' ? { id: parsed.id, error: parsed.error } : answerFor(parsed, source);
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain');
  }
  return status;
}

function answerFor({ id, action }: Extract<ReturnType<typeof parseLine>, { kind: 'action' }>, source: FactsSource): object {
  const started = process.hrtime.bigint();
  const { verdict, trouble } = settle([action], source);
  if (trouble !== null) process.stderr.write(`judging ${JSON.stringify(id)} failed: ${trouble}\n`);
  const micros = Number((process.hrtime.bigint() - started) / 1000n);
  return { id, ...publicVerdict(verdict), reason: reasonSentence(verdict), micros };
}

/** The stable part of a verdict. */
function publicVerdict({ decision, tier, rule, environment, resource, effects, provenance }: Verdict): object {
  return {
    decision,
    tier,
    rule,
    environment,
    resource: resource && { kind: resource.kind, name: resource.name, provider: resource.provider },
    effects: effects.map(({ verb, resource: { kind, name, provider }, environment: where, reversible }) => ({
      verb,
      kind,
      name,
      provider,
      environment: where,
      reversible,
    })),
    ...(provenance ? { provenance } : {}),
  };
}
