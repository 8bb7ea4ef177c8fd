import { isLoopback } from '../../policy/loopback';
import { HOLE, type ProgramCall, type Remote, type Text } from '../../types';
import { entryOf } from './images';
import { type Inner, innerProgram, innerScript, type Unwrap } from './inner';
import { flag, type Options, type Parsed, parseOptions } from './options';

/** Words that reach another machine or container; without words a shell there reads standard input. */
function there(call: ProgramCall, remote: Remote, words: readonly Text[], cwd: Text = HOLE): readonly Inner[] {
  if (words.length > 0) return innerProgram(call, words, { remote, cwd, env: {} });
  return [{ kind: 'input', from: { ...call, remote, cwd }, shell: 'sh', args: [] }];
}

/** `ssh -p 22 user@host text…` */
const ssh =
  (options: Options): Unwrap =>
  (call) => {
    const { operands, rest, flags } = parseOptions(call.argv, { ...options, operands: 1 });
    // Options may also stand behind the host.
    const { rest: words, flags: behind } = rest[0]?.startsWith('-') ? parseOptions(rest, options) : { rest, flags: [] };
    const remote: Remote = { kind: 'ssh', host: sshHost(operands[0] ?? HOLE, [...flags, ...behind]) };
    // This machine again, unless another port leads into a container or a virtual machine.
    const leads = [...flags, ...behind].some(([name]) => name !== undefined && 'pJoWFS'.includes(name)) || operands[0]?.startsWith('ssh:');
    if (call.remote === null && isLoopback(remote.host) && !leads && words.length > 0)
      return innerScript(call, `cd ~\n${words.join(' ')}`, {});
    const changes = { remote, cwd: HOLE };
    return words.length > 0
      ? innerScript(call, words.join(' '), changes)
      : [{ kind: 'input', from: { ...call, ...changes }, shell: 'sh', args: [] }];
  };
const SSH: Options = { short: 'BbcDEeFIiJLlmOoPpQRSWw' };

/** An option may name another host than the word that stands for it; with other settings, or a program on the way, it is not known where that leads. */
function sshHost(word: Text, flags: Parsed['flags']): Text {
  const set = flags.flatMap(([name, value]) => (name === 'o' && value !== null ? [value.trim()] : []));
  const named = set.map((one) => /^hostname(?:\s*=\s*|\s+)(.+)$/i.exec(one)?.[1]).find((one) => one !== undefined);
  const host = (named ?? word).replace(/^ssh:\/\//, '').replace(/^[^@]*@/, '');
  const led = flags.some(([name]) => name === 'F') || set.some((one) => /^proxycommand(?!\s*(?:=\s*)?none)/i.test(one));
  return led && !host.includes(HOLE) ? `${host}${HOLE}` : host;
}

/** Options in front of the verb: those of docker and podman stand alone only where named; nerdctl's address and namespace have letters. */
const DOCKER: Options = {
  short: 'Hclna',
  alone:
    'debug tls tlsverify version help remote syslog trace noout no-out transient-store experimental insecure-registry debug-full kube-hide-dupe D',
};
/** `run`, `create` and `exec` of docker, podman, nerdctl and Compose: whatever is not named here takes a value. */
const RUN: Options = {
  short: 'acehlmpuvw',
  alone:
    'detach disable-content-trust help init interactive no-healthcheck oom-kill-disable privileged publish-all quiet read-only rm sig-proxy tty use-api-socket ' +
    'env-host http-proxy no-hosts no-hostname passwd read-only-tmpfs replace rmi rootfs tls-verify unsetenv-all no-session latest ' +
    'no-deps use-aliases service-ports quiet-build quiet-pull build remove-orphans no-tty no-TTY dry-run rootless',
};
const COMPOSE: Options = { short: 'fp', alone: 'all-resources compatibility dry-run verbose no-ansi version help' };

const docker: Unwrap = (call) => {
  const outer = parseOptions(call.argv, DOCKER);
  const [verb, ...words] = outer.rest[0] === 'container' ? outer.rest.slice(1) : outer.rest;
  if (verb === 'compose') return compose({ ...call, argv: words });
  return verb === 'exec' || verb === 'run' ? inContainer(call, words, verb) : [];
};

const compose: Unwrap = (call) => {
  const [verb, ...words] = parseOptions(call.argv, COMPOSE).rest;
  return verb === 'exec' || verb === 'run' ? inContainer(call, words, verb) : [];
};

function inContainer(call: ProgramCall, argv: readonly Text[], verb: 'exec' | 'run'): readonly Inner[] {
  const parsed = parseOptions(argv, RUN);
  // Options behind the image are its program's.
  const [image, ...behind] = parsed.rest;
  const rest = behind[0] === '--' ? behind.slice(1) : behind;
  const remote: Remote = { kind: 'container', host: image ?? HOLE };
  const entry = flag(parsed, 'entrypoint');
  const words = typeof entry === 'string' ? [entry, ...rest] : rest;
  const cwd = flag(parsed, 'w', 'workdir') ?? HOLE;
  const started = verb === 'run' && typeof entry !== 'string' ? entryOf(remote.host, rest[0]) : null;
  const inside = started !== null || (words.length === 0 && verb !== 'run') ? [] : there(call, remote, words, cwd);
  const own = started === null ? [] : there(call, remote, [started, ...rest], cwd);
  return [...inside, ...own, ...mounted(call, parsed.flags, words, cwd)];
}

/** A folder of this machine that is mounted into the container is changed here: the same words with the path it has here. */
function mounted(call: ProgramCall, flags: readonly (readonly [Text, Text | null])[], words: readonly Text[], cwd: Text): readonly Inner[] {
  const mounts = flags.flatMap(([name, value]): [Text, Text][] => {
    if (value === null) return [];
    if (name === 'v' || name === 'volume') {
      const [source = '', target = ''] = value.split(':');
      return /^[/.~]/.test(source) || source.startsWith(HOLE) ? [[source, target]] : [];
    }
    if (name !== 'mount') return [];
    const source = /(?:source|src)=([^,]*)/.exec(value)?.[1];
    const target = /(?:target|dst|destination)=([^,]*)/.exec(value)?.[1];
    return source !== undefined && target !== undefined && /^[/.~]/.test(source) ? [[source, target]] : [];
  });
  if (mounts.length === 0 || words.length === 0) return [];
  const here = (text: Text): Text =>
    mounts.reduce((result, [source, target]) => {
      const plain = target.replace(/\/$/, '');
      return plain === ''
        ? result
        : result.replaceAll(new RegExp(`(?<![\\w./-])${plain.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'g'), () => source);
    }, text);
  const moved = words.map(here);
  const folder = here(cwd);
  const changed = folder !== cwd || moved.some((word, i) => word !== words[i]);
  return changed
    ? innerProgram(call, moved, { cwd: folder === '' ? call.cwd : folder.startsWith('.') ? `${call.cwd}/${folder}` : folder })
    : [];
}

/** As `exec`, `run` and `debug` read them, with the options of kubectl itself. */
const KUBECTL: Options = {
  short: 'ncsfvl',
  alone:
    'stdin tty quiet rm attach leave-stdin-open command expose privileged arguments-only replace keep-labels keep-annotations keep-liveness keep-readiness keep-startup ' +
    'keep-init-containers same-node share-processes dry-run insecure-skip-tls-verify match-server-version warnings-as-errors disable-compression help wait force cascade ' +
    'now record save-config logtostderr alsologtostderr no-stdin no-tty as-root keep-annotations one-container preserve-pod',
};
const kubectl: Unwrap = (call) => {
  const [verb, ...words] = parseOptions(call.argv, KUBECTL).rest;
  if (verb !== 'exec' && verb !== 'run' && verb !== 'debug') return [];
  const separator = words.indexOf('--');
  const { operands, rest } = parseOptions(separator < 0 ? words : words.slice(0, separator), { ...KUBECTL, operands: 1 });
  const command = separator < 0 ? parseOptions(rest, KUBECTL).rest : words.slice(separator + 1);
  if (verb !== 'exec' && command.length === 0) return [];
  const remote: Remote = { kind: 'pod', host: operands[0] ?? HOLE };
  const image =
    verb === 'run' && !words.slice(0, Math.max(separator, 0)).includes('--command')
      ? flag(parseOptions(words, { ...KUBECTL, operands: words.length }), 'image')
      : null;
  const started = typeof image === 'string' ? entryOf(image, command[0]) : null;
  return there(call, remote, started === null ? command : [started, ...command]);
};

/** `k3s kubectl …`, `minikube kubectl -- …`: kubectl itself, which is then read in turn. */
const throughKubectl: Unwrap = ({ argv, ...call }) => {
  const [verb, ...rest] = argv;
  return verb === 'kubectl' ? innerProgram({ ...call, argv }, ['kubectl', ...(rest[0] === '--' ? rest.slice(1) : rest)]) : [];
};

/** Tools that open a shell elsewhere: the option that carries the text, and the words before the program. */
const elsewhere =
  (verbs: readonly string[], options: Options, text: readonly string[]): Unwrap =>
  (call) => {
    if (verbs.some((verb, i) => call.argv[i] !== verb)) return [];
    const parsed = parseOptions(call.argv.slice(verbs.length), options);
    const remote: Remote = { kind: 'other', host: parsed.operands[0] ?? HOLE };
    const code = flag(parsed, ...text);
    if (typeof code === 'string') return innerScript(call, code, { remote, cwd: HOLE });
    if (text.length > 0) return [];
    // `heroku run 'rails db:drop' -a shop`: no program has blanks in its name.
    return /\s/.test(parsed.rest[0] ?? '')
      ? innerScript(call, parsed.rest.join(' '), { remote, cwd: HOLE, env: {} })
      : there(call, remote, parsed.rest);
  };

const oneOf =
  (...ways: readonly Unwrap[]): Unwrap =>
  (call) =>
    ways.map((way) => way(call)).find((inner) => inner.length > 0) ?? [];

const GCLOUD: Options = { long: 'project zone command account configuration ssh-key-file ssh-flag', operands: 1 };

const HEROKU: Options = { short: 'arse', long: 'app remote size env type' };
/** `heroku run:inside web.1 rails console`: which dyno it is does not say where the app is. */
const insideDyno: Unwrap = (call) =>
  call.argv[0] === 'run:inside'
    ? there(call, { kind: 'other', host: HOLE }, parseOptions(call.argv.slice(1), { ...HEROKU, operands: 1 }).rest)
    : [];

export const containerWrappers: Readonly<Record<string, Unwrap>> = {
  ssh: ssh(SSH),
  autossh: ssh({ short: `${SSH.short}M` }),
  mosh: ssh({ short: 'p', long: 'ssh port server client' }),
  dbclient: ssh({ short: 'BbcgiJLlmopRW' }),
  rsh: ssh({ short: 'lp' }),
  plink: ssh({ short: 'PlimNz', long: 'pw pwfile hostkey load proxycmd', singleDash: true }),
  sshpass: (call) => innerProgram(call, parseOptions(call.argv, { short: 'pfdP' }).rest),
  docker,
  podman: docker,
  nerdctl: docker,
  'docker-compose': compose,
  'podman-compose': compose,
  kubectl,
  oc: kubectl,
  k3s: throughKubectl,
  microk8s: throughKubectl,
  minikube: throughKubectl,
  gcloud: oneOf(elsewhere(['compute', 'ssh'], GCLOUD, ['command']), elsewhere(['cloud-shell', 'ssh'], GCLOUD, ['command'])),
  fly: elsewhere(['ssh', 'console'], { short: 'aCs', long: 'app command' }, ['C', 'command']),
  flyctl: elsewhere(['ssh', 'console'], { short: 'aCs', long: 'app command' }, ['C', 'command']),
  vagrant: elsewhere(['ssh'], { short: 'c', long: 'command', operands: 1 }, ['c', 'command']),
  heroku: oneOf(elsewhere(['run'], HEROKU, []), elsewhere(['run:detached'], HEROKU, []), insideDyno),
  lxc: elsewhere(['exec'], { operands: 1, long: 'cwd env user' }, []),
  incus: elsewhere(['exec'], { operands: 1, long: 'cwd env user' }, []),
  multipass: elsewhere(['exec'], { operands: 1, short: 'd' }, []),
  limactl: elsewhere(['shell'], { operands: 1, long: 'workdir shell' }, []),
  adb: elsewhere(['shell'], {}, []),
  lima: (call) => there(call, { kind: 'other', host: 'lima' }, parseOptions(call.argv, {}).rest),
  colima: elsewhere(['ssh'], { short: 'p', long: 'profile' }, []),
  tsh: elsewhere(['ssh'], { operands: 1, short: 'liLRDJ', long: 'proxy user login identity cluster ttl jumphost auth' }, []),
  // `-e` is followed by the program itself.
  wsl: (call) => innerProgram(call, parseOptions(call.argv, { short: 'du', long: 'distribution distribution-id user cd shell-type' }).rest),
};
