import { type ChildProcess, fork } from 'node:child_process';

/** What a server needs of the environment. The rest is left out: `NODE_OPTIONS` and its like would run foreign code in the guard. */
const KEPT =
  /^(PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SystemRoot|windir|USERPROFILE|APPDATA|LOCALAPPDATA|HOMEDRIVE|HOMEPATH)$/i;
/** What says where a person's programs go: evidence, never more than a candidate. */
const TARGETS = /^(KUBECONFIG|AWS_PROFILE|AWS_DEFAULT_PROFILE|DOCKER_HOST|DOCKER_CONTEXT|TF_WORKSPACE|DATABASE_URL)$/;

/** glibc returns what reading the program took, a seventh of an idle server's memory; other systems know no such variable. */
const GIVES_BACK = { MALLOC_TRIM_THRESHOLD_: '65536', MALLOC_ARENA_MAX: '1' };

/** Starts the guard server's program with the editor's own Node; it speaks over Node's IPC, its standard streams are piped. */
export function startServerProcess(module: string, cwd: string): ChildProcess {
  const kept = Object.entries(process.env)
    .filter(([name]) => KEPT.test(name) || TARGETS.test(name))
    // Nobody needs the password.
    .map(([name, value]) => [name, name === 'DATABASE_URL' ? value?.replace(/\/\/.*@/s, '//') : value]);
  return fork(module, ['--node-ipc', `--clientProcessId=${process.pid}`], {
    cwd,
    env: { ...Object.fromEntries(kept), ...GIVES_BACK, ELECTRON_RUN_AS_NODE: '1', ELECTRON_NO_ASAR: '1' },
    execArgv: [],
    silent: true,
    serialization: 'json',
  });
}

/** Ends a process that no longer answers; a stopped process dies only of SIGKILL. */
export function killProcess(child: ChildProcess): void {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
}
