import type { Command } from './command';
import { decisions, explain } from './explainDecision';

export const explainLastDecision: Command = {
  id: 'mollyguard.explainLastDecision',
  async run(tools) {
    const [newest] = decisions(tools);
    if (newest) await explain(tools, newest);
    else tools.notify.status(tools.words.decision.none);
  },
};
