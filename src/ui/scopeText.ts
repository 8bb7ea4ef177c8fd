import type { Reason } from '../engine/types';
import type { Translate } from './text';
import { label } from './visible';

/** Why the scope decided. */
export const scopeReasons = (t: Translate) => ({
  'out-of-scope': ({ target, scope }: Reason['data']) =>
    target && scope
      ? t('Its target is in {0}, outside the scope {1}. Change Scope… widens it.', label(target), label(scope))
      : t('It leaves the scope that a person has set.'),
  'scope-read': ({ target, scope }: Reason['data']) =>
    t('It reads from {0}, outside the scope {1}. Reads are allowed and recorded.', label(target ?? ''), label(scope ?? '')),
});
