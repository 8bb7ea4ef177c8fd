import { tableName } from '../../programName';
import { containerWrappers } from './containers';
import { gitWrappers } from './git';
import type { Unwrap } from './inner';
import { launcherWrappers } from './launchers';
import { listWrappers } from './lists';
import { machineWrappers } from './machines';
import { packageWrappers } from './packages';
import { prefixWrappers } from './prefixes';
import { projectWrappers } from './projects';
import { shellWrappers } from './shells';
import { specialWrappers, sudoShell } from './special';
import { starterWrappers } from './starters';
import { terraformWrappers } from './terraform';

/** Every program that runs another one, or text, by its base name. */
export const wrappers: Readonly<Record<string, Unwrap>> = {
  ...prefixWrappers,
  ...specialWrappers,
  ...shellWrappers,
  ...listWrappers,
  ...containerWrappers,
  ...packageWrappers,
  ...projectWrappers,
  ...launcherWrappers,
  ...machineWrappers,
  ...terraformWrappers,
  ...gitWrappers,
  ...starterWrappers,
  sudo: sudoShell(prefixWrappers.sudo),
  doas: sudoShell(prefixWrappers.doas),
};

/** The wrapper behind a program's name, in any case, with or without `.exe`. */
export const unwrapOf = (program: string): Unwrap | undefined => byName.get(program) ?? byName.get(tableName(program));

const byName: ReadonlyMap<string, Unwrap> = new Map(Object.entries(wrappers));
