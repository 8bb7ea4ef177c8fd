import type { Recent } from '../../protocol/messages';
import { recentFacts } from '../decisionRows';
import { clock } from '../decisionsView';
import type { Command, Tools } from './command';

/** A row of *Recent* was chosen: why it was decided so. */
export const explainDecision: Command = {
  id: 'mollyguard.explainDecision',
  async run(tools, id) {
    const recent = decisions(tools).find((entry) => entry.id === id);
    if (recent) await explain(tools, recent);
  },
};

/** Newest first. */
export const decisions = ({ guard }: Tools): readonly Recent[] => (guard.status.kind === 'up' ? guard.status.state.recent : []);

/** Shows a decision with its reason, rule and environment. */
export async function explain({ notify, words }: Tools, recent: Recent): Promise<void> {
  const facts = recentFacts(recent, words, clock).map(([name, value]) => `${name}: ${value}`);
  await notify.explain(words.outcome(recent.outcome), facts.join('\n'));
}
