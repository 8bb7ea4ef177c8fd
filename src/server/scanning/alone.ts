import { readdirSync } from 'node:fs';
import type { Judged, Policy } from '../../engine/types';
import { SecretIndex } from '../../secrets/known/index';
import { randomHex } from '../digest';
import { type Secrets, workspaceOf } from '../facts';
import { localPaths } from '../files';
import { byContentAlone } from '../policyFile';
import { type Bytes, newBuffer, readBytes } from './bytes';
import { inspect, namesOf } from './inspect';
import { Mask } from './mask';
import { realFile } from './walk';

/** Reading and looking, in all, of one judgement. */
const MOST_MS = 40;
const MOST_ROOT_FILES = 20;

interface AlonePlace {
  readonly home: string;
  readonly cwd: string;
  readonly policy: Policy;
}

/**
 * The same for a program that judges one action with nobody to ask: files that the action names are looked into on the spot, and those with secrets in the
 * project's own folder; what the last window found to be off-limits by content was kept by its path.
 */
export function aloneSecrets({ home, cwd, policy }: AlonePlace): Secrets {
  const folders = workspaceOf(cwd, home);
  const names = namesOf({ home, folders, patterns: policy.protectedFiles });
  const done = new Set<string>();
  let paths: Set<string> | undefined;
  let index: SecretIndex | undefined;
  let buffer: Buffer | undefined;
  let spent = 0;

  function take(path: string, text: string | null): void {
    if (done.has(path) || spent > MOST_MS) return;
    done.add(path);
    const started = performance.now();
    const bytes = text === null ? read(path) : ({ kind: 'text', text, mark: '-', changed: 0 } as const);
    if (bytes.kind === 'text') {
      const { named, content, atoms } = inspect(path, bytes, names);
      if (content !== null) paths?.add(path);
      if (atoms.length > 0) {
        index ??= new SecretIndex(Buffer.from(randomHex(32), 'hex'));
        index.put(path, atoms, named || content !== null);
      }
    }
    spent += performance.now() - started;
  }

  function read(path: string): Bytes {
    buffer ??= newBuffer();
    return readBytes(path, buffer, true);
  }

  let rooted = false;
  function roots(): void {
    if (rooted) return;
    rooted = true;
    const isLocal = localPaths();
    for (const path of [...(paths ?? [])].slice(0, MOST_ROOT_FILES)) if (isLocal(path)) take(realFile(path) ?? path, null);
    for (const folder of new Set([...folders, cwd])) {
      if (!isLocal(folder)) continue;
      const secret = namesIn(folder).filter((path) => names.secret(path) !== null);
      for (const path of secret.slice(0, MOST_ROOT_FILES)) {
        const real = realFile(path);
        if (real !== null && isLocal(real)) take(real, null);
      }
    }
  }

  return (files) => {
    paths ??= new Set(byContentAlone(home, cwd));
    for (const fact of Object.values(files)) {
      if (fact.kind === 'text') take(fact.real, fact.text);
      else if (fact.kind === 'file') take(fact.real, null);
    }
    const known = {
      find(text: string) {
        roots();
        return index?.find(text) ?? [];
      },
      of(file: string) {
        roots();
        return index?.of(file) ?? [];
      },
    };
    return { known, offLimitsByContent: paths };
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => (folder === '/' ? `/${name}` : `${folder}/${name}`));
  } catch {
    return [];
  }
}

/** The same for all actions of one call, and for what is written of them. */
export class AloneSecrets {
  private readonly home: string;
  private readonly policy: Policy;
  private readonly made = new Map<string, Secrets>();

  constructor(home: string, policy: Policy) {
    this.home = home;
    this.policy = policy;
  }

  /** Looks into the files that the calls name, also those which nobody had to ask for. */
  look(judged: readonly Judged[]): void {
    const named = judged.flatMap(({ calls }) => calls.flatMap((call) => (call.kind === 'file' && call.remote === null ? [call.path] : [])));
    const isLocal = localPaths();
    const files = named.slice(0, MOST_ROOT_FILES).flatMap((path) => {
      const real = isLocal(path) ? realFile(path) : null;
      return real === null || !isLocal(real) ? [] : [[path, { kind: 'file', real }] as const];
    });
    for (const secrets of this.made.values()) secrets(Object.fromEntries(files));
  }

  in(cwd: string): Secrets {
    const made = this.made.get(cwd) ?? aloneSecrets({ home: this.home, cwd, policy: this.policy });
    this.made.set(cwd, made);
    return made;
  }

  /** Without the values that are known. */
  masked<T>(value: T): T {
    const hits = (text: string) => [...this.made.values()].flatMap((secrets) => secrets({}).known?.find(text) ?? []);
    return new Mask((text) => hits(text).sort((a, b) => a.from - b.from)).json(value);
  }
}
