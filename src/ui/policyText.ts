import type { Reason } from '../engine/types';
import type { Translate } from './text';
import { label } from './visible';

/** Why a policy file decided. */
export const policyReasons = (t: Translate) => ({
  protected: ({ by }: Reason['data']) => t('It must not be lost, says {0}.', label(by ?? '')),
});
