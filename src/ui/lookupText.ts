import type { Translate } from './text';

/** Sentences about the credentials for look-ups; a part of `createWords`. */
export const lookupText = (t: Translate) => ({
  lookup: {
    addTitle: t('Add Lookup Credential'),
    name: t('A name for it, which the setting mollyguard.lookups refers to.'),
    host: (name: string) =>
      t(
        'The only host that "{0}" may be sent to, with its port where that is not the usual one: db.example.com or db.example.com:5433.',
        name,
      ),
    secret: (name: string, host: string) =>
      t('The password or token of "{0}" for {1}. Use one that can only read. It is kept in the editor’s secret storage.', name, host),
    invalid: t('This cannot be used here.'),
    added: (name: string, host: string) => t('"{0}" is kept, and sent to {1} only.', name, host),
    forgotten: (count: number) =>
      count === 1 ? t('1 lookup credential was forgotten.') : t('{0} lookup credentials were forgotten.', count),
  },
});
