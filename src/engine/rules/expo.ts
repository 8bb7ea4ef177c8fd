import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('eas', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['label:flag:--environment', 'label:flag:--profile'] } as const;
const DOCS = 'https://docs.expo.dev/eas/cli/';

const rules = [
  {
    id: 'expo/delete-project',
    when: run('project:delete'),
    verb: 'delete',
    class: 'data',
    resource: { kind: 'project', name: ['flag:--dangerously-confirm-deletion', 'arg:0', '=this project'], ...PLACE },
    dies: 'its builds, updates, variables and credentials',
    undo: 'None known.',
    safer: 'Let the owner do it on expo.dev.',
    docs: DOCS,
    examples: {
      held: ['eas project:delete --dangerously-confirm-deletion @acme/shop --non-interactive', 'npx eas-cli project:delete p1'],
      free: ['eas project:info', 'eas project:init'],
    },
  },
  {
    id: 'expo/delete-updates',
    when: run(
      'channel:delete|branch:delete|update:delete|update:embedded:delete|deploy:delete|worker:delete|deploy:alias:delete|update:rollback|update:revert-update-rollout',
    ),
    verb: 'delete',
    class: 'data',
    resource: { kind: 'updates', name: ['args', 'flag:--group', 'flag:--channel', 'flag:--branch', '=updates'], ...PLACE },
    dies: 'what installed apps load from it: they fall back to what they were built with',
    undo: 'Publish it again: eas update.',
    safer: 'Point the channel to another branch: eas channel:edit.',
    docs: DOCS,
    examples: {
      held: [
        'eas channel:delete production --non-interactive',
        'eas branch:delete main',
        'npx eas-cli@latest update:delete g1',
        'eas deploy:delete d1',
      ],
      free: ['eas channel:list', 'eas update --branch preview', 'eas branch:view main'],
    },
  },
  {
    id: 'expo/delete-resource',
    net: 'provider',
    when: run('*:delete'),
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'resource',
      name: ['flag:--variable-name', 'flag:--id', 'args', '=resource'],
      identifiers: [...PLACE.identifiers, 'label:arg:0'],
    },
    dies: 'a variable whose value nobody can read back, a webhook, a build or a device',
    undo: 'None known.',
    safer: 'List it first.',
    docs: DOCS,
    examples: {
      held: ['eas env:delete production --variable-name API_KEY --non-interactive', 'eas webhook:delete w1', 'eas build:delete b1'],
      free: ['eas env:list production', 'eas build --platform ios', 'eas device:list'],
    },
  },
] as const satisfies readonly Rule[];

/** Expo's EAS. */
export const expo = {
  id: 'expo',
  title: 'Expo EAS',
  hosts: [],
  programs: [
    {
      id: 'eas',
      names: ['eas', 'eas-cli'],
      valueFlags: list(
        '--dangerously-confirm-deletion --group --channel --branch --message -m --private-key-path --variable-name --variable-environment --environment --scope --id --profile -e --platform -p',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
