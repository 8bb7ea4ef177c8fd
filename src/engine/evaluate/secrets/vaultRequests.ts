import type { Reader } from '../../context';
import type { ProgramCall, Text } from '../../types';

const TOKEN = /^(?:-H|--header=)?\s*x-vault-token\s*[:=]/i;
/** Beside the token, what a client may send on a read. */
const SENDS = /^(?:-d|--data(?:-\w+)?|--json|-F|--form|-T|--upload-file|-I|--head)$/;
const AWAY = /^(?:-[a-zA-Z]*[oO]|--output|--remote-name|-O)$/;
/** What tells of the server, of lists and of versions, but no secret. */
const TELLS_NOTHING =
  /^(?:sys\/|auth\/token\/lookup|identity\/|[^?]*\/metadata(?:\/|$)|[^?]*\/config(?:$|[/?])|[^?]*\/roles?(?:\/|$)|[^?]*[?&]list=true|auth\/(?!.*callback)|[^?]*\/(?:\?|$))/;
/** Certificates and public halves of keys. */
const PUBLIC = /^(?:pki[^/]*|[^/]*[-_]pki)\/|^transit[^/]*\/(?:keys|wrapping_key|cache-config)(?:\/|$)|^ssh[^/]*\/public_key$/;

/** The command of Vault's own that shows what this request shows; null: it is none that does. */
export function asVault(call: ProgramCall): ProgramCall | null {
  const { program, argv } = call;
  if (!CLIENTS.has(program) || !argv.some((word) => TOKEN.test(word))) return null;
  const method = argv.findIndex((word) => /^(?:-[a-zA-Z]*X|--request)$/.test(word));
  const verb = (method < 0 ? argv.find((word) => /^(?:GET|POST|PUT|PATCH|DELETE|LIST|HEAD)$/.test(word)) : argv[method + 1]) ?? 'GET';
  if (verb.toUpperCase() !== 'GET' || argv.some((word) => SENDS.test(word.split('=')[0] ?? '') || /^-XLIST$/i.test(word))) return null;
  const away = argv.findIndex((word) => AWAY.test(word));
  if (away >= 0 && argv[away + 1] !== '-') return null;
  const path = argv.flatMap((word): Text[] => /\/v1\/(.+)$/s.exec(word)?.slice(1) ?? [])[0];
  if (path === undefined || TELLS_NOTHING.test(path) || PUBLIC.test(path)) return null;
  return { ...call, program: 'vault', path: 'vault', argv: ['read', path.replace(/[?#].*$/s, '')], stdin: { kind: 'none' } };
}
const CLIENTS: ReadonlySet<string> = new Set(['curl', 'http', 'https', 'xh', 'xhs', 'wget', 'curlie']);

const read: Reader = (call) => {
  const vault = asVault(call);
  return vault ? [vault] : [];
};
/** Clients by which Vault's secrets can be read as its own command reads them. */
export const vaultReaders: Readonly<Record<string, Reader>> = Object.fromEntries([...CLIENTS].map((name) => [name, read]));
