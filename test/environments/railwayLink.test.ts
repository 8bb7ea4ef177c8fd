import assert from 'node:assert/strict';
import { test } from 'node:test';
import { railwayLink } from '../../src/environments/railwayLink';

const FILE = '/h/.railway/config.json';
const link = (environmentName: string) => ({
  projectPath: '/w',
  name: 'shop',
  project: 'p-1',
  environment: 'e-1',
  environmentName,
  service: null,
});
const config = (projects: object): string => JSON.stringify({ projects, user: { accessToken: 'not-a-token' } });

function t(title: string, text: string, cwd: string, ...expected: readonly string[]): void {
  test(`Railway's link: ${title}`, () => {
    const found = railwayLink.detect({ [FILE]: text }, { cwd, home: '/h', workspace: [cwd] });
    assert.deepEqual(
      found.map(
        ({ environment, identifiers, names, strength }) => `${strength} ${environment} [${identifiers.join(' ')}] ${JSON.stringify(names)}`,
      ),
      expected,
    );
    assert.ok(!JSON.stringify(found).includes('not-a-token'));
  });
}
const PROJECT = 'target unknown [p-1 shop] {"p-1":"shop"}';
t('production', config({ '/w': link('production') }), '/w', PROJECT, 'target production [e-1 production] {"e-1":"production"}');
t('a folder below', config({ '/w': link('production') }), '/w/a/b', PROJECT, 'target production [e-1 production] {"e-1":"production"}');
t(
  'a name is only a label',
  config({ '/w': link('staging') }),
  '/w',
  PROJECT,
  'target unknown [e-1 staging] {"e-1":"staging"}',
  'ambient staging [] {}',
);
t('a name that says nothing', config({ '/w': link('blue') }), '/w', PROJECT, 'target unknown [e-1 blue] {"e-1":"blue"}');
t('the nearest folder', config({ '/w': link('production'), '/w/a': { project: 'p-2' } }), '/w/a', 'target unknown [p-2] {}');
t('a folder beside', config({ '/w': link('production') }), '/wx');
t('a damaged file', '{"projects":', '/w');
t('a file of another shape', '{"projects":[1],"user":3}', '/w');
