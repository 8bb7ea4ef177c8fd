import { pickDecision } from '../pickDecision';
import type { GuardPort } from '../ports';
import { recentId } from '../recentId';
import type { Command, Tools } from './command';
import { decisions } from './explainDecision';

/** The server tells its state a moment after it has answered. */
const ARRIVES_MS = 2_000;

/** Asks again about an action that nobody approved in time. Only the typed name approves; this command can be run by anybody. */
export const approveNextTry: Command = {
  id: 'mollyguard.approveNextTry',
  async run(tools, argument) {
    const { guard, questions, notify, words } = tools;
    const id = recentId(argument) ?? (await pick(tools));
    if (id === null) return;
    const result = await guard.nextTry({ id });
    if (result === null) return notify.error(words.nextTry.unreachable);
    if (result.kind !== 'question') return notify.info(words.nextTry.refused[result.kind]);
    await arrival(guard, result.ticket);
    await questions.open(result.ticket);
  },
};

/** One of the decisions that can still be approved, the newest first. */
async function pick(tools: Tools): Promise<string | null> {
  const { guard, notify, words } = tools;
  const ids = guard.status.kind === 'up' ? guard.status.state.approvable : [];
  const rows = decisions(tools).filter(({ id }) => ids.includes(id));
  if (rows.length === 0) {
    notify.info(words.nextTry.none);
    return null;
  }
  return (await pickDecision(rows, words.nextTry, words))?.recent?.id ?? null;
}

function arrival(guard: GuardPort, ticket: string): Promise<void> {
  const here = () => guard.status.kind !== 'up' || guard.status.state.waiting.some((question) => question.ticket === ticket);
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(done, ARRIVES_MS);
    const subscription = guard.onDidChange(() => {
      if (here()) done();
    });
    if (here()) done();
  });
}
