import type { Reason } from '../engine/types';
import type { Translate } from './text';
import { label } from './visible';

type Data = Reason['data'];

/** Why a known secret decided. */
export const secretReasons = (t: Translate) => ({
  'secret-sent': ({ about, fromFile, fromLine }: Data) =>
    t(
      'It would send the secret from {0}, line {1}, to {2}, where it does not belong.',
      label(fromFile ?? ''),
      fromLine ?? '',
      label(about ?? ''),
    ),
  'secret-written': ({ about, fromFile, fromLine }: Data) =>
    t('It would write the secret from {0}, line {1}, into {2}.', label(fromFile ?? ''), fromLine ?? '', label(about ?? '')),
});

/** Where a secret comes from. */
export const secretText = (t: Translate) => ({
  secret: {
    /** Of what a person is asked about; '' where it carries no known secret. */
    uses: ({ fromFile, fromLine }: Data, others: number) =>
      fromFile === undefined
        ? ''
        : others > 0
          ? t('It uses the token from {0}, line {1}, and {2} more.', label(fromFile), fromLine ?? '', others)
          : t('It uses the token from {0}, line {1}.', label(fromFile), fromLine ?? ''),
  },
});
