import type { Context, Reader } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { HOLE } from '../../types';
import { fileCall } from '../files/fileCall';
import { absolute } from '../http/sources';
import { flag, hasFlag, parseOptions } from '../wrappers/options';
import { argsOf, type Included, isLocal, known, type Task, tasksOf } from './tasks';
import { readYaml } from './yaml';

const OPTIONS = {
  short: 'ilectufMTBPam',
  long:
    'inventory inventory-file limit extra-vars connection tags skip-tags user private-key key-file forks module-path timeout become-user become-method vault-id ' +
    'vault-password-file ssh-common-args ssh-extra-args sftp-extra-args scp-extra-args start-at-task args module-name background poll playbook-dir task-timeout',
  operands: 0,
};
const QUIET = ['C', 'check', 'syntax-check', 'list-hosts', 'list-tasks', 'list-tags', 'version', 'h', 'help'];
const MOST_FILES = 40;

/** Folders with what somebody keeps, of which a playbook that removes one is asked about; single files and caches are its everyday work. */
const VITAL =
  /^(?:\/|~\/?|\/(?:home|root|srv|data|mnt|media|opt|usr|etc|var|boot|lib|lib64|bin|sbin|backups?|storage|volumes?)(?:\/[\w@-]+)?\/?\*?|\/var\/(?:lib|backups?|www|mail|log|spool|opt)\/[\w@-]+(?:\/(?:data|main|backups?|\d+))*\/?\*?)$/;

interface Asked {
  readonly inventory: Text;
  readonly limit: Text;
}

/** What a task does, for the rules: a command line, a file that goes, SQL, or the module by its name. */
function callsOf(task: Task, call: ProgramCall, asked: Asked, context: Context): readonly Call[] {
  const remote = task.local ? call.remote : ({ kind: 'ssh', host: asked.limit === '' ? task.hosts : asked.limit } as const);
  const at: ProgramCall = { ...call, remote, via: [...call.via, call.program], stdin: { kind: 'none' }, cwd: task.local ? call.cwd : HOLE };
  const { module, args, text } = task;
  if (/^(?:shell|command|raw|win_shell|win_command)$/.test(module)) {
    const line =
      args.cmd ?? args.argv ?? args._raw_params ?? text.replace(/(?:^|\s)(?:chdir|creates|removes|executable|warn|stdin)=\S+/g, '');
    return line.trim() === '' ? [] : context.shell(line, at, 'sh', []);
  }
  if (module === 'file' && args.state === 'absent') {
    const path = args.path ?? args.dest ?? args.name ?? '';
    if (path === '' || path.includes(HOLE)) return [];
    return task.local || VITAL.test(path) ? [fileCall(at, context, 'delete', path, { recursive: true, by: 'ansible file' })] : [];
  }
  const query = args.query ?? args.script;
  if (query !== undefined && /^(?:postgresql|mysql)_(?:query|script)$/.test(module)) {
    const program = module.startsWith('mysql') ? 'mysql' : 'psql';
    const host = args.login_host ?? '';
    const argv = [...(host === '' ? [] : ['-h', host]), ...(program === 'mysql' ? ['-e', query] : ['-c', query])];
    return [{ ...at, program, path: program, argv }];
  }
  const flags = Object.entries(args).map(([key, value]) => `--${key}=${value}`);
  return [
    {
      ...at,
      program: 'ansible-module',
      path: 'ansible-module',
      argv: [module, ...flags, `--hosts=${task.hosts}`, ...(asked.inventory === '' ? [] : [`--inventory=${asked.inventory}`])],
    },
  ];
}

const askedOf = (parsed: ReturnType<typeof parseOptions>): Asked => ({
  inventory: flag(parsed, 'i', 'inventory', 'inventory-file') ?? '',
  limit: flag(parsed, 'l', 'limit') ?? '',
});

/** `ansible web -m shell -a 'rm -rf /srv'` */
const adHoc: Reader = (call, context) => {
  const parsed = parseOptions(call.argv, { ...OPTIONS, operands: 99 });
  if (hasFlag(parsed, ...QUIET)) return [];
  const [hosts = ''] = [...parsed.operands, ...parsed.rest];
  if (hosts === '') return [];
  const named = flag(parsed, 'm', 'module-name') ?? 'command';
  const text = known(flag(parsed, 'a', 'args') ?? '');
  const local = isLocal(hosts, flag(parsed, 'c', 'connection') ?? undefined);
  return callsOf(
    { module: named.slice(named.lastIndexOf('.') + 1), text, args: argsOf(text), hosts, local },
    call,
    askedOf(parsed),
    context,
  );
};

/** `ansible-playbook -i inventory site.yml`: its plays with the files and roles that they bring in. */
const playbook: Reader = (call, context) => {
  const parsed = parseOptions(call.argv, { ...OPTIONS, short: 'ilectufMT', operands: 99 });
  if (hasFlag(parsed, ...QUIET)) return [];
  const asked = askedOf(parsed);
  const tags = parsed.flags.flatMap(([name, value]) => (name === 't' || name === 'tags' ? (value ?? '').split(',') : []));
  const local = isLocal('', flag(parsed, 'c', 'connection') ?? undefined);
  const seen = new Set<string>();
  const read = (path: Text, base: Text): readonly Call[] => {
    if (seen.has(path) || seen.size >= MOST_FILES || call.remote !== null) return [];
    seen.add(path);
    const file = context.file(path, 'text');
    if (file.kind !== 'text' || !context.spend(1 + file.text.length / 16)) return [];
    const folder = path.slice(0, path.lastIndexOf('/'));
    return readYaml(file.text).flatMap((value) => {
      const { tasks, included } = tasksOf(value, { hosts: asked.limit === '' ? HOLE : asked.limit, local, tags });
      return [
        ...tasks.flatMap((task) => callsOf(task, call, asked, context)),
        ...included.flatMap((one) => read(pathOf(one, folder, base), base)),
      ];
    });
  };
  return [...parsed.operands, ...parsed.rest]
    .filter((word) => /\.ya?ml$/.test(word))
    .flatMap((word) => {
      const path = absolute(word, call.cwd);
      return read(path, path.slice(0, path.lastIndexOf('/')));
    });
};

const pathOf = ({ kind, name }: Included, folder: Text, base: Text): Text =>
  kind === 'role' ? `${base}/roles/${name}/tasks/main.yml` : absolute(name, folder);

export const ansibleReaders: Readonly<Record<string, Reader>> = { ansible: adHoc, 'ansible-playbook': playbook };
