import type { Source, When } from './rule';
import { command, request } from './when';

const HELP = { none: ['--help', '-h'] };
export const docker = command('docker', HELP);
const alone = command('compose', HELP);
type More = Parameters<typeof docker>[1];

/** A command of Compose, as plugin (behind options of its own, `-f file`) and as its own program. */
export const compose = (verb: string, more?: More): readonly When[] => [docker(`compose ** ${verb}`, more), alone(verb, more)];

/** A request to the daemon over its socket: the host is whatever the client likes; with a version in the path any. */
export const daemon = (method: string, path: string): readonly When[] => [
  request(`${method} ${path}`, { hosts: ['localhost', 'docker', 'unix', 'd', 'dummy', 'x', 'v1.*'] }),
  request(`${method} /v1.*${path}`, { hosts: ['*'] }),
];

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
