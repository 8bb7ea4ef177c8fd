import { HOLE } from '../../types';
import type { Invocation, Machine } from './machine';
import { pathText, runProgram, touchFile } from './programs';
import { textOf, textValue, UNKNOWN, type Value } from './values';

const PATHS = /^(?:text|(?:pathlib\.)?(?:Path|PosixPath)(?:\.home|\.cwd)?\(\)(?:\.\w+(?:\(\))?)*?)\.(r?glob|iterdir)$/;
const SSH = /^(?:fabric2?|paramiko|asyncssh|spur|ssh2|node-ssh)\b.*\.(?:exec_command|run|sudo|exec|execCommand)$/;
const DOCKER = /^(?:docker|aiodocker)\b.*\.(volumes|containers|images|networks)(?:\.get\(\))?\.(prune|remove|kill)$/;
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
  if (path === 'worker_threads.Worker') return run('node', [textOf(first ?? UNKNOWN)]);
  // Opened for writing anew: what was there is gone.
  if (/^(?:fs|fs\/promises|fs\.promises)\.open(?:Sync)?$/.test(path) && args[1]?.v === 'text' && args[1].text.startsWith('w'))
    touchFile('overwrite', first, machine, { by: path, content: UNKNOWN });
  return undefined;
}

/** The name with which the object was got: `volumes.get("shop").remove()`. */
function nameIn(self: Value | null): string | undefined {
  const name = self?.v === 'object' ? self.args[0] : undefined;
  return name?.v === 'text' ? name.text : undefined;
}

const hostOf = (self: Value | null): string => nameIn(self) ?? HOLE;
