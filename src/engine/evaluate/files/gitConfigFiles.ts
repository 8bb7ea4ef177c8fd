import type { Context } from '../../context';
import type { ProgramCall, Text } from '../../types';
import { resolvePath } from './path';

type Setting = readonly [name: string, value: Text];

const NONE: readonly never[] = [];

/** Settings of git in files that variables or `include.path` name for this one call. Names in lower case but for the middle. */
export function configFromFiles(call: ProgramCall, given: readonly Setting[], context: Context): readonly Setting[] {
  const { env, remote, cwd } = call;
  if (remote !== null || (given.length === 0 && Object.keys(env).length === 0)) return NONE;
  const paths = [
    env.GIT_CONFIG_GLOBAL,
    env.GIT_CONFIG_SYSTEM,
    env.GIT_CONFIG,
    env.XDG_CONFIG_HOME === undefined ? undefined : `${env.XDG_CONFIG_HOME}/git/config`,
    env.HOME === undefined || env.HOME === context.facts.home ? undefined : `${env.HOME}/.gitconfig`,
    ...given.flatMap(([name, value]) => (/^include(?:if\..*)?\.path$/.test(name) ? [value] : [])),
  ];
  return paths.flatMap((path) => {
    if (path === undefined || path === '' || path === '/dev/null') return [];
    const fact = context.file(resolvePath(path, cwd, context.facts.home), 'text');
    return fact.kind === 'text' && context.spend(1 + fact.text.length / 32) ? settingsIn(fact.text) : [];
  });
}

function settingsIn(text: Text): readonly Setting[] {
  let section = '';
  return text
    .replace(/\\\n/g, '')
    .split('\n')
    .flatMap((line): readonly Setting[] => {
      const [, name, sub] = /^\s*\[\s*([\w.-]+)(?:\s+"([^"]*)")?\s*\]/.exec(line) ?? [];
      if (name !== undefined) section = `${name}${sub === undefined ? '' : `.${sub}`}.`.toLowerCase();
      const [, key, value = ''] = /^\s*(?:\[[^\]]*\])?\s*([A-Za-z][\w-]*)\s*=\s*(.*)$/.exec(line) ?? [];
      return key === undefined
        ? []
        : [
            [
              section + key.toLowerCase(),
              value
                .replace(/^"(.*)"\s*$/, '$1')
                .replace(/\\(["\\])/g, '$1')
                .trim(),
            ],
          ];
    });
}
