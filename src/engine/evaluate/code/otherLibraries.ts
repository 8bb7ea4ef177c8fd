import { HOLE } from '../../types';
import { runText } from './evalText';
import type { Invocation, Machine } from './machine';
import { pathText, runProgram, touchFile } from './programs';
import { memberOf, textOf, textValue, UNKNOWN, type Value } from './values';

const PATHS = /^(?:text|(?:pathlib\.)?(?:Path|PosixPath)(?:\.home|\.cwd)?\(\)(?:\.\w+(?:\(\))?)*?)\.(r?glob|iterdir)$/;
const SSH = /^(?:fabric2?|paramiko|asyncssh|spur|ssh2|node-ssh)\b.*\.(?:exec_command|run|sudo|exec|execCommand)$/;
const DOCKER =
  /^(?:docker|aiodocker)\b.*\.(volumes|containers|images|networks)(?:\.(?:get|list)\(\))?(?:\.each\(\))?\.(prune|remove|kill)$/;
const DOCKERODE = /^dockerode\b.*\.get(Volume|Container|Image|Network)\(\)\.(?:remove|kill)$/;
const SFTP = /^(?:paramiko|asyncssh|pysftp|ssh2-sftp-client)\b.*\.(remove|unlink|rmdir|delete|rmtree)$/;
const VAULT = /^hvac\.Client\(\)\.(?:secrets\.kv\b.*\.delete_metadata_and_all_versions|sys\.disable_secrets_engine)$/;
/** Commands of plumbum. */
const PLUMBUM = /^plumbum\.cmd\.(\w+)$/;
const FILE_SYSTEMS = /^(s3fs|gcsfs|adlfs|fsspec|cloudpathlib)\b.*\.(?:rm|delete|rmtree|rmdir|unlink)$/;
const OTHERS =
  /^(?:dockerode|ftplib|s3fs|gcsfs|adlfs|fsspec|cloudpathlib|minio|consul|etcd3|kazoo|boto|paramiko|asyncssh|pysftp|ssh2-sftp-client|hvac|pika|plumbum)\b|(?:^|\.)call_command$/;
const KUBERNETES = /(?:^|\.)(?:\w+V\d\w*Api|CustomObjectsApi)\(\)\.delete_(?:collection_)?(?:namespaced_)?(\w+)$/;
const GIT = /^git\.Repo\(\)\.git\.(\w+)$/;
const NOUNS: Readonly<Record<string, string>> = { volumes: 'volume', containers: 'container', images: 'image', networks: 'network' };

/** Libraries whose functions do what a program does: said in that program's words. */
export function otherLibraries({ path, self, args, named }: Invocation, machine: Machine): Value | undefined {
  // Whatever is read here is a member of something.
  if (!path.includes('.')) return undefined;
  const [first] = args;
  const run = (program: string, words: readonly string[]): Value => {
    runProgram(textValue(program), { v: 'list', items: words.map((word) => textValue(word)) }, {}, machine);
    return UNKNOWN;
  };
  const globbed = PATHS.exec(path)?.[1];
  if (globbed && self) {
    const pattern = globbed === 'iterdir' ? '*' : textOf(first ?? UNKNOWN);
    return { v: 'list', items: [textValue(`${pathText(self, machine)}/${globbed === 'rglob' ? '**/' : ''}${pattern}`)] };
  }
  if (SSH.test(path)) return run('ssh', [hostOf(self), textOf(first ?? UNKNOWN)]);
  const [, things = '', action = ''] = DOCKER.exec(path) ?? [];
  if (action === 'prune') return run('docker', [NOUNS[things] ?? things, 'prune', '-f']);
  if (action !== '')
    return run('docker', [NOUNS[things] ?? things, action === 'kill' ? 'kill' : 'rm', nameIn(self) ?? textOf(first ?? UNKNOWN)]);
  const said = OTHERS.test(path) ? otherWords(path, self, args, named) : null;
  if (said !== null) return run(said[0] ?? HOLE, said.slice(1));
  const kind = path.includes('delete_') ? KUBERNETES.exec(path)?.[1] : undefined;
  if (kind !== undefined) {
    const [name, namespace] = [first ?? named.get('name'), args[1] ?? named.get('namespace')];
    return run('kubectl', ['delete', kind.replaceAll('_', ''), textOf(name ?? UNKNOWN), ...(namespace ? ['-n', textOf(namespace)] : [])]);
  }
  const verb = GIT.exec(path)?.[1];
  if (verb !== undefined)
    return run('git', [
      verb.replaceAll('_', '-'),
      ...args.flatMap((one) => (one.v === 'list' ? one.items : [one])).map((one) => textOf(one)),
    ]);
  if (path === 'worker_threads.Worker') {
    const evaluates = memberOf(args[1], 'eval');
    if (evaluates && !(evaluates.v === 'plain' && !evaluates.value)) return runText({ args }, machine);
    return run('node', [textOf(first ?? UNKNOWN)]);
  }
  // Opened for writing anew: what was there is gone.
  if (/^(?:fs|fs\/promises|fs\.promises)\.open(?:Sync)?$/.test(path) && args[1]?.v === 'text' && args[1].text.startsWith('w'))
    touchFile('overwrite', first, machine, { by: path, content: UNKNOWN });
  return undefined;
}

/** The words of the program that does the same. */
function otherWords(path: string, self: Value | null, args: readonly Value[], named: ReadonlyMap<string, Value>): readonly string[] | null {
  const first = args[0] ?? named.get('path') ?? named.get('queue') ?? UNKNOWN;
  const thing = DOCKERODE.exec(path)?.[1]?.toLowerCase();
  if (thing !== undefined) return ['docker', thing, 'rm', '-f', nameIn(self) ?? HOLE];
  if (SFTP.test(path)) return ['ssh', hostOf(self), `rm -r ${textOf(first)}`];
  if (VAULT.test(path))
    return path.endsWith('engine') ? ['vault', 'secrets', 'disable', textOf(first)] : ['vault', 'kv', 'metadata', 'delete', textOf(first)];
  const broker = /^pika\b.*\.(queue|exchange)_delete$/.exec(path)?.[1];
  if (broker !== undefined) return ['rabbitmqadmin', 'delete', broker, `name=${textOf(first)}`];
  if (/^ftplib\.FTP(?:_TLS)?\(\)\.(?:delete|rmd)$/.test(path)) return ['curl', '-Q', `DELE ${textOf(first)}`, `ftp://${hostOf(self)}/`];
  const store = FILE_SYSTEMS.exec(path)?.[1];
  if (store !== undefined) {
    const given = args[0] ?? named.get('path');
    const name = given ? textOf(given) : (nameIn(self) ?? HOLE);
    const scheme = /^(\w+):\/\//.exec(name)?.[1] ?? { s3fs: 's3', gcsfs: 'gs' }[store] ?? nameIn(self) ?? 's3';
    const place = name.includes('://') ? name : `${scheme}://${name}`;
    return scheme === 'gs' || scheme === 'gcs' ? ['gcloud', 'storage', 'rm', '-r', place] : ['aws', 's3', 'rm', '--recursive', place];
  }
  if (/^minio\.Minio\(\)\.remove_(?:bucket|objects?)$/.test(path)) return ['mc', 'rm', '--recursive', '--force', `minio/${textOf(first)}`];
  if (/^boto\..*\.delete_bucket$/.test(path)) return ['aws', 's3', 'rb', `s3://${textOf(first)}`, '--force'];
  if (/^consul\.Consul\(\)\.kv\.delete$/.test(path))
    return ['consul', 'kv', 'delete', ...(named.has('recurse') ? ['-recurse'] : []), textOf(first)];
  if (/^etcd3\.\w+\(\)\.delete_prefix$/.test(path)) return ['etcdctl', 'del', '--prefix', textOf(first)];
  if (/^etcd3\.Etcd3\(\)\.delete\(\)\.(?:all|prefix)$/.test(path))
    return ['etcdctl', 'del', '--prefix', path.endsWith('all') ? '' : textOf(first)];
  if (/^kazoo\b.*\.delete$/.test(path) && named.has('recursive')) return ['zkCli.sh', 'deleteall', textOf(first)];
  const direct = PLUMBUM.exec(path)?.[1];
  const words = args.map((one) => textOf(one));
  if (direct !== undefined) return [direct, ...words];
  return path.endsWith('call_command') ? ['manage.py', ...words, ...(named.has('interactive') ? ['--no-input'] : [])] : null;
}

/** The name with which the object was got: `volumes.get("shop").remove()`. */
function nameIn(self: Value | null): string | undefined {
  const name = self?.v === 'object' ? self.args[0] : undefined;
  return name?.v === 'text' ? name.text : undefined;
}

const hostOf = (self: Value | null): string => nameIn(self) ?? HOLE;
