import { readToml } from '../../engine/parse/toml';
import { mentions } from '../command';
import type { Edited } from '../installer';
import { managedWord } from '../words';
import { codexEntry } from './entry';

/**
 * `requirements.toml`: a hook there needs no trust, and with the feature pinned neither a project nor a flag switches it off. Codex wants a
 * folder of the administrator's hooks to be named; it is the launcher's.
 */
export function requirementsText(launcher: string, file: string): string {
  const { matcher, hooks } = codexEntry(launcher, file, managedWord('codex'));
  const handlers = hooks.map((hook) => `[[hooks.PreToolUse.hooks]]\n${lines(hook)}`);
  return `[features]
hooks = true

[hooks]
${lines({ managed_dir: launcher.slice(0, launcher.lastIndexOf('/')) })}
[[hooks.PreToolUse]]
${lines({ matcher })}
${handlers.join('\n')}`;
}

/** Whole where there is none; one that holds other requirements is the administrator's to edit. */
export function installRequirements(text: string | null, launcher: string, file: string): Edited {
  if (text === null || text.trim() === '') return { kind: 'edited', text: requirementsText(launcher, file) };
  if (hasRequirements(text, launcher, file)) return { kind: 'edited', text };
  return { kind: 'broken', problem: 'it holds other requirements' };
}

/** Does it hold all of ours, whatever else? */
export function hasRequirements(text: string, launcher: string, file: string): boolean {
  const [found, wanted] = [readToml(text), readToml(requirementsText(launcher, file))];
  return found !== null && wanted !== null && mentions(text, launcher) && holds(found.value, wanted.value);
}

function holds(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) return Array.isArray(found) && wanted.every((one) => found.some((other) => holds(other, one)));
  if (!isTable(wanted)) return found === wanted;
  return isTable(found) && Object.entries(wanted).every(([key, value]) => key === 'managed_dir' || holds(found[key], value));
}

const isTable = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** TOML's basic strings escape as JSON's do. */
const lines = (fields: Readonly<Record<string, string | number>>): string =>
  `${Object.entries(fields)
    .map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
    .join('\n')}\n`;
