import type { Source, When } from './rule';
import { command, request } from './when';

const HELP = { none: ['--help', '-h'] };
export const docker = command('docker', HELP);
const alone = command('compose', HELP);
type More = Parameters<typeof docker>[1];

/** A command of Compose, as plugin (behind options of its own, `-f file`) and as its own program. */
export const compose = (verb: string, more?: More): readonly When[] => {
  const none = { none: ['--dry-run', '--help', '-h'], ...more };
  return [docker(`compose ** ${verb}`, none), alone(verb, none)];
};

/** Names under which clients speak to a socket: what they write there is the host of the request. */
const SOCKETS = ['localhost', 'docker', 'docker.sock', 'unix', 'd', 'dummy', 'x', 'v*.*'];
type HttpMore = Omit<Parameters<typeof request>[1] & object, 'hosts'>;
/**
 * A request to the daemon: over its socket, on the ports where it listens, and on any host where its version stands in the path. Podman has
 * its own paths below `/libpod`.
 */
export const daemon = (method: string, path: string, more: HttpMore = {}): readonly When[] => {
  const versions = [`/v*.*${path}`, `/v*.*/libpod${path}`];
  return [
    request(`${method} ${path} /libpod${path}`, { ...more, hosts: SOCKETS }),
    request(`${method} ${path}`, { ...more, hosts: ['*'], ports: ['2375', '2376'] }),
    request([method, ...versions].join(' '), { ...more, hosts: ['*'] }),
  ];
};

/** Where the daemon is told; else it is this machine's. */
export const DAEMON: readonly Source[] = [
  'flag:-H',
  'flag:--host',
  'flag:-c',
  'flag:--context',
  'flag:--connection',
  'flag:--url',
  'env:DOCKER_HOST',
  'env:DOCKER_CONTEXT',
  'env:CONTAINER_HOST',
];

export const docs = (page: string): string => `https://docs.docker.com/reference/cli/docker/${page}`;
