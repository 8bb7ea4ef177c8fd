import { HOLE, type Text } from '../../types';
import { innerProgram, innerScript, type Unwrap } from './inner';
import { flag, hasFlag, parseOptions } from './options';
import { codeOf } from './variables';

/** `env -u A -C dir -S 'text' B=1 program` */
const env: Unwrap = (call) => {
  // A dash alone is `-i`.
  const argv = call.argv[0] === '-' ? call.argv.slice(1) : call.argv;
  const parsed = parseOptions(argv, { short: 'uCSPaLU', long: 'unset chdir split-string argv0', variables: true, cut: true });
  const chdir = flag(parsed, 'C', 'chdir');
  const changes = { env: parsed.env, ...(typeof chdir === 'string' ? { cwd: folder(call.cwd, chdir) } : {}) };
  const heeded = Object.entries(parsed.env).flatMap(([name, value]) => {
    const code = codeOf(name, value);
    return code?.kind === 'text' ? innerScript(call, code.code) : [];
  });
  const split = flag(parsed, 'S', 'split-string');
  // `-S` splits like a shell, without running anything itself.
  if (typeof split === 'string') return [...heeded, ...innerScript(call, [split, ...parsed.rest.map(quoted)].join(' '), changes)];
  return [...heeded, ...innerProgram(call, parsed.rest, changes)];
};

/** `su - user -c text`, `runuser -u user -- program` */
const su: Unwrap = (call) => {
  const at = call.argv.findIndex((word) => /^-[a-zA-Z]*c$|^--(?:session-)?command$/.test(word));
  const joined = call.argv.find((word) => word.startsWith('--command='));
  if (joined !== undefined) return innerScript(call, joined.slice('--command='.length));
  if (at >= 0) return innerScript(call, call.argv[at + 1] ?? '');
  // With `-u` the words behind the options are the program.
  if (call.program === 'runuser' && call.argv.some((word) => /^-u|^--user/.test(word)))
    return innerProgram(call, parseOptions(call.argv, { short: 'ugGwT', long: 'user group supp-group whitelist-environment' }).rest);
  return [{ kind: 'input', from: call, shell: 'sh', args: [] }];
};

/** `watch -n 5 text…` */
const watch: Unwrap = (call) => {
  const parsed = parseOptions(call.argv, { short: 'nq', long: 'interval equexit', cut: true });
  if (parsed.rest.length === 0) return [];
  return hasFlag(parsed, 'x', 'exec') ? innerProgram(call, parsed.rest) : innerScript(call, parsed.rest.join(' '));
};

/** `script -c text file`, `script -q file program…` */
const script: Unwrap = (call) => {
  const parsed = parseOptions(call.argv, {
    short: 'cEIOBTmot',
    long: 'command echo log-in log-out log-io log-timing logging-format output-limit',
    operands: 1,
  });
  const text = flag(parsed, 'c', 'command');
  if (typeof text === 'string') return innerScript(call, text);
  return parsed.rest.length > 0 ? innerProgram(call, parsed.rest) : [{ kind: 'input', from: call, shell: 'sh', args: [] }];
};

/** `flock file program…`, `flock file -c text` */
const flock: Unwrap = (call) => {
  const parsed = parseOptions(call.argv, { short: 'wE', long: 'wait timeout conflict-exit-code', operands: 1, cut: true });
  return hasFlag(parsed, 'c', 'command') ? innerScript(call, parsed.rest.join(' ')) : innerProgram(call, parsed.rest);
};

const chroot: Unwrap = (call) => {
  const { operands, rest } = parseOptions(call.argv, { long: 'userspec groups', operands: 1 });
  const root = operands[0] ?? HOLE;
  const words = rest.length > 0 ? rest : ['sh'];
  // `/` inside is the new root outside: what is absolute is said as it lies on this machine.
  const outside = words.map((word, i) => (i > 0 && word.startsWith('/') ? root.replace(/\/$/, '') + word : word));
  return [
    ...innerProgram(call, words, { cwd: '/', remote: { kind: 'other', host: root } }),
    ...(root === '/' || words.length > 1 ? innerProgram(call, outside) : []),
  ];
};

/** `setarch -R program`: the architecture may be left out. */
const setarch: Unwrap = (call) => innerProgram(call, parseOptions(call.argv, { operands: call.argv[0]?.startsWith('-') ? 0 : 1 }).rest);

/** `capsh --print -- -c text`: what stands behind the dashes are words for bash. */
const capsh: Unwrap = (call) => {
  const at = call.argv.findIndex((word) => word === '--' || word === '==');
  return at < 0 ? [] : innerProgram(call, ['bash', ...call.argv.slice(at + 1)]);
};

const nsenter: Unwrap = (call) => {
  const parsed = parseOptions(call.argv, { short: 'tSGN', attached: 'muinpCrwUTW', long: 'target setuid setgid net-socket', cut: true });
  return innerProgram(call, parsed.rest.length > 0 ? parsed.rest : ['sh']);
};

/** `busybox rm -rf x`: its first word is the program. */
const multicall: Unwrap = (call) => innerProgram(call, call.argv[0]?.startsWith('-') ? [] : call.argv);

/** `sudo -s`, `sudo -i` without a program read a shell's text. */
export const sudoShell =
  (otherwise: Unwrap | undefined): Unwrap =>
  (call) => {
    const inner = otherwise?.(call) ?? [];
    return inner.length === 0 && call.argv.some((word) => /^-[a-zA-Z]*[si]$|^--(?:shell|login)$/.test(word))
      ? [{ kind: 'input', from: call, shell: 'sh', args: [] }]
      : inner;
  };

/** Words that reach a wrapper as arguments although they are the shell's own: another shell reads them. */
const asText: Unwrap = (call) => innerScript(call, call.argv.join(' '));
const asProgram: Unwrap = (call) => innerProgram(call, parseOptions(call.argv, { short: 'a' }).rest);
const asFile: Unwrap = (call) => {
  const [path, ...args] = call.argv;
  return path === undefined ? [] : [{ kind: 'file', from: call, path, shell: 'sh', args }];
};

export const quoted = (word: Text): Text => (/^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

const folder = (cwd: Text, path: Text): Text => (path.startsWith('/') || path.startsWith(HOLE) ? path : `${cwd}/${path}`);

export const specialWrappers: Readonly<Record<string, Unwrap>> = {
  env,
  genv: env,
  su,
  runuser: su,
  watch,
  script,
  flock,
  chroot,
  nsenter,
  setarch,
  capsh,
  busybox: multicall,
  toybox: multicall,
  coreutils: multicall,
  eval: asText,
  exec: asProgram,
  command: asProgram,
  builtin: asProgram,
  source: asFile,
};
