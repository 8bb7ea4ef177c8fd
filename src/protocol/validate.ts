import type {
  Answer,
  AskAgainRequest,
  DecisionRequest,
  InstalledAgent,
  LookupCredential,
  LookupCredentials,
  PauseRequest,
  Problem,
  ServerStart,
  UndoRequest,
  WindowFocus,
  WindowSettings,
} from './messages';

/** A message as it should be, or the sentence that says which field is wrong. */
export type Valid<T> = { readonly kind: 'valid'; readonly value: T } | { readonly kind: 'invalid'; readonly problem: string };

type Fields = Readonly<Record<string, unknown>>;
const MAX_TEXT = 10_000;
const MAX_FOLDERS = 1_000;
const MAX_CREDENTIALS = 100;

export function parseServerStart(value: unknown): Valid<ServerStart> {
  if (!isFields(value)) return invalid('initializationOptions are missing');
  const { home, runtime, own, version, machine } = value;
  if (!isAbsolute(home)) return invalid('home is not an absolute path');
  if (!isAbsolute(runtime)) return invalid('runtime is not an absolute path');
  if (!isListOf(own, isAbsolute)) return invalid('own is not a list of absolute paths');
  if (!isText(version)) return invalid('version is not a text');
  if (machine === undefined) return valid({ home, runtime, own, version });
  if (!isFields(machine) || !isAbsolute(machine.file) || typeof machine.owner !== 'number')
    return invalid('machine is not a file and its owner');
  return valid({ home, runtime, own, version, machine: { file: machine.file, owner: machine.owner } });
}

export function parseAnswer(value: unknown): Valid<Answer> {
  if (!isFields(value)) return invalid('the answer is not an object');
  const { ticket, kind, text } = value;
  if (!isText(ticket) || ticket === '') return invalid('ticket is not a text');
  if (kind === 'typed') return isText(text) ? valid({ ticket, kind, text }) : invalid('text is not a text');
  return kind === 'run-once' || kind === 'refuse' ? valid({ ticket, kind }) : invalid('kind is not typed, run-once or refuse');
}

export function parseWindowSettings(value: unknown): Valid<WindowSettings> {
  if (!isFields(value)) return invalid('the settings are not an object');
  const { mode, holdSeconds, user, workspace, lookups, folders, trusted, watchTranscripts, agents, problems } = value;
  if (mode !== 'guard' && mode !== 'observe') return invalid('mode is not guard or observe');
  if (typeof holdSeconds !== 'number' || !(holdSeconds >= 10 && holdSeconds <= 600))
    return invalid('holdSeconds is not a number from 10 to 600');
  if (!isListOf(folders, isAbsolute) || folders.length > MAX_FOLDERS) return invalid('folders is not a list of absolute paths');
  if (typeof trusted !== 'boolean') return invalid('trusted is not true or false');
  if (typeof watchTranscripts !== 'boolean') return invalid('watchTranscripts is not true or false');
  if (!isListOf(agents, isInstalledAgent)) return invalid('agents is not a list of agents');
  if (!isListOf(problems, isProblem)) return invalid('problems is not a list of problems');
  return valid({ mode, holdSeconds, user, workspace, lookups, folders, trusted, watchTranscripts, agents, problems });
}

/** The problem that it tells holds nothing of the message. */
export function parseLookupCredentials(value: unknown): Valid<LookupCredentials> {
  const credentials = isFields(value) ? value.credentials : undefined;
  if (!isListOf(credentials, isCredential) || credentials.length > MAX_CREDENTIALS)
    return invalid('credentials is not a list of credentials');
  return valid({ credentials: credentials.map(({ name, host, secret }) => ({ name, host, secret })) });
}

export function parseWindowFocus(value: unknown): Valid<WindowFocus> {
  if (!isFields(value) || typeof value.focused !== 'boolean') return invalid('focused is not true or false');
  return valid({ focused: value.focused });
}

export function parsePauseRequest(value: unknown): Valid<PauseRequest> {
  const minutes = isFields(value) ? value.minutes : undefined;
  if (typeof minutes !== 'number' || !(minutes >= 0 && minutes <= 60)) return invalid('minutes is not a number from 0 to 60');
  return valid({ minutes });
}

export function parseDecisionRequest(value: unknown): Valid<DecisionRequest> {
  const id = isFields(value) ? value.id : undefined;
  return isText(id) && /^[0-9a-z-]{1,64}$/.test(id) ? valid({ id }) : invalid('id is not the id of a decision');
}

export function parseAskAgainRequest(value: unknown): Valid<AskAgainRequest> {
  return isFields(value) && value.id === null ? valid({ id: null }) : parseDecisionRequest(value);
}

export function parseUndoRequest(value: unknown): Valid<UndoRequest> {
  if (!isFields(value)) return invalid('the undo is not an object');
  const { id, seen } = value;
  if (!isText(id) || !/^[0-9a-z]{1,64}$/.test(id)) return invalid('id is not the id of a snapshot');
  return seen === null || (isText(seen) && seen !== '') ? valid({ id, seen }) : invalid('seen is not a text');
}

const PROBLEMS = {
  'hook-missing': true,
  'hook-changed': true,
  'hooks-switched-off': true,
  'socket-taken': true,
  'settings-invalid': true,
  'runtime-missing': true,
  'policy-not-accepted': true,
  'journal-failed': true,
  'agent-unguarded': true,
  'actions-unseen': true,
  'ignore-stale': true,
  'ignore-changed': true,
} as const satisfies Readonly<Record<Problem['id'], true>>;

const valid = <T>(value: T): Valid<T> => ({ kind: 'valid', value });
const invalid = (problem: string): { readonly kind: 'invalid'; readonly problem: string } => ({ kind: 'invalid', problem });
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_TEXT;
const isAbsolute = (value: unknown): value is string => isText(value) && /^(?:\/|[A-Za-z]:[\\/])/.test(value) && !value.includes('\0');
const isListOf = <T>(value: unknown, is: (item: unknown) => item is T): value is readonly T[] => Array.isArray(value) && value.every(is);
const isInstalledAgent = (value: unknown): value is InstalledAgent =>
  isFields(value) && isText(value.id) && /^[a-z][a-z0-9-]{0,40}$/.test(value.id) && typeof value.here === 'boolean';
const isCredential = (value: unknown): value is LookupCredential =>
  isFields(value) && [value.name, value.host, value.secret].every((one) => isText(one) && one !== '');
const isProblem = (value: unknown): value is Problem =>
  isFields(value) &&
  typeof value.id === 'string' &&
  Object.hasOwn(PROBLEMS, value.id) &&
  (value.file === null || isText(value.file)) &&
  isFields(value.data) &&
  Object.values(value.data).every(isText);
