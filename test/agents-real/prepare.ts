/** Installs the agents before their tests start, several files of which run at once. */
import { realAgents } from './agents';
import { find } from './install';

for (const agent of realAgents) {
  const found = find(agent);
  console.log(`${agent.title}: ${'missing' in found ? found.missing : 'installed'}`);
}
