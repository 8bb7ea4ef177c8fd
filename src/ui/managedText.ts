import type { ManagedOffer } from '../protocol/doctor';
import type { Translate } from './text';

/** A file for an administrator, in words: what it is, where it goes, what it does not help against, and how to be rid of it. Its text comes after that. */
export const managedSheet =
  (t: Translate) =>
  ({ title, file, state, leaves, proof }: ManagedOffer): string => {
    const states: Readonly<Record<ManagedOffer['state'], string>> = {
      absent: t('It is not there yet. As an administrator, create it with the text below, owned by root and readable by everybody.'),
      there: t('It is there without our hook. As an administrator, replace its text by the one below, which keeps the rest of it.'),
      'to-merge': t('It is there, and what it holds is not ours to change. As an administrator, put the text below into it.'),
      installed: t('It is there, and holds our hook. Nothing has to be done.'),
    };
    const gaps: Readonly<Record<ManagedOffer['leaves'], string>> = {
      nothing: t('No project and no setting of yours switches it off.'),
      list: t(
        'No project switches it off, unless it names its whole command, with the path of your home, in a list of hooks that are off.',
      ),
      variables: t('No settings of a project switch it off; a variable in its .env file still can.'),
    };
    return [
      t('{0}: a hook of the administrator’s', title),
      file,
      states[state],
      gaps[leaves],
      t('It calls the launcher in your home: install it on a machine that only you use. Mollyguard itself never writes this file.'),
      ...(proof === 'documented' ? [t('As documented by its maker; not tried with the program itself.')] : []),
      t('To be rid of it, take our entries out, or delete the file if nothing else is in it.'),
    ].join('\n');
  };
