import type { Installer } from '../../agents/installer';
import { installers } from '../../agents/installers';

/** One of these agents for each hook file, named after all that read it: what stands in a shared file is written, shown and checked once. */
export function byFile(agents: readonly Installer[], home: string): readonly Installer[] {
  const firsts = agents.filter((agent, index) => agents.findIndex((one) => one.file(home) === agent.file(home)) === index);
  return firsts.map((agent) => {
    const titles = installers.filter((one) => one.file(home) === agent.file(home)).map(({ title }) => title);
    return { ...agent, title: titles.join(' and ') };
  });
}
