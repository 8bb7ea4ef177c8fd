import { HOLE } from '../types';
import { compose, DAEMON, daemon, docker, docs } from './dockerWhen';
import type { Rule } from './rule';

/** Whatever another command prints: all containers, as a rule. */
const MANY = { args: [HOLE] };

/** Containers, volumes, networks and what cleans them up. On this machine a container is made again by one command, a volume is not. */
export const dockerRules = [
  {
    id: 'docker/delete-volume',
    when: [
      docker('volume rm|remove|prune'),
      docker('machine rm|reset'),
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
      held: ['docker volume rm pgdata', 'docker volume prune -f', 'podman volume rm --all', 'docker --context prod volume rm pgdata'],
      free: ['docker volume ls', 'docker volume create pgdata', 'docker volume inspect pgdata'],
    },
  },
  {
    id: 'docker/down-with-volumes',
    when: compose('down', { any: ['-v', '--volumes'], none: ['--dry-run', '--help', '-h'] }),
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
      ],
      free: [
        'docker compose down',
        'docker compose stop',
        'docker compose up -d',
        'docker compose logs -f',
        'docker compose down --remove-orphans',
      ],
    },
  },
  {
    id: 'docker/prune-system',
    when: [
      docker('system prune', { any: ['-a', '--all', '--volumes'] }),
      docker('system reset'),
      docker('pod|container prune', { any: ['--volumes'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'stopped containers, images and volumes', name: ['=unused containers and images'], identifiers: DAEMON, here: true },
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
      ],
      free: ['docker system df', 'docker image prune -f', 'docker builder prune -f'],
    },
  },
  {
    id: 'docker/delete-all-containers',
    when: [docker('rm|remove|kill', MANY), docker('container rm|remove|kill', MANY), docker('rm', { any: ['-a', '--all'] })],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'containers', name: ['=all containers'], identifiers: DAEMON, here: true },
    dies: 'every container that the command lists, with what it keeps outside volumes',
    undo: 'start them again from their images; what they kept is lost',
    safer: 'Name the containers.',
    docs: docs('container/rm/'),
    examples: {
      held: ['docker rm -f $(docker ps -aq)', 'docker rm --force `docker ps -aq`', 'podman rm -a -f'],
      free: ['docker stop $(docker ps -q)', 'docker ps -aq'],
    },
  },
  {
    id: 'docker/delete-container',
    when: [
      docker('rm|remove|kill'),
      docker('container rm|remove|kill|prune'),
      docker('pod rm|kill|prune'),
      docker('system prune', { none: ['-a', '--all', '--volumes', '--help', '-h'] }),
      ...compose('rm|kill|down'),
    ],
    net: 'provider',
    verb: 'delete',
    class: 'data',
    resource: { kind: 'container', name: ['args', '=containers'], identifiers: DAEMON, here: true },
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
      ],
      free: ['docker rm -f web', 'docker container prune -f', 'docker compose rm -f web', 'docker system prune -f', 'docker stop web'],
    },
  },
  {
    id: 'docker/delete-network',
    when: [docker('network rm|remove|prune|disconnect')],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'network', name: ['args', '=unused networks'], identifiers: DAEMON, here: true },
    reversible: true,
    dies: 'the connection between its containers',
    undo: 'make it again',
    safer: 'Look at docker network inspect first.',
    docs: docs('network/rm/'),
    examples: { held: ['docker --context prod network rm front'], free: ['docker network rm front', 'docker network ls'] },
  },
  {
    id: 'docker/delete-image',
    when: [docker('rmi'), docker('image rm|remove|prune'), docker('builder|buildx prune')],
    net: 'provider',
    verb: 'delete',
    class: 'disposable',
    resource: { kind: 'image', name: ['args', '=unused images'], identifiers: DAEMON },
    dies: 'the layers of the image on that machine',
    undo: 'pull or build it again',
    safer: 'Look at docker image ls first.',
    docs: docs('image/rm/'),
    examples: { held: [], free: ['docker rmi -f web:old', 'docker image prune -af', 'docker buildx prune --all'] },
  },
] as const satisfies readonly Rule[];
