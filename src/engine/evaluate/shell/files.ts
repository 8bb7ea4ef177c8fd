import { type FileFact, HOLE } from '../../types';
import { normalise } from '../files/path';
import { joined, type Output, unknown } from './output';
import { compilePattern, matchesWhole } from './pattern';

/** What the action itself has made of a file by now. */
export type Written =
  | { readonly kind: 'text'; readonly output: Output }
  /** Content that comes from elsewhere: fetched, or made by a program. */
  | { readonly kind: 'unknown'; readonly from: string }
  | { readonly kind: 'directory' }
  | { readonly kind: 'gone' }
  /** The file on disk under another name (`cp a b`, `ln -s a b`). */
  | { readonly kind: 'disk'; readonly path: string }
  | { readonly kind: 'appended'; readonly base: Written; readonly output: Output }
  /** Written on some ways through the command only. Everything that may stand there. */
  | { readonly kind: 'either'; readonly ways: readonly Written[] };

/** The files that the action has changed, by normalised absolute path. Never changed in place. */
export type Files = ReadonlyMap<string, Written>;
export const NO_FILES: Files = new Map();

export function withFile(files: Files, path: string, written: Written): Files {
  return new Map(files).set(normalise(path), written);
}

export const writtenAt = (files: Files, path: string): Written | undefined => (files.size === 0 ? undefined : files.get(normalise(path)));

/** Two ways through a command meet: what only one of them wrote may be there or not. */
export function mergeFiles(a: Files, b: Files): Files {
  if (a === b) return a;
  const merged = new Map<string, Written>();
  for (const path of new Set([...a.keys(), ...b.keys()])) {
    const one = a.get(path) ?? { kind: 'disk', path };
    const other = b.get(path) ?? { kind: 'disk', path };
    merged.set(path, one === other ? one : { kind: 'either', ways: [...ways(one), ...ways(other)].slice(0, 8) });
  }
  return merged;
}

const ways = (written: Written): readonly Written[] => (written.kind === 'either' ? written.ways : [written]);

/** The files of the action that a glob finds, or what `find` tells as a pattern. */
export function matching(files: Files, path: string): readonly string[] {
  if (files.size === 0 || !/[*?[]/.test(path) || path.length > 500) return [];
  const pattern = compilePattern(path.replaceAll('/**/', '/*').replaceAll('/./', '/'));
  return [...files.keys()].filter((file) => !/[*?[]/.test(file) && matchesWhole(pattern, file)).slice(0, 8);
}

/** Every content that may stand in the file: what was written, or what `disk` answers. `null` for one that cannot be known. */
export function contentsOf(files: Files, path: string, disk: (path: string) => FileFact): readonly (Output | null)[] {
  const written = writtenAt(files, path);
  const found = written ? [] : matching(files, path);
  if (found.length > 0) return found.flatMap((one) => contentsOf(files, one, disk));
  return (written ? ways(written) : [{ kind: 'disk' as const, path }]).flatMap((way) => {
    if (way.kind === 'text') return [way.output];
    if (way.kind === 'unknown') return [unknown(way.from)];
    if (way.kind === 'appended') {
      const before = contentsOf(new Map([[path, way.base]]), path, disk);
      if (before.length === 0) return [way.output];
      return before.flatMap((output) => (output ? [joined(output, way.output)] : [null, way.output]));
    }
    if (way.kind === 'disk') {
      const fact = disk(way.path);
      return [fact.kind === 'text' ? { text: fact.text, from: [] } : fact.kind === 'missing' && written ? [] : null].flat();
    }
    return [];
  });
}

/** The file as a fact for readers: a content that is not certain is unreadable. */
export function factOf(written: Written, path: string, disk: (path: string) => FileFact): FileFact {
  switch (written.kind) {
    case 'text':
      if (written.output.text === HOLE) return { kind: 'unreadable', real: path, why: 'remote' };
      return { kind: 'text', real: path, text: written.output.text, digest: '' };
    case 'unknown':
      return { kind: 'unreadable', real: path, why: 'remote' };
    case 'directory':
      return { kind: 'directory', real: path };
    case 'gone':
      return { kind: 'missing', real: path };
    case 'disk':
      return disk(written.path);
    case 'appended': {
      const before = factOf(written.base, path, disk);
      if (before.kind !== 'text' && before.kind !== 'missing')
        return before.kind === 'unreadable' ? before : { kind: 'unreadable', real: path, why: 'not-asked' };
      const text = (before.kind === 'text' ? before.text : '') + written.output.text;
      return before.kind === 'text' ? { ...before, text } : { kind: 'text', real: path, text, digest: '' };
    }
    case 'either': {
      const present = written.ways.map((way) => factOf(way, path, disk)).filter(({ kind }) => kind !== 'missing');
      const [first] = present;
      const same = present.every(
        (fact) => fact.kind === first?.kind && (fact.kind !== 'text' || first.kind !== 'text' || fact.text === first.text),
      );
      return first && same ? first : { kind: 'unreadable', real: path, why: 'not-asked' };
    }
  }
}
