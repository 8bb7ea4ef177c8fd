import type { Text } from '../../types';
import { type Changes, innerProgram, innerScript, type Unwrap } from './inner';
import { flag, type Options, type Parsed, parseOptions } from './options';

/** Wrappers whose words after their options are the program: `nice -n 5 make`. */
const PREFIXES: Readonly<Record<string, Options>> = {
  nohup: {},
  setsid: {},
  nice: { short: 'n', long: 'adjustment', cut: true },
  renice: { short: 'n', operands: 99 },
  ionice: { short: 'cnpPu', long: 'class classdata pid', cut: true },
  chrt: { short: 'TPD', operands: 1 },
  taskset: { operands: 1 },
  numactl: { short: 'NCmilp', long: 'cpunodebind physcpubind membind interleave localalloc preferred' },
  time: { short: 'fo', long: 'format output', cut: true },
  gtime: { short: 'fo', long: 'format output', cut: true },
  timeout: { short: 'ks', long: 'kill-after signal', operands: 1, cut: true },
  gtimeout: { short: 'ks', long: 'kill-after signal', operands: 1, cut: true },
  stdbuf: { short: 'ioe', long: 'input output error', cut: true },
  gstdbuf: { short: 'ioe', long: 'input output error', cut: true },
  unbuffer: {},
  caffeinate: { short: 'tw' },
  strace: { short: 'aeoOpPsSuEIbUX', long: 'output trace attach string-limit' },
  ltrace: { short: 'aAeFlnopsSux' },
  catchsegv: {},
  valgrind: { singleDash: false },
  perf: { operands: 1, short: 'eoFcpt' },
  rlwrap: { short: 'abCDefgHlmpPqsSwz', long: 'break-chars' },
  unshare: {
    short: 'RwSGl',
    attached: 'muinpUCT',
    long: 'root wd setuid setgid propagation setgroups map-user map-users map-group map-groups load-interp monotonic boottime owner',
    cut: true,
  },
  arch: { short: 'e' },
  fakeroot: { short: 'lbsi', long: 'lib faked' },
  fakechroot: {},
  'ssh-agent': { short: 'aEtOP' },
  'dbus-launch': {},
  'systemd-cat': { short: 'tp', long: 'identifier priority stderr-priority level-prefix namespace' },
  'sandbox-exec': { short: 'fpnD' },
  cpulimit: { short: 'peclP', long: 'pid exe path limit cpu' },
  multitime: { short: 'fIinors' },
  dtach: { short: 'aAcnNper' },
  abduco: { operands: 1, short: 'e' },
  's6-setuidgid': { operands: 1 },
  's6-envdir': { operands: 1 },
  envdir: { operands: 1 },
  envuidgid: { operands: 1 },
  softlimit: { short: 'adfmopstlcr' },
  cgexec: { short: 'g' },
  runcon: { short: 'turl', long: 'type user role range', operands: 0 },
  chronic: {},
  'run-one': {},
  'run-this-one': {},
  daemonize: { short: 'aceoplEu' },
  retry: { short: 'dts', long: 'times delay' },
  tsp: { short: 'LDNES' },
  'task-spooler': { short: 'LDNES' },
  wine: {},
  wine64: {},
  'qemu-x86_64': { short: 'EL' },
  'qemu-aarch64': { short: 'EL' },
  'ld.so': { long: 'library-path preload argv0' },
  'ld-linux-x86-64.so.2': { long: 'library-path preload argv0' },
  'ld-linux-aarch64.so.1': { long: 'library-path preload argv0' },
  'ld-musl-x86_64.so.1': { long: 'library-path preload argv0' },
  proot: { short: 'rbmqwkiS', long: 'rootfs bind cwd qemu pwd kernel-release change-id' },
  'systemd-nspawn': { short: 'DiuMEb', long: 'directory image user machine setenv bind bind-ro chdir' },
  linux64: {},
  linux32: {},
  setpriv: { long: 'reuid regid groups inh-caps ambient-caps bounding-set' },
  firejail: {},
  proxychains: { short: 'f' },
  proxychains4: { short: 'f' },
  torsocks: { short: 'uai' },
  torify: {},
  'dbus-run-session': { long: 'config-file' },
  'systemd-inhibit': { long: 'what who why mode' },
  'systemd-run': {
    short: 'HMupEC',
    long:
      'host machine capsule unit property description slice service-type uid gid nice working-directory root-directory setenv job-mode background json ' +
      'on-active on-boot on-startup on-unit-active on-unit-inactive on-calendar timer-property path-property socket-property',
    cut: true,
  },
  run0: {
    short: 'ugDM',
    long: 'user group nice chdir setenv background machine unit property description slice shell-prompt-prefix',
  },
  prlimit: { short: 'po', attached: 'cdefilmnqrstuvxy', long: 'pid output' },
  choom: { short: 'np', long: 'adjust pid' },
  uclampset: { short: 'mMp', long: 'util-min util-max pid' },
  logsave: { operands: 1 },
  ifne: {},
  ts: { short: 'LDNES' },
  'flatpak-spawn': { long: 'directory env unset-env forward-fd' },
  tini: { short: 'pe' },
  'dumb-init': {},
  catatonit: {},
  'su-exec': { operands: 1 },
  gosu: { operands: 1 },
  setuidgid: { operands: 1 },
  chpst: { short: 'ueUnlLmdop' },
  dotenv: { short: 'ef', long: 'file env' },
  dotenvx: { operands: 1, short: 'f', long: 'env-file env' },
  'env-cmd': { short: 'fre', long: 'file rc-file environments' },
  'cross-env-shell': { variables: true },
  'with-contenv': {},
  winpty: {},
  faketime: { operands: 1, short: 'f' },
  eatmydata: {},
  'xvfb-run': { short: 'efnps', long: 'server-num server-args error-file' },
  'aws-vault': { operands: 2, short: 'd', long: 'duration region mfa-token backend' },
  safehouse: {},
  sudo: {
    short: 'uagcpCrtThUDR',
    long: 'user auth-type group login-class prompt close-from role type other-user host chdir chroot command-timeout',
    variables: true,
    cut: true,
  },
  doas: { short: 'uC', variables: true },
  pkexec: { long: 'user' },
  'sudo-rs': { short: 'ugpCDR', long: 'user group prompt chdir', variables: true },
};

/** Programs whose named sub-command is the wrapper: `doppler run -- make`. */
const RUNNERS: Readonly<Record<string, { readonly verbs: readonly string[]; readonly options: Options }>> = {
  doppler: { verbs: ['run'], options: { short: 'pc', long: 'project config token command' } },
  op: { verbs: ['run'], options: { long: 'env-file account environment' } },
  infisical: { verbs: ['run'], options: { long: 'env path projectId token command' } },
  railway: { verbs: ['run', 'local'], options: { short: 'spe', long: 'service project environment' } },
  poetry: { verbs: ['run'], options: { short: 'CP', long: 'directory project' } },
  pipenv: { verbs: ['run'], options: {} },
  pdm: { verbs: ['run'], options: { short: 'p', long: 'project' } },
  hatch: { verbs: ['run'], options: {} },
  rye: { verbs: ['run'], options: {} },
  uv: {
    verbs: ['run'],
    options: { short: 'pw', long: 'python with with-requirements project directory extra group package env-file index-url' },
  },
  bundle: { verbs: ['exec'], options: {} },
  rbenv: { verbs: ['exec'], options: {} },
  pyenv: { verbs: ['exec'], options: {} },
  asdf: { verbs: ['exec'], options: {} },
  conda: { verbs: ['run'], options: { short: 'np', long: 'name prefix cwd' } },
  micromamba: { verbs: ['run'], options: { short: 'np', long: 'name prefix' } },
  pueue: { verbs: ['add'], options: { short: 'wgadolp', long: 'working-directory group after delay label priority' } },
  devbox: { verbs: ['run'], options: { short: 'ce', long: 'config env' } },
  heroku: { verbs: ['local:run'], options: {} },
  vercel: { verbs: ['env run'], options: { short: 'e', long: 'environment git-branch' } },
  pixi: { verbs: ['run', 'exec'], options: { short: 'es', long: 'environment manifest-path spec channel' } },
  toolbox: { verbs: ['run'], options: { short: 'cdr', long: 'container distro release' } },
  netlify: { verbs: ['dev:exec'], options: { long: 'context' } },
  chamber: { verbs: ['exec'], options: { operands: 1 } },
  teller: { verbs: ['run'], options: {} },
  foreman: { verbs: ['run'], options: { short: 'efd', long: 'env procfile root' } },
  honcho: { verbs: ['run'], options: { short: 'efd', long: 'env procfile app-root' } },
  terramate: {
    verbs: ['run'],
    options: {
      short: 'CBXj',
      long: 'chdir git-change-base tags no-tags parallel status target from-target drift-status deployment-status cloud-status log-level log-fmt log-destination terraform-plan-file tofu-plan-file',
    },
  },
};

const inner = (parsed: Parsed, rest: readonly Text[], call: Parameters<Unwrap>[0]): ReturnType<Unwrap> => {
  const cwd = flag(parsed, 'D', 'chdir');
  const env = { ...parsed.env, ...given(parsed) };
  if (call.program !== 'sudo') return innerProgram(call, rest, { env });
  const bare = Object.keys(env).length === 0 && parsed.flags.every(([name]) => RESETTING.has(name));
  const changes: Changes = { env, ...(typeof cwd === 'string' ? { cwd } : {}), ...(bare ? { bare } : {}) };
  return innerProgram(call, rest, changes);
};
/** `systemd-run -E A=b`, `flatpak-spawn --env=A=b` */
const given = ({ flags }: Parsed): Readonly<Record<string, Text>> =>
  Object.fromEntries(
    flags.flatMap(([name, value]) => {
      const [, variable, text] = /^(?:E|setenv|env)$/.test(name) ? (/^(\w+)=([\s\S]*)$/.exec(value ?? '') ?? []) : [];
      return variable === undefined ? [] : [[variable, text ?? '']];
    }),
  );
/** Options of sudo with which it still hands on nothing of the environment but what tells of the terminal. */
const RESETTING: ReadonlySet<string> = new Set(
  'u user g group n non-interactive k reset-timestamp H set-home A askpass S stdin p prompt'.split(' '),
);

const prefix =
  (options: Options): Unwrap =>
  (call) => {
    const parsed = parseOptions(call.argv, options);
    return inner(parsed, parsed.rest, call);
  };

const runner =
  ({ verbs, options }: (typeof RUNNERS)[string]): Unwrap =>
  (call) => {
    const { rest } = parseOptions(call.argv, { ...options, operands: 0 });
    const verb = verbs.find((one) => one.split(' ').every((word, at) => rest[at] === word));
    if (verb === undefined) return [];
    const parsed = parseOptions(rest.slice(verb.split(' ').length), options);
    // `doppler run --command text`
    const text = options.long?.endsWith(' command') === true ? flag(parsed, 'command') : null;
    return typeof text === 'string' ? innerScript(call, text) : inner(parsed, parsed.rest, call);
  };

/** `uv tool run awscli …` is `uvx awscli …`, `uv pip …` is `pip …`. */
const uvTool: Unwrap = (call) => {
  const [verb, second, ...rest] = call.argv;
  if (verb === 'tool' && second === 'run') return innerProgram(call, ['uvx', ...rest]);
  return verb === 'pip' ? innerProgram(call, ['pip', ...call.argv.slice(1)]) : [];
};

/** `cross-env A=b program` is `env A=b program`. */
const crossEnv: Unwrap = (call) => innerProgram(call, ['env', ...call.argv]);

export const prefixWrappers: Readonly<Record<string, Unwrap>> = Object.fromEntries([
  ['cross-env', crossEnv],
  ...Object.entries(PREFIXES).map(([name, options]) => [name, prefix(options)] as const),
  ...Object.entries(RUNNERS).map(([name, spec]): readonly [string, Unwrap] => {
    const run = runner(spec);
    return [name, name === 'uv' ? (call) => [...uvTool(call), ...run(call)] : run];
  }),
]);
