import type { Codec } from '../../src/agents/agent';

const PROOF: Readonly<Record<Codec['proof'], string>> = { real: 'real program', recorded: 'recorded', documented: 'documented' };
/** Seconds before an agent's own limit at which what waits is refused. */
const MARGIN_SECONDS = 5;

const waits = ({ holds, registeredSeconds }: Codec['limits']): string =>
  holds ? 'ten minutes' : `${registeredSeconds - MARGIN_SECONDS} seconds, later with its next try`;

/** One row an agent, from what its adapter says of it. */
export const agentTable = (codecs: readonly Codec[]): string =>
  [
    '| agent | waits | what is guarded | when the guard fails | what its hooks do not show | proved by |',
    '|---|---|---|---|---|---|',
    ...codecs.map(
      ({ title, limits, guards, failure, blind, proof }) =>
        `| ${[title, waits(limits), guards, failure, blind, PROOF[proof]].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
    ),
  ].join('\n');

/** The agents' names, and how many of them were run. */
export function agentNames(codecs: readonly Codec[]): string {
  const names = codecs.filter(({ id }) => id !== 'generic').map(({ title, proof }) => (proof === 'real' ? `**${title}**` : title));
  return `${names.join(', ')}. Those in bold are proved with the real program. [How long each waits, what is guarded, how failures behave, what cannot be seen](src/agents/README.md). Another agent: [ten lines of shell](src/agents/README.md#another-agent).`;
}
