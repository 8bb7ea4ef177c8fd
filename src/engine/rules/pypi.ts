import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const PROJECT = '/manage/project/{project}';

const rules = [
  {
    id: 'pypi/delete-release',
    when: [
      command('cleanup', { none: ['--help', '-h', '--query-only'] })('', { any: ['--do-it'] }),
      request(`POST ${PROJECT}/delete_project ${PROJECT}/release/{version}`),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'release',
      name: ['flag:-p', 'flag:--package', 'path:project'],
      identifiers: ['path:version', 'flag:-r', 'flag:--version-regex', 'flag:-t', 'flag:--host', 'host'],
    },
    dies: 'the release, or all of them, for everybody who installs it; a deleted file can never be uploaded again',
    undo: 'none: publish under a new number',
    safer: 'Yank it on its page, which breaks nobody who has pinned it.',
    docs: 'https://pypi.org/help/#deletion',
    examples: {
      held: [
        'pypi-cleanup -u me -p shop --do-it -y',
        'uvx pypi-cleanup -p shop --do-it',
        'curl -b cookies.txt -X POST https://pypi.org/manage/project/shop/delete_project/ -d confirm_project_name=shop',
      ],
      free: [
        'pypi-cleanup -u me -p shop',
        'twine upload dist/*',
        'pip uninstall -y shop',
        'curl https://pypi.org/pypi/shop/json',
        'curl -b cookies.txt https://pypi.org/manage/project/shop/releases/',
      ],
    },
  },
  {
    id: 'pypi/remove-access',
    when: request(`POST ${PROJECT}/remove_organization_project ${PROJECT}/transfer_organization_project ${PROJECT}/collaboration/**`),
    verb: 'revoke',
    class: 'data',
    resource: { kind: 'access', name: ['path:project'], identifiers: ['host'] },
    dies: 'who may publish the project',
    undo: 'an owner who is left can grant it again',
    safer: 'Let an owner change it on the page of the project.',
    docs: 'https://pypi.org/help/#collaborator-roles',
    examples: {
      held: ['curl -b cookies.txt -X POST https://pypi.org/manage/project/shop/transfer_organization_project/ -d organization=other'],
      free: ['curl -b cookies.txt https://pypi.org/manage/project/shop/collaboration/'],
    },
  },
] as const satisfies readonly Rule[];

/** The Python Package Index. Its uploaders delete nothing: what can be deleted is on its pages, and tools that fill them in. */
export const pypi = {
  id: 'pypi',
  title: 'PyPI',
  hosts: ['pypi.org', 'test.pypi.org'],
  programs: [
    {
      id: 'cleanup',
      names: ['pypi-cleanup'],
      valueFlags: list('-u --username -p --package -t --host -r --version-regex -d --days'),
    },
  ],
  rules,
} as const satisfies Provider;
