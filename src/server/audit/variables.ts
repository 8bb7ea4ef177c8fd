import { providerOfName } from '../../secrets/detect/providers';
import { nameKind } from '../../secrets/names';
import type { Rows } from './rows';
import { credentialOf, provenIn } from './texts';

/** A variable of an environment; the value is null where only the name is known. */
export interface NamedVariable {
  readonly name: string;
  readonly value: string | null;
}

/** Names that read like a credential's, and hold a path or a number. */
const HARMLESS = /^(?:OLD)?PWD$|(?:_SOCK|_SOCKET|ASKPASS|_PID|_FILE|_PATH|_DIR|_HELPER)$/i;

/** The credentials among variables: what an agent's own shell inherits. */
export function auditVariables(variables: readonly NamedVariable[], rows: Rows): void {
  for (const { name, value } of variables) {
    const where = { kind: 'variable', name } as const;
    const proven = value === null ? [] : provenIn(`${name}=${value}`, '', () => where);
    for (const found of proven.slice(0, 1)) rows.add({ ...found, name });
    if (proven.length > 0 || HARMLESS.test(name) || nameKind(name) !== 'credential') continue;
    if (value !== null && (value.length < 6 || /^(?:\d+|true|false|\/.*|[A-Za-z]:\\.*)$/.test(value))) continue;
    const provider = providerOfName(name);
    rows.add({ provider, value: value ?? '', name, kind: credentialOf(provider), where });
  }
}
