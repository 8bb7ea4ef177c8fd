import type { Call, ProgramCall, Remote, Text } from '../types';

const KUBECTL: ReadonlySet<string> = new Set(['kubectl', 'oc', 'k', 'kubecolor']);
const DOCKER: ReadonlySet<string> = new Set(['docker', 'podman', 'nerdctl', 'docker-compose', 'podman-compose']);
const ANSIBLE: ReadonlySet<string> = new Set(['ansible', 'ansible-playbook']);
const SSH: ReadonlySet<string> = new Set([...'ssh autossh mosh scp sftp rsync dbclient rsh sshpass'.split(' '), ...ANSIBLE]);
/** Their options may stand behind the hosts. */
const COPIES: ReadonlySet<string> = new Set(['rsync', 'scp', 'sftp']);
const OUTER: Readonly<Partial<Record<Remote['kind'], ReadonlySet<string>>>> = { pod: KUBECTL, container: DOCKER, ssh: SSH };

/** The program of this machine that brought a call into a pod or container, or to another machine. */
export function outerOf(call: Call, at: number, calls: readonly Call[]): ProgramCall | null {
  const programs = call.remote ? OUTER[call.remote.kind] : undefined;
  for (let index = at - 1; programs && index >= 0; index -= 1) {
    const one = calls[index];
    if (one?.kind === 'program' && one.remote === null && programs.has(one.program)) return one;
  }
  return null;
}

/** The id under which the rules, and what programs ask for, know such a program. */
export function outerProgram(program: Text): string {
  if (KUBECTL.has(program)) return 'kubectl';
  if (DOCKER.has(program)) return 'docker';
  if (ANSIBLE.has(program)) return 'ansible';
  return COPIES.has(program) ? 'rsync' : 'ssh';
}
