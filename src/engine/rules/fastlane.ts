import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('fastlane', { none: ['--help', '-h'] });
const match = command('match', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['flag:--username', 'flag:-u', 'flag:--team_id', 'flag:-b', 'flag:--app_identifier', 'flag:-a'] } as const;

const rules = [
  {
    id: 'fastlane/nuke',
    when: [run('match nuke'), run('run match_nuke'), run('sync_code_signing nuke'), match('nuke')],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'certificates', name: ['args', 'flag:--app_identifier', '=all of the team'], ...PLACE },
    dies: 'every certificate and provisioning profile of that type in the team, those of other apps among them',
    undo: 'Make new ones with fastlane match; builds that are signed with the old ones cannot be repeated.',
    safer: 'Revoke the one certificate that is meant in the developer portal.',
    docs: 'https://docs.fastlane.tools/actions/match/#nuke',
    examples: {
      held: [
        'fastlane match nuke distribution',
        'bundle exec fastlane match nuke development --skip_confirmation',
        'fastlane run match_nuke type:appstore',
      ],
      free: ['fastlane match development --readonly', 'fastlane ios beta', 'fastlane match appstore'],
    },
  },
  {
    id: 'fastlane/revoke',
    when: run('cert revoke_expired'),
    verb: 'revoke',
    class: 'suspected',
    resource: { kind: 'certificates', name: ['=expired certificates'], ...PLACE },
    undo: 'Make new ones with fastlane cert.',
    safer: 'List them in the developer portal first.',
    docs: 'https://docs.fastlane.tools/actions/cert/',
    examples: { held: ['fastlane cert revoke_expired'], free: ['fastlane cert --development', 'fastlane sigh'] },
  },
] as const satisfies readonly Rule[];

/** fastlane's code signing. */
export const fastlane = {
  id: 'fastlane',
  title: 'fastlane',
  hosts: [],
  programs: [
    {
      id: 'fastlane',
      names: ['fastlane'],
      valueFlags: list('--env -u --username -b --team_id -a --app_identifier -y --type -r --git_url'),
    },
    { id: 'match', names: ['match'], everyday: true, valueFlags: list('-u --username -b --team_id -a --app_identifier -r --git_url') },
  ],
  rules,
} as const satisfies Provider;
