import { compose, DAEMON, daemon, docker, docs } from './dockerWhen';
import type { Rule } from './rule';
import { command } from './when';

const NO_HELP = { none: ['--help', '-h'] };

/** What one command makes again: on this machine that is nothing to ask about, on another it serves somebody. */
export const dockerContainerRules = [
  {
    id: 'docker/delete-container',
    when: [
      docker('rm|remove|kill'),
      docker('container rm|remove|kill|prune'),
      docker('pod rm|kill|prune'),
      docker('system prune', { none: ['-a', '--all', '--volumes', '--help', '-h'] }),
      ...compose('rm|kill|down'),
      ...daemon('DELETE', '/containers/{name}'),
      ...daemon('POST', '/containers/{name}/kill'),
      ...daemon('POST', '/containers/prune'),
      ...daemon('DELETE', '/pods/{name}'),
      command('ctr', NO_HELP)('container|containers|c rm|remove|del|delete'),
      command('crictl', NO_HELP)('rm|rmp'),
    ],
    net: 'provider',
    verb: 'delete',
    class: 'data',
    resource: { kind: 'container', name: ['args', 'path:name', '=containers'], identifiers: DAEMON, here: true },
    reversible: true,
    dies: 'what the container keeps outside volumes',
    undo: 'start it again from its image',
    safer: 'Stop it instead.',
    docs: docs('container/rm/'),
    examples: {
      held: [
        'docker -H tcp://prod.example.com:2376 rm -f web',
        'docker --context prod compose down',
        'DOCKER_HOST=ssh://me@prod docker rm web',
        'curl -X DELETE http://10.0.0.5:2375/v1.45/containers/web?force=true',
      ],
      free: [
        'curl --unix-socket /var/run/docker.sock -X DELETE http://localhost/v1.45/containers/web',
        'docker rm -f web',
        'docker container prune -f',
        'docker compose rm -f web',
        'docker system prune -f',
        'docker stop web',
      ],
    },
  },
  {
    id: 'docker/delete-network',
    when: [docker('network rm|remove|prune|disconnect'), ...daemon('DELETE', '/networks/{name}'), ...daemon('POST', '/networks/prune')],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'network', name: ['args', 'path:name', '=unused networks'], identifiers: DAEMON, here: true },
    reversible: true,
    dies: 'the connection between its containers',
    undo: 'make it again',
    safer: 'Look at docker network inspect first.',
    docs: docs('network/rm/'),
    examples: {
      held: ['docker --context prod network rm front', 'curl -X DELETE http://10.0.0.5:2375/networks/front'],
      free: ['docker network rm front', 'docker network ls', 'curl http://10.0.0.5:2375/networks'],
    },
  },
  {
    id: 'docker/delete-image',
    when: [
      docker('rmi'),
      docker('image rm|remove|prune'),
      docker('builder|buildx prune'),
      ...daemon('DELETE', '/images/{name}'),
      ...daemon('POST', '/images/prune'),
      ...daemon('POST', '/build/prune'),
    ],
    net: 'provider',
    verb: 'delete',
    class: 'disposable',
    resource: { kind: 'image', name: ['args', 'path:name', '=unused images'], identifiers: DAEMON },
    dies: 'the layers of the image on that machine',
    undo: 'pull or build it again',
    safer: 'Look at docker image ls first.',
    docs: docs('image/rm/'),
    examples: {
      held: [],
      free: [
        'docker rmi -f web:old',
        'docker image prune -af',
        'docker buildx prune --all',
        'curl --unix-socket /var/run/docker.sock -X POST http://localhost/v1.45/images/prune',
      ],
    },
  },
] as const satisfies readonly Rule[];
