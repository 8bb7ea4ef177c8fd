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
 * the user settings. Keeping things as they are is the default, and everything else changes nothing. `waits`: an action that waits is let go by it.
 * Tells whether the entry was written.
 */
export async function alwaysAllow(entry: AllowedEntry, waits: boolean, { guard, allowed, notify, words }: With): Promise<boolean> {
  const { allow } = words;
  const found = allowed.find(entry);
  if (found !== 'absent') {
    notify.info(found === 'there' ? allow.already : allow.broken);
    return false;
  }
  const thing = allowedThing(entry, words);
  const detail = allow.detail(thing, label(JSON.stringify(entry))) + (waits ? `\n\n${allow.now}` : '');
  const choice = await vscode.window.showWarningMessage(allow.ask(thing), { modal: true, detail }, allow.keep, allow.review);
  if (choice !== allow.review) return false;
  const name = nameOfEntry(entry);
  if (!(await typedAnswer(name, allow.title, allow.prompt(label(name)), words))) return false;
  const result = await guard.allow({ entry });
  if (result !== 'journaled') {
    notify.error(result === null ? allow.unreachable : allow.failed);
    return false;
  }
  try {
    await allowed.add(entry);
    notify.status(allow.done);
    return true;
  } catch {
    notify.error(allow.failed);
    return false;
  }
}
