import { nameKind } from './names';
import { holdsShape } from './shapes';

const ASSIGNMENT = /^(?:export\s+)?([\w.-]+)\s*=\s*(.*)$/;
/** As long as a key, and as mixed. */
const LONG = /[A-Za-z0-9+/_=-]{16,}/g;

/**
 * Whether a file of variables holds nothing that anybody would call a secret: no name and no value that looks like one, not even commented out. What is
 * not a line of that form may be a secret.
 */
export function isSecretFree(text: string): boolean {
  return text.length < 20_000 && text.split(/\r?\n/).every(isFreeLine);
}

function isFreeLine(line: string): boolean {
  const comment = /^\s*#/.test(line);
  const plain = line.replace(/^[\s#]*/, '').trim();
  if (plain === '') return true;
  const [, name, value = ''] = ASSIGNMENT.exec(plain) ?? [];
  if (name === undefined && !comment) return false;
  if (name !== undefined && (nameKind(name) === 'credential' || nameKind(name) === 'key')) return value.replace(/["']/g, '') === '';
  return !isSuspicious(name === undefined ? plain : value);
}

const isSuspicious = (value: string): boolean =>
  holdsShape(value) || /:\/\/[^/\s]*@/.test(value) || (value.match(LONG) ?? []).some((run) => /\d/.test(run) && /[A-Za-z]/.test(run));
