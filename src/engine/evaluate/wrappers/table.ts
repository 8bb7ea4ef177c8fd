import { containerWrappers } from './containers';
import type { Unwrap } from './inner';
import { listWrappers } from './lists';
import { packageWrappers } from './packages';
import { prefixWrappers } from './prefixes';
import { shellWrappers } from './shells';
import { specialWrappers, sudoShell } from './special';

/** Every program that runs another one, or text, by its base name. */
export const wrappers: Readonly<Record<string, Unwrap>> = {
  ...prefixWrappers,
  ...specialWrappers,
  ...shellWrappers,
  ...listWrappers,
  ...containerWrappers,
  ...packageWrappers,
  sudo: sudoShell(prefixWrappers.sudo),
  doas: sudoShell(prefixWrappers.doas),
};

export const unwrapOf = (program: string): Unwrap | undefined => (Object.hasOwn(wrappers, program) ? wrappers[program] : undefined);
