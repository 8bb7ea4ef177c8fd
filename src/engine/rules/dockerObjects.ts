import { HOLE } from '../types';
import { compose, DAEMON, daemon, docker, docs } from './dockerWhen';
import type { Rule } from './rule';
import { command } from './when';

/** Whatever another command prints: all containers, as a rule. */
const MANY = { args: [HOLE] };

/** Volumes, and what takes many things at once. */
export const dockerRules = [
  {
    id: 'docker/delete-volume',
    when: [
      docker('volume rm|remove|prune'),
      docker('kube down', { any: ['--force'] }),
      docker('kube play', { all: ['--down', '--force'] }),
      docker('play kube', { all: ['--down', '--force'] }),
      ...daemon('DELETE', '/volumes/{name}'),
      ...daemon('POST', '/volumes/prune'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'volume', name: ['args', 'path:name', '=unused volumes'], identifiers: DAEMON, here: true },
    dies: 'the data on the volume',
    undo: 'none known without a copy',
    safer: 'Copy what is on it first, with docker cp from a container that mounts it.',
    docs: docs('volume/rm/'),
    examples: {
      held: [
        'docker volume rm pgdata',
        'docker volume prune -f',
        'podman --root /srv/containers volume rm --all',
        'docker --context prod volume rm pgdata',
        'podman kube down --force pod.yaml',
        'curl --unix-socket /var/run/docker.sock -X DELETE http://localhost/volumes/pgdata',
        'curl -X POST http://10.0.0.5:2375/volumes/prune',
      ],
      free: [
        'docker volume ls',
        'docker volume create pgdata',
        'docker volume inspect pgdata',
        'podman kube down pod.yaml',
        'curl --unix-socket /var/run/docker.sock http://localhost/volumes',
        'curl -X DELETE http://localhost:3000/volumes/7/items',
      ],
    },
  },
  {
    id: 'docker/down-with-volumes',
    when: [...compose('down', { any: ['-v', '--volumes'] }), ...compose('up', { any: ['-V', '--renew-anon-volumes'] })],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'volume',
      name: ['flag:-p', 'flag:--project-name', 'flag:-f', 'flag:--file', '=compose volumes'],
      identifiers: DAEMON,
      here: true,
    },
    dies: 'the named volumes of the project: the databases of this development environment',
    undo: 'none known without a copy',
    safer: 'Run docker compose down without -v: volumes stay.',
    docs: docs('compose/down/'),
    examples: {
      held: [
        'docker compose down -v',
        'docker-compose -f docker-compose.prod.yml down --volumes',
        'docker compose down -t 30 -v --rmi all',
        'docker compose up -d --renew-anon-volumes',
      ],
      free: [
        'docker compose down',
        'docker compose stop',
        'docker compose up -d',
        'docker compose logs -f',
        'docker compose down --remove-orphans',
        'docker compose --dry-run down -v',
      ],
    },
  },
  {
    id: 'docker/prune-system',
    when: [
      docker('system prune', { any: ['-a', '--all', '--volumes'] }),
      docker('system reset'),
      { call: 'program', program: 'buildah', verb: [['rm', 'rmi', 'prune', 'delete']], any: ['-a', '--all'], none: ['--help', '-h'] },
      docker('pod|container prune', { any: ['--volumes'] }),
      ...daemon('POST', '/system/prune'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'containers and images', name: ['=all that are unused'], identifiers: DAEMON, here: true },
    dies: 'all stopped containers with what they hold, all images that nothing runs, and with --volumes unused volumes',
    undo: 'build or pull the images again; containers and volumes stay lost',
    safer: 'Run docker system df first, then docker system prune without -a.',
    docs: docs('system/prune/'),
    examples: {
      held: [
        'docker system prune -af',
        'docker system prune --all --force',
        'docker system prune --volumes -f',
        'podman system reset --force',
        'buildah rm --all',
        'curl --unix-socket /run/user/1000/podman/podman.sock -X POST http://d/v4.0.0/libpod/system/prune',
      ],
      free: [
        'curl --unix-socket /run/user/1000/podman/podman.sock http://d/v4.0.0/libpod/system/df',
        'docker system df',
        'buildah images --all',
        'buildah rm web-working-container',
        'docker image prune -f',
        'docker builder prune -f',
      ],
    },
  },
  {
    id: 'docker/delete-all-containers',
    when: [
      docker('rm|remove|kill', MANY),
      docker('container rm|remove|kill', MANY),
      docker('rm', { any: ['-a', '--all'] }),
      command('crictl', { none: ['--help', '-h'] })('rm|rmp', { any: ['-a', '--all'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'containers', name: ['=all containers'], identifiers: DAEMON, here: true },
    dies: 'every container that the command lists, with what it keeps outside volumes',
    undo: 'start them again from their images; what they kept is lost',
    safer: 'Name the containers.',
    docs: docs('container/rm/'),
    examples: {
      held: ['docker rm -f $(docker ps -aq)', 'docker rm --force `docker ps -aq`', 'podman rm -a -f', 'crictl rm -fa'],
      free: ['docker stop $(docker ps -q)', 'docker ps -aq'],
    },
  },
] as const satisfies readonly Rule[];
