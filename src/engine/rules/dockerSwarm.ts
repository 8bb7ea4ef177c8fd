import { DAEMON, docker, docs } from './dockerWhen';
import type { Rule } from './rule';

/** What runs on several machines is not made again by one command. */
export const swarmRules = [
  {
    id: 'docker/delete-service',
    when: [docker('stack rm|remove|down'), docker('service rm|remove'), docker('service scale', { args: ['*=0'] })],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'service', name: ['args'], identifiers: DAEMON },
    dies: 'its tasks on all nodes, and the traffic they serve',
    undo: 'deploy it again from its compose file',
    safer: 'Scale it down first.',
    docs: docs('stack/rm/'),
    examples: {
      held: ['docker stack rm shop', 'docker service rm web', 'docker service scale web=0'],
      free: ['docker stack ls', 'docker service scale web=3', 'docker service ps web', 'docker stack deploy -c stack.yml shop'],
    },
  },
  {
    id: 'docker/delete-secret',
    when: [docker('secret|config rm|remove')],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'secret', name: ['args'], identifiers: DAEMON },
    dies: 'its value, which nobody can read back',
    undo: 'make it again, if its value is kept elsewhere',
    safer: 'Make the new one under another name first.',
    docs: docs('secret/rm/'),
    examples: { held: ['docker secret rm db-password'], free: ['docker secret ls', 'docker secret inspect db-password'] },
  },
  {
    id: 'docker/leave-swarm',
    when: [
      docker('swarm leave', { any: ['-f', '--force'] }),
      docker('node rm|remove|demote'),
      docker('node update', { any: ['--availability=drain'] }),
    ],
    verb: 'remove',
    class: 'data',
    resource: { kind: 'node', name: ['args', '=swarm'], identifiers: DAEMON },
    dies: 'with the last manager all services, secrets and networks of the swarm',
    undo: 'none known for the last manager',
    safer: 'Promote another manager first.',
    docs: docs('swarm/leave/'),
    examples: { held: ['docker swarm leave --force', 'docker node rm worker-1'], free: ['docker swarm leave', 'docker node ls'] },
  },
] as const satisfies readonly Rule[];
