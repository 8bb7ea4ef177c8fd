/**
 * Generated shell programs, as bash runs them and as the engine judges them:
 *   npm run soundness -- --count 50000 --seed 1     how many, from which number on
 *   npm run soundness -- --only 4711                one program, with its text
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { added, type Comparison, causeOf, compare, explained } from './compare';
import { bashMissing, openStage } from './stage';

const BATCH = 200;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { count: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' }, texts: { type: 'boolean' } },
  });
  const missing = bashMissing();
  if (missing !== null) throw new Error(missing);
  const first = Number(values.only ?? values.seed ?? 1);
  const count = values.only === undefined ? Number(values.count ?? 1000) : 1;
  const stage = openStage();
  try {
    if (!stage.sealed) console.log('no namespaces here: only programs that need no sealed place');
    let next = first;
    let total: Comparison = { programs: 0, destructive: 0, harmless: 0, unfinished: [], disagreements: [] };
    const worker = async (): Promise<void> => {
      while (next < first + count) {
        const seeds = Array.from({ length: Math.min(BATCH, first + count - next) }, (_, i) => next + i);
        next += seeds.length;
        const result = await compare(stage, seeds);
        total = added(total, result);
        for (const one of result.disagreements) {
          console.log(explained(one));
          if (values.texts || values.only !== undefined) console.log(`${one.program.text}\n---`);
        }
        for (const { seed } of result.unfinished) console.log(`unfinished ${seed}`);
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
    const missed = total.disagreements.filter(({ kind }) => kind === 'missed').length;
    const alarms = total.disagreements.length - missed;
    const share = total.harmless === 0 ? 0 : (100 * alarms) / total.harmless;
    console.log(
      `${total.programs} programs: ${total.destructive} destructive, ${missed} of them allowed; ${total.harmless} harmless, ${alarms} alarms (${share.toFixed(2)} %); ${total.unfinished.length} without an end`,
    );
    const because = (cause: string): number => total.disagreements.filter((one) => causeOf(one) === cause).length;
    console.log(
      `alarms: ${because('attempt')} on attempts to destroy that fail in bash on a detail, ${because('later')} on what a shell that lives on would run later, ${because('look-alike')} on harmless look-alikes`,
    );
    return missed === 0 && share <= 1 ? 0 : 1;
  } finally {
    stage.close();
  }
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2;
  },
);
