import type { Reason } from '../engine/types';
import type { AllowedEntry } from '../protocol/allowed';
import type { Translate } from './text';
import { label } from './visible';

/** Why it ran unasked. */
export const allowedReasons = (t: Translate) => ({
  allowed: ({ entry }: Reason['data']) => t('You have allowed it for good: {0}', label(entry ?? '')),
});

/** Sentences of *Always Allow…*; a part of `createWords`. */
export const allowedText = (t: Translate) => ({
  allow: {
    button: t('Always Allow…'),
    fact: t('To allow it for good'),
    title: t('Always Allow…'),
    pick: t('What is allowed for good is shown next. Nothing is written yet.'),
    none: t('Nothing here can be allowed for good: a rule for a known service decides, or what is lost is protected.'),
    ask: (thing: string) => t('Always allow {0}?', thing),
    requests: (methods: string | null, where: string) =>
      methods === null ? t('requests that delete at {0}', where) : t('{0} requests to {1}', methods, where),
    program: (command: string) => t('the command {0}', command),
    tool: (tool: string, server: string) => t('the tool {0} of {1}', tool, server),
    detail: (thing: string, entry: string) =>
      t(
        'From then on nobody is asked about {0}: every agent may do it, in every folder.\n\nWritten into your user settings, under "mollyguard.allowed":\n{1}\n\nRules for known services, protected resources, secrets and what names production are asked about as before. Remove the entry to be asked again.',
        thing,
        entry,
      ),
    now: t('The action that waits runs as well, once the entry is written.'),
    review: t('Type the Name…'),
    keep: t('Keep Asking'),
    prompt: (name: string) => t('Type {0} to write the entry. Esc changes nothing.', name),
    done: t('Written into your user settings. It is not asked about any more.'),
    already: t('It already stands in your user settings.'),
    broken: t('Nothing was written: "mollyguard.allowed" in your user settings is not a list. Correct it first.'),
    failed: t('Nothing was written: the journal or the settings could not be.'),
    unreachable: t('Nothing was written: the guard server did not answer.'),
  },
});

/** What an entry is about, in a sentence. */
export function allowedThing(entry: AllowedEntry, words: ReturnType<typeof allowedText>): string {
  const { allow } = words;
  if ('host' in entry) return allow.requests(entry.methods?.join(', ') ?? null, label(`${entry.host}${entry.path ?? ''}`));
  if ('program' in entry) return allow.program(label([entry.program, ...(entry.command === undefined ? [] : [entry.command])].join(' ')));
  const at = entry.tool.indexOf('/');
  return allow.tool(label(entry.tool.slice(at + 1)), label(entry.tool.slice(0, at)));
}
