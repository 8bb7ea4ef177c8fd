import { HOLE, type ProgramCall, type Text } from '../../types';
import { type Inner, innerProgram, innerScript, type Unwrap } from './inner';
import { flag, type Options, parseOptions } from './options';

/** Programs of platforms that run a command on a machine or in a task of theirs, or here beside something of theirs. */

/** What such a program does comes to `ssh machine command`. */
const remote = (call: ProgramCall, machine: Text, words: readonly Text[]): readonly Inner[] =>
  innerProgram(call, ['ssh', machine, ...words]);

/** Reads options before, between and behind the words of a verb; null: another verb. */
function behind(argv: readonly Text[], verb: readonly (readonly string[])[], options: Options): readonly Text[] | null {
  let rest = argv;
  for (const words of verb) {
    const parsed = parseOptions(rest, options);
    if (!words.includes(parsed.rest[0] ?? '')) return null;
    rest = parsed.rest.slice(1);
  }
  return rest;
}

const HCLOUD: Options = {
  short: 'up',
  long: 'config context endpoint hetzner-endpoint debug-file poll-interval http-timeout user port',
};
/** `hcloud server ssh web uname -a`: what stands behind the machine is ssh's own. */
const hcloud: Unwrap = (call) => {
  const rest = behind(call.argv, [['server', 'servers'], ['ssh']], HCLOUD);
  if (!rest) return [];
  const [machine, ...words] = parseOptions(rest, HCLOUD).rest;
  return machine === undefined ? [] : remote(call, machine, words[0] === '--' ? words.slice(1) : words);
};

const DOCTL: Options = {
  short: 'tuco',
  long: 'access-token api-url config context output http-retry-max ssh-user ssh-port ssh-key-path ssh-command ssh-retry-max',
};
/** `doctl compute ssh web --ssh-command text` */
const doctl: Unwrap = (call) => {
  const rest = behind(
    call.argv,
    [
      ['compute', 'c'],
      ['ssh', 's'],
    ],
    DOCTL,
  );
  if (!rest) return [];
  const parsed = parseOptions(rest, { ...DOCTL, operands: rest.length });
  const text = flag(parsed, 'ssh-command');
  const [machine] = parsed.operands;
  return machine === undefined ? [] : remote(call, machine, typeof text === 'string' ? [text] : []);
};

const NOMAD: Options = {
  long: 'address region namespace ca-cert ca-path client-cert client-key tls-server-name token task group',
  short: 'e',
  singleDash: true,
};
const NOMAD_LOCK: Options = { ...NOMAD, long: `${NOMAD.long} ttl delay max-retry backoff out in template check-index` };
/** `nomad alloc exec -task db 8ba8 words…`, `nomad exec -job web words…`; `nomad var lock path text…` for a shell of this machine. */
const nomad: Unwrap = (call) => {
  const locked = behind(call.argv, [['var'], ['lock']], NOMAD_LOCK);
  const [, ...text] = locked ? parseOptions(locked, NOMAD_LOCK).rest : [];
  if (text.length > 0) return innerScript(call, text.join(' '));
  const rest = behind(call.argv, [['alloc'], ['exec']], NOMAD) ?? behind(call.argv, [['exec']], NOMAD);
  if (!rest) return [];
  const [task, ...words] = parseOptions(rest, NOMAD).rest;
  // No shell reads the words there.
  return task === undefined ? [] : innerProgram(call, words, { remote: { kind: 'ssh', host: task }, cwd: HOLE });
};

const CONSUL: Options = {
  long:
    'http-addr token token-file datacenter namespace partition ca-file ca-path client-cert client-key tls-server-name name n timeout monitor-retry type key prefix ' +
    'service tag state node wait',
  singleDash: true,
};
/** `consul lock prefix text…`, `consul watch -type key -key a text…`: a shell of this machine reads the words. */
const consul: Unwrap = (call) => {
  const locked = behind(call.argv, [['lock']], CONSUL);
  const rest = locked ? parseOptions(locked, { ...CONSUL, operands: 1 }).rest : behind(call.argv, [['watch']], CONSUL);
  const words = rest ? parseOptions(rest, CONSUL).rest : [];
  return words.length > 0 ? innerScript(call, words.join(' ')) : [];
};

const FIREBASE: Options = { short: 'Pc', long: 'project config account token only import log-verbosity' };
/** `firebase emulators:exec text`; flags may take a value or not, so every word behind counts as the text. */
const firebase: Unwrap = (call) => {
  const rest = behind(call.argv, [['emulators:exec', 'ext:dev:emulators:exec']], FIREBASE);
  if (!rest) return [];
  return parseOptions(rest, { ...FIREBASE, operands: rest.length }).operands.flatMap((text) => innerScript(call, text));
};

const KAMAL: Options = {
  short: 'hrcde',
  long: 'version hosts roles config-file config_file destination lock-wait-timeout lock-wait-interval env',
};
/** `kamal server exec text`, `kamal app exec text`, `kamal accessory exec db text`: a shell of the servers reads the words. */
const kamal: Unwrap = (call) => {
  const where = behind(call.argv, [['server', 'app', 'accessory'], ['exec']], KAMAL);
  if (!where) return [];
  const parsed = parseOptions(where, { ...KAMAL, operands: behind(call.argv, [['accessory']], KAMAL) ? 1 : 0 });
  const host = flag(parsed, 'd', 'destination') ?? flag(parsed, 'h', 'hosts');
  return parsed.rest.length > 0
    ? innerScript(call, parsed.rest.join(' '), {
        remote: { kind: 'other', host: typeof host === 'string' ? host : HOLE },
        cwd: HOLE,
        env: {},
      })
    : [];
};

/** Words of which the last ones are a command for a machine of a platform, by program name. */
export const machineWrappers: Readonly<Record<string, Unwrap>> = {
  hcloud,
  doctl,
  nomad,
  consul,
  kamal,
  firebase,
  'firebase-tools': firebase,
};
