import * as vscode from 'vscode';
import { type AllowedEntry, nameOfEntry } from '../protocol/allowed';
import { allowedThing } from './allowedText';
import type { Notify } from './notify';
import type { AllowedPort, GuardPort } from './ports';
import type { Words } from './text';
import { typedAnswer } from './typedAnswer';
import { label } from './visible';

interface With {
  readonly guard: GuardPort;
  readonly allowed: AllowedPort;
  readonly notify: Notify;
  readonly words: Words;
}

/**
 * Shows what would be written and what it lets through, and writes it once a person has typed what it is about: into the journal first, then into
 * the user settings. Keeping things as they are is the default, and everything else changes nothing.
 */
export async function alwaysAllow(entry: AllowedEntry, { guard, allowed, notify, words }: With): Promise<void> {
  const { allow } = words;
  const found = allowed.find(entry);
  if (found !== 'absent') return notify.info(found === 'there' ? allow.already : allow.broken);
  const thing = allowedThing(entry, words);
  const detail = allow.detail(thing, label(JSON.stringify(entry)));
  const choice = await vscode.window.showWarningMessage(allow.ask(thing), { modal: true, detail }, allow.keep, allow.review);
  if (choice !== allow.review) return;
  const name = nameOfEntry(entry);
  if (!(await typedAnswer(name, allow.title, allow.prompt(label(name)), words))) return;
  const result = await guard.allow({ entry });
  if (result === null) return notify.error(allow.unreachable);
  if (result === 'failed') return notify.error(allow.failed);
  try {
    await allowed.add(entry);
    notify.status(allow.done);
  } catch {
    notify.error(allow.failed);
  }
}
