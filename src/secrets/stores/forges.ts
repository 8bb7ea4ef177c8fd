import { bySystem, everywhere, type Store } from './store';

const store = (
  id: string,
  tool: string,
  provider: string,
  risk: Store['risk'],
  paths: Store['paths'],
  format: Store['format'],
  fields: Store['fields'],
): Store => ({ id, tool, provider, paths, format, fields, risk });

/** Forges and registries of packages and images. */
export const forges: readonly Store[] = [
  store(
    'gh',
    'GitHub CLI',
    'github',
    'github',
    bySystem('~/.config/gh/hosts.yml', '~/.config/gh/hosts.yml', '%APPDATA%/GitHub CLI/hosts.yml'),
    'lines',
    [{ at: '** > oauth_token', kind: 'GitHub token' }],
  ),
  store('hub', 'hub', 'github', 'github', everywhere('~/.config/hub'), 'lines', [{ at: '** > oauth_token', kind: 'GitHub token' }]),
  store(
    'copilot',
    'GitHub Copilot',
    'github',
    'agent',
    bySystem('~/.config/github-copilot/apps.json', '~/.config/github-copilot/apps.json', '%LOCALAPPDATA%/github-copilot/apps.json'),
    'json',
    [{ at: '** > oauth_token', kind: 'GitHub Copilot login', risk: 'agent' }],
  ),
  store(
    'glab',
    'GitLab CLI',
    'gitlab',
    'gitlab',
    bySystem(
      '~/.config/glab-cli/config.yml',
      '~/Library/Application Support/glab-cli/config.yml',
      '%LOCALAPPDATA%/glab-cli/config.yml',
      '~/.config/glab-cli/config.yml',
    ),
    'lines',
    [{ at: 'hosts > * > token', kind: 'GitLab access token' }],
  ),
  store('git', 'git', 'login', 'login', everywhere('~/.git-credentials', '~/.config/git/credentials'), 'addresses', [
    { at: 'github.com', kind: 'GitHub token', risk: 'github' },
    { at: 'gitlab.com', kind: 'GitLab access token', risk: 'gitlab' },
    { at: 'bitbucket.org', kind: 'Bitbucket app password', risk: 'bitbucket' },
    { at: '*', kind: 'Login of a git host', risk: 'login' },
  ]),
  store('npm', 'npm', 'npm', 'npm', everywhere('~/.npmrc'), 'lines', [
    { at: '*_authtoken', kind: 'npm access token' },
    { at: '*_auth', kind: 'npm login' },
    { at: '*_password', kind: 'npm password' },
  ]),
  store(
    'pnpm',
    'pnpm',
    'npm',
    'npm',
    bySystem('~/.config/pnpm/auth.ini', '~/Library/Preferences/pnpm/auth.ini', '%LOCALAPPDATA%/pnpm/auth.ini'),
    'lines',
    [{ at: '*_authtoken', kind: 'npm access token' }],
  ),
  store('yarn', 'Yarn', 'npm', 'npm', everywhere('~/.yarnrc.yml'), 'lines', [
    { at: '** > npmauthtoken', kind: 'npm access token' },
    { at: '** > npmauthident', kind: 'npm login' },
  ]),
  store('pypi', 'twine', 'pypi', 'pypi', everywhere('~/.pypirc'), 'lines', [{ at: '* > password', kind: 'PyPI token or password' }]),
  store(
    'pip',
    'pip',
    'login',
    'packages',
    bySystem('~/.config/pip/pip.conf', '~/Library/Application Support/pip/pip.conf', '%APPDATA%/pip/pip.ini', '~/.pip/pip.conf'),
    'lines',
    [{ at: '** > *index-url', kind: 'Login of a Python registry' }],
  ),
  store(
    'poetry',
    'Poetry',
    'pypi',
    'pypi',
    bySystem('~/.config/pypoetry/auth.toml', '~/Library/Application Support/pypoetry/auth.toml', '%APPDATA%/pypoetry/auth.toml'),
    'lines',
    [
      { at: 'pypi-token > *', kind: 'PyPI token' },
      { at: '** > password', kind: 'Password of a Python registry' },
    ],
  ),
  store('cargo', 'Cargo', 'cargo', 'cargo', everywhere('~/.cargo/credentials.toml', '~/.cargo/credentials'), 'lines', [
    { at: '** > token', kind: 'crates.io token' },
  ]),
  store('gem', 'RubyGems', 'rubygems', 'rubygems', everywhere('~/.gem/credentials', '~/.local/share/gem/credentials'), 'lines', [
    { at: '*api_key', kind: 'RubyGems API key' },
  ]),
  store(
    'composer',
    'Composer',
    'packages',
    'packages',
    bySystem('~/.config/composer/auth.json', '~/.composer/auth.json', '%APPDATA%/Composer/auth.json', '~/.composer/auth.json'),
    'json',
    [
      { at: 'github-oauth > *', kind: 'GitHub token', risk: 'github' },
      { at: 'gitlab-token > *', kind: 'GitLab access token', risk: 'gitlab' },
      { at: 'http-basic > * > password', kind: 'Password of a PHP registry' },
      { at: 'bearer > *', kind: 'Token of a PHP registry' },
    ],
  ),
  store('gradle', 'Gradle', 'packages', 'packages', everywhere('~/.gradle/gradle.properties'), 'lines', [
    { at: '*password', kind: 'Password of a Java registry or key store' },
    { at: '*token', kind: 'Token of a Java registry' },
    { at: '*secret*', kind: 'Secret of a build' },
  ]),
  store(
    'nuget',
    'NuGet',
    'packages',
    'packages',
    bySystem('~/.nuget/NuGet/NuGet.Config', '~/.nuget/NuGet/NuGet.Config', '%APPDATA%/NuGet/NuGet.Config'),
    'opaque',
    [{ at: '', kind: 'Sources of NuGet, perhaps with passwords' }],
  ),
  store('maven', 'Maven', 'packages', 'packages', everywhere('~/.m2/settings.xml'), 'opaque', [
    { at: '', kind: 'Servers of Maven, perhaps with passwords' },
  ]),
  store('docker', 'Docker', 'docker', 'docker', everywhere('~/.docker/config.json'), 'json', [
    { at: 'auths > * > auth', kind: 'Login of a container registry' },
    { at: 'auths > * > identitytoken', kind: 'Login of a container registry' },
  ]),
  store('podman', 'Podman', 'docker', 'docker', everywhere('~/.config/containers/auth.json'), 'json', [
    { at: 'auths > * > auth', kind: 'Login of a container registry' },
  ]),
];
