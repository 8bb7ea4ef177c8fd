import type { Translate } from './text';
import { label } from './visible';

/** Sentences about secrets in open files; a part of `createWords`. */
export const openSecretText = (t: Translate) => ({
  openSecret: {
    changed: t('The file has changed since. Point at the secret again.'),
    write: t('Write'),
    confirm: (file: string) => t('Write {0}?', label(file)),
    failed: (why: string) => t('Nothing was changed: {0}', label(why)),
    nowhere: t('This file belongs to no folder of this window, so there are no settings that could name it.'),
    noRepository: t('This file lies in no git repository.'),
    broken: t('The settings cannot be edited: they are not valid JSON.'),
    already: t('It is listed there already.'),
    offLimits: (file: string) => t('{0} is off limits to agents.', label(file)),
    ignored: (file: string) => t('{0} is ignored by git. If git has it already, take it out: git rm --cached.', label(file)),
    moveTitle: t('Move Value to Secret Storage'),
    movePrompt: (kind: string) =>
      t('The name of the variable that takes its place ({0}). The value goes to the editor’s secret storage.', label(kind)),
    nameInvalid: t('Letters, digits and underscores, and no digit first.'),
    nameTaken: t('A value of this name is kept for this folder already.'),
    notReplaceable: t('Nothing was moved: the value is a part of a text that cannot be taken apart here.'),
    moved: (name: string) =>
      t('{0} is in the editor’s secret storage. Run Copy Secret… to set it where your program starts; terminals do not get it.', name),
    stays: t('The old value stays in the file’s history, so replace it at its provider.'),
    marked: t('It is not shown as a secret any more.'),
    copyTitle: t('Copy Secret'),
    copyPick: t('Which one? It stays in the clipboard for a minute.'),
    copied: (name: string) => t('{0} is in the clipboard for a minute.', name),
    none: t('No value was moved to the secret storage yet.'),
    gone: (name: string) => t('The secret storage does not have {0} any more.', name),
  },
});
