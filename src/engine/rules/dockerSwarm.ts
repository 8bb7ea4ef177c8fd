import { DAEMON, daemon, docker, docs } from './dockerWhen';
import type { Rule } from './rule';

/** What runs on several machines is not made again by one command. */
export const swarmRules = [
  {
    id: 'docker/delete-service',
    when: [
      docker('stack rm|remove|down'),
      docker('stack deploy|up', { any: ['--prune'] }),
      docker('service rm|remove'),
      docker('service scale', { args: ['*=0'] }),
      docker('service update', { any: ['--replicas=0'] }),
      ...daemon('DELETE', '/services/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'service', name: ['args', 'path:name'], identifiers: DAEMON },
    dies: 'its tasks on all nodes, and the traffic they serve',
    undo: 'deploy it again from its compose file',
    safer: 'Scale it down first.',
    docs: docs('stack/rm/'),
    examples: {
      held: [
        'docker stack rm shop',
        'docker service rm web',
        'docker service scale web=0',
        'docker service update --replicas 0 web',
        'docker stack deploy --prune -c stack.yml shop',
        'curl --unix-socket /var/run/docker.sock -X DELETE http://localhost/v1.45/services/web',
      ],
      free: [
        'docker stack ls',
        'docker service scale web=3',
        'docker service ps web',
        'docker stack deploy -c stack.yml shop',
        'docker service update --replicas 10 web',
        'curl --unix-socket /var/run/docker.sock http://localhost/v1.45/services',
      ],
    },
  },
  {
    id: 'docker/delete-secret',
    when: [docker('secret|config rm|remove'), ...daemon('DELETE', '/secrets/{name}'), ...daemon('DELETE', '/configs/{name}')],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'secret', name: ['args', 'path:name'], identifiers: DAEMON },
    dies: 'its value, which nobody can read back',
    undo: 'make it again, if its value is kept elsewhere',
    safer: 'Make the new one under another name first.',
    docs: docs('secret/rm/'),
    examples: {
      held: ['docker secret rm db-password', 'curl --unix-socket /var/run/docker.sock -X DELETE http://localhost/v1.45/secrets/db'],
      free: ['docker secret ls', 'docker secret inspect db-password'],
    },
  },
  {
    id: 'docker/leave-swarm',
    when: [
      docker('swarm leave', { any: ['-f', '--force'] }),
      docker('node rm|remove|demote'),
      docker('node update', { any: ['--availability=drain'] }),
      ...daemon('POST', '/swarm/leave', { fields: { force: ['true', '1', true] } }),
      ...daemon('DELETE', '/nodes/{name}'),
      ...daemon('POST', '/nodes/{name}/update', { fields: { Availability: ['drain'] } }),
    ],
    verb: 'remove',
    class: 'data',
    resource: { kind: 'node', name: ['args', 'path:name', '=swarm'], identifiers: DAEMON },
    dies: 'with the last manager all services, secrets and networks of the swarm',
    undo: 'none known for the last manager',
    safer: 'Promote another manager first.',
    docs: docs('swarm/leave/'),
    examples: {
      held: [
        'docker swarm leave --force',
        'docker node rm worker-1',
        "curl --unix-socket /var/run/docker.sock -X POST 'http://localhost/v1.45/swarm/leave?force=true'",
      ],
      free: ['docker swarm leave', 'docker node ls', 'curl --unix-socket /var/run/docker.sock http://localhost/v1.45/nodes'],
    },
  },
] as const satisfies readonly Rule[];
