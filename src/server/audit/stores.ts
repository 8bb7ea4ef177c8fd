import type { AuditGap } from '../../protocol/audit';
import { type Entry, entriesOf } from '../../secrets/stores/entries';
import { STORES } from '../../secrets/stores/index';
import { type Field, fieldAt, type Homes, pathsOf, type Store } from '../../secrets/stores/store';
import type { Disk } from './disk';
import type { Found, Rows } from './rows';

/** Looks into every store of the catalogue that is there. Returns the files that were looked at, and what could not be. */
export function auditStores(
  homes: Homes,
  disk: Disk,
  rows: Rows,
): { readonly files: ReadonlySet<string>; readonly gaps: readonly AuditGap[] } {
  const files = new Set<string>();
  const gaps: AuditGap[] = [];
  for (const store of STORES)
    for (const pattern of pathsOf(store, homes))
      for (const file of disk.matching(pattern)) {
        if (store.format === 'key' && file.endsWith('.pub')) continue;
        files.add(file);
        const read = store.format === 'opaque' ? null : disk.text(file);
        if (read === 'unreadable') gaps.push({ kind: 'unreadable', file });
        else if (store.format === 'opaque') rows.add(withoutText(store, file));
        else if (read !== null) for (const found of inStore(store, file, read.text)) rows.add(found);
      }
  return { files, gaps };
}

const firstKind = ({ fields }: Store): string => fields[0]?.kind ?? 'credential';

const withoutText = (store: Store, file: string): Found => ({
  provider: store.provider,
  value: '',
  name: null,
  kind: firstKind(store),
  risk: store.risk,
  where: { kind: 'file', file, line: null },
});

/** The credentials of a store's text. A refresh token beside the token that it renews is the same login. */
function inStore(store: Store, file: string, text: string): readonly Found[] {
  const entries = entriesOf(text, store.format).filter(({ value }) => value !== '');
  if (store.format === 'key') return entries.map((entry) => keyFound(store, file, entry));
  if (store.format === 'whole') return entries.map((entry) => found(store, file, entry, { at: '', kind: firstKind(store) }));
  const beside = new Map<string, Set<string>>();
  for (const { names } of entries) {
    const parent = names.slice(0, -1).join('\0');
    beside.set(parent, (beside.get(parent) ?? new Set()).add((names.at(-1) ?? '').toLowerCase()));
  }
  const hits = entries.flatMap((entry) => {
    const parent = entry.names.slice(0, -1).join('\0');
    const field = isReference(entry.value) ? null : fieldAt(store.fields, entry.names, beside.get(parent) ?? new Set());
    return field === null ? [] : [{ entry, field, parent }];
  });
  const logins = new Set(hits.filter(({ field }) => !isRefresh(field)).map(({ parent }) => parent));
  return hits
    .filter(({ field, parent }) => !(isRefresh(field) && logins.has(parent)))
    .map(({ entry, field }) => found(store, file, entry, field));
}

const isRefresh = ({ kind }: Field): boolean => kind.endsWith('(refresh token)');

/** Filled in by the tool when it runs: no credential stands there. */
const isReference = (value: string): boolean => /^(?:\$\{?[A-Za-z_]|%[A-Za-z_]\w*%$|op:\/\/|!)/.test(value);

function found(store: Store, file: string, { names, value, line }: Entry, { kind, risk }: Field): Found {
  return {
    provider: providerOf(store, risk),
    value,
    name: names.at(-1) ?? null,
    names: names.slice(0, -1),
    kind,
    risk: risk ?? store.risk,
    where: { kind: 'file', file, line },
  };
}

/** A field that is another provider's says so by its risk: `github` in git's own store. */
function providerOf(store: Store, risk: Field['risk']): string {
  return store.provider === 'login' && risk !== undefined ? risk : store.provider;
}

/** A key says at its beginning whether a passphrase protects it. */
function keyFound(store: Store, file: string, { value }: Entry): Found {
  const open = /-----BEGIN OPENSSH PRIVATE KEY-----\s+b3BlbnNzaC1rZXktdjEAAAAABG5vbmU/.test(value);
  const closed = !open && /BEGIN OPENSSH|BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(value);
  return {
    provider: store.provider,
    value,
    name: null,
    kind: closed ? 'SSH private key with a passphrase' : 'SSH private key without a passphrase',
    risk: closed ? 'ssh/protected' : store.risk,
    where: { kind: 'file', file, line: 1 },
  };
}
