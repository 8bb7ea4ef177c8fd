import type { AuditPlace } from '../../protocol/audit';
import { isPlaceholder } from '../../secrets/detect/placeholder';
import { CREDENTIAL_PROVIDERS, providerOfName } from '../../secrets/detect/providers';
import { scan } from '../../secrets/detect/scan';
import { strengthOf } from '../../secrets/detect/strength';
import { nameKind } from '../../secrets/names';
import { entriesOf } from '../../secrets/stores/entries';
import type { Format } from '../../secrets/stores/store';
import type { Found } from './rows';

/** Names of tests and what they read: keys and certificates in them are made up. */
const TESTS = /[\\/](?:tests?|__tests__|specs?|fixtures?|__fixtures__|testdata|mocks?|examples?|samples?)[\\/]/;

const BEARER = /authorization["']?[ ]?[:=,][ ]?["'`]?bearer /i;

/** The credentials that precise rules prove in a text. `at` says where a line of it lies. */
export function provenIn(text: string, file: string, at: (line: number) => AuditPlace): readonly Found[] {
  return scan(text).flatMap(({ rule, provider, kind, key, from, to, line }): readonly Found[] => {
    // An id opens nothing without the key beside it, which has a rule of its own.
    if (rule === 'aws/access-key-id') return [];
    if (rule === 'pem/private-key' && TESTS.test(file)) return [];
    const value = text.slice(from, to);
    const about = { provider, value, name: key, rule, kind: sentence(kind), where: at(line) } as const;
    if (rule === 'pem/private-key' || rule.startsWith('age/')) return [{ ...about, risk: 'private-key' }];
    // Railway takes a project's token in a header of its own; what is sent as a bearer is an account's or a workspace's, whatever it is called.
    if (provider === 'railway' && BEARER.test(text)) return [{ ...about, kind: 'Railway account or workspace token', sure: true }];
    return [kind === 'token' && provider !== null ? { ...about, kind: `${nameOf(provider)} token` } : about];
  });
}

/**
 * The credentials of a file that is known to hold such: besides the proven ones every value whose name says so. `value` may be anything but a
 * placeholder, a reference or a word.
 */
export function namedIn(text: string, file: string, at: (line: number) => AuditPlace): readonly Found[] {
  return entriesOf(text, formatOf(file, text)).flatMap(({ names, value, line }): readonly Found[] => {
    const name = names.findLast((one) => one !== '[]') ?? '';
    const kind = nameKind(name);
    const strength = strengthOf(value);
    const counts = kind === 'credential' ? value.length >= 6 : kind === 'key' && strength === 'strong';
    if (!counts || isPlaceholder(value) || /^(?:true|false|null|none|\d{1,10})$/i.test(value) || /^(?:\.{0,2}|~)\//.test(value)) return [];
    const provider = providerOfName(name);
    return [{ provider, value, name, names: names.slice(0, -1), kind: credentialOf(provider), where: at(line) }];
  });
}

/** Words for a credential of which only the provider is known. */
export const credentialOf = (provider: string | null): string => (provider === null ? 'Credential' : `${nameOf(provider)} credential`);

const nameOf = (provider: string): string => CREDENTIAL_PROVIDERS.find(({ id }) => id === provider)?.name ?? provider;

const sentence = (kind: string): string => (/^[a-z]+[A-Z]/.test(kind) ? kind : kind.slice(0, 1).toUpperCase() + kind.slice(1));

function formatOf(file: string, text: string): Format {
  const name = file.split(/[\\/]/).at(-1)?.toLowerCase() ?? '';
  if (name === '.netrc' || name === '_netrc') return 'netrc';
  if (name === '.pgpass' || name === 'pgpass.conf') return 'pgpass';
  if (name === '.git-credentials') return 'addresses';
  return /^\s*[{[]/.test(text) && !/^\s*\[[\w ".-]+\]\s*$/m.test(text.slice(0, 200)) ? 'json' : 'lines';
}
