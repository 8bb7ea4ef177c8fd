/** extension → server, notification: SecretDiagnosticsSettings (at start and on every change). The key stays in memory. */
export const SECRET_DIAGNOSTICS = 'mollyguard/secretDiagnostics';
/** extension → server, request: SecretPlace → the mark of the secret there, or null where none is found. */
export const SECRET_MARK = 'mollyguard/secretMark';

/** What is shown of secrets in open files. */
export interface SecretDiagnosticsSettings {
  readonly on: boolean;
  /** 256 bits in hexadecimal, this machine's own: what a mark is made with. `` for none. */
  readonly key: string;
  /** Marks of what a person has said to be no secret. */
  readonly notSecret: readonly string[];
}

/** Where a secret stands in an open document; all that an action is told of it. Lines and characters count from zero. */
export interface SecretPlace {
  readonly uri: string;
  /** Of the document: in another one the place means nothing. */
  readonly version: number;
  readonly rule: string;
  readonly kind: string;
  readonly key: string | null;
  readonly start: Position;
  readonly end: Position;
}
interface Position {
  readonly line: number;
  readonly character: number;
}

const MOST_MARKS = 10_000;
const HEX = /^(?:[0-9a-f]{64})?$/;

/** null: not such a message. */
export function parseSecretDiagnostics(value: unknown): SecretDiagnosticsSettings | null {
  if (!isFields(value) || typeof value.on !== 'boolean' || typeof value.key !== 'string' || !HEX.test(value.key)) return null;
  const { on, key, notSecret } = value;
  if (!Array.isArray(notSecret) || notSecret.length > MOST_MARKS) return null;
  const marks = notSecret.filter((one): one is string => typeof one === 'string' && HEX.test(one));
  return marks.length === notSecret.length ? { on, key, notSecret: marks } : null;
}

/** null: not such a place. */
export function parseSecretPlace(value: unknown): SecretPlace | null {
  if (!isFields(value)) return null;
  const { uri, version, rule, kind, key, start, end } = value;
  const texts = [uri, rule, kind].every((one) => typeof one === 'string' && one.length > 0 && one.length < 5_000);
  if (!texts || typeof uri !== 'string' || typeof rule !== 'string' || typeof kind !== 'string') return null;
  if (!isCount(version) || !isPosition(start) || !isPosition(end)) return null;
  if (key !== null && (typeof key !== 'string' || key.length > 500)) return null;
  return { uri, version, rule, kind, key, start: { ...start }, end: { ...end } };
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isPosition = (value: unknown): value is Position => isFields(value) && isCount(value.line) && isCount(value.character);
