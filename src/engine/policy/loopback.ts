import type { Call } from '../types';

const LOOPBACK =
  /^(?:localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){1,3}|0\.0\.0\.0|\[?::1\]?|\[?::ffff:127(?:\.\d{1,3}){3}\]?)\.?$/i;

/** Whether a host, with or without port, or the host of an address, or a socket of this machine, is this machine. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(hostOf(host).replace(/(?<=[^:]):\d+$/, ''));

/** Other schemes may name a second host behind the first (`postgres://localhost/?host=…`): they stay as they are. */
const hostOf = (text: string): string =>
  /^(?:https?|tcp):\/\//i.test(text)
    ? text
        .replace(/^[a-z]+:\/\//i, '')
        .replace(/[/?#\\].*$/s, '')
        .replace(/^.*@/s, '')
    : /^(?:unix|npipe):/i.test(text)
      ? 'localhost'
      : text;

const FORWARDERS: ReadonlySet<string> = new Set([
  'cloud-sql-proxy',
  'cloud_sql_proxy',
  'alloydb-auth-proxy',
  'autossh',
  'socat',
  'chisel',
  'sshuttle',
  'ngrok',
  'cloudflared',
  'bore',
  'frpc',
]);
const PROXY_WORDS: Readonly<Record<string, readonly string[]>> = {
  kubectl: ['port-forward', 'proxy'],
  oc: ['port-forward', 'proxy'],
  // From then on the daemon may be another machine's.
  docker: ['use'],
  'docker-machine': ['env'],
  fly: ['proxy'],
  flyctl: ['proxy'],
  aws: ['start-session'],
  gcloud: ['start-iap-tunnel'],
  az: ['tunnel'],
  tsh: ['proxy'],
  heroku: ['pg:psql'],
  pscale: ['connect'],
  railway: ['connect'],
};

/** Whether a call opens a way from this machine to another: then a loopback host says nothing about where a request ends. */
export function opensTunnel(call: Call): boolean {
  if (call.kind !== 'program') return false;
  if (FORWARDERS.has(call.program)) return true;
  if (call.program === 'ssh')
    return call.argv.some((word) => /^-[a-zA-Z0-9]*[LDw]/.test(word) || /LocalForward|DynamicForward/i.test(word));
  const words = Object.hasOwn(PROXY_WORDS, call.program) ? PROXY_WORDS[call.program] : undefined;
  return words !== undefined && call.argv.some((word) => words.includes(word));
}
