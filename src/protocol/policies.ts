/** What a person has accepted of the policy file in a folder's root: its whole text, `` for no file. */
export interface AcceptedPolicy {
  readonly folder: string;
  readonly text: string;
}
/** extension → server, notification; told to every new server before its first settings. */
export interface AcceptedPolicies {
  readonly accepted: readonly AcceptedPolicy[];
}
export const POLICIES = 'mollyguard/policies';

const MOST_FOLDERS = 1_000;
const LONGEST_TEXT = 300_000;

/** null: not such a message. */
export function parseAcceptedPolicies(value: unknown): AcceptedPolicies | null {
  if (typeof value !== 'object' || value === null || !('accepted' in value)) return null;
  const { accepted } = value;
  if (!Array.isArray(accepted) || accepted.length > MOST_FOLDERS) return null;
  const list = accepted.filter(isAccepted);
  return list.length === accepted.length ? { accepted: list.map(({ folder, text }) => ({ folder, text })) } : null;
}

const isAccepted = (value: unknown): value is AcceptedPolicy =>
  typeof value === 'object' &&
  value !== null &&
  'folder' in value &&
  typeof value.folder === 'string' &&
  'text' in value &&
  typeof value.text === 'string' &&
  value.text.length <= LONGEST_TEXT;
