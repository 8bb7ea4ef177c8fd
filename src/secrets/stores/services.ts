import { bySystem, everywhere, type Store, unix } from './store';

const store = (
  id: string,
  tool: string,
  provider: string,
  risk: Store['risk'],
  paths: Store['paths'],
  format: Store['format'],
  fields: Store['fields'],
): Store => ({ id, tool, provider, paths, format, fields, risk });

/** Databases, services and models. */
export const services: readonly Store[] = [
  store('netrc', 'netrc', 'login', 'login', { linux: ['~/.netrc'], mac: ['~/.netrc'], windows: ['~/_netrc', '~/.netrc'] }, 'netrc', [
    { at: 'api.heroku.com > password', kind: 'Heroku API key', risk: 'heroku' },
    { at: 'git.heroku.com > password', kind: 'Heroku API key', risk: 'heroku' },
    { at: 'github.com > password', kind: 'GitHub token', risk: 'github' },
    { at: 'api.github.com > password', kind: 'GitHub token', risk: 'github' },
    { at: 'gitlab.com > password', kind: 'GitLab access token', risk: 'gitlab' },
    { at: '* > password', kind: 'Login of a host', risk: 'login' },
  ]),
  store('pgpass', 'psql', 'postgres', 'postgres', bySystem('~/.pgpass', '~/.pgpass', '%APPDATA%/postgresql/pgpass.conf'), 'pgpass', [
    { at: '* > *', kind: 'PostgreSQL password' },
  ]),
  store(
    'pg-service',
    'libpq',
    'postgres',
    'postgres',
    bySystem('~/.pg_service.conf', '~/.pg_service.conf', '%APPDATA%/postgresql/.pg_service.conf'),
    'lines',
    [{ at: '* > password', kind: 'PostgreSQL password' }],
  ),
  store('mysql', 'mysql', 'mysql', 'mysql', everywhere('~/.my.cnf'), 'lines', [{ at: '* > password', kind: 'MySQL password' }]),
  store('mysql-login', 'mysql', 'mysql', 'mysql', bySystem('~/.mylogin.cnf', '~/.mylogin.cnf', '%APPDATA%/MySQL/.mylogin.cnf'), 'opaque', [
    { at: '', kind: 'MySQL logins (scrambled, not encrypted)' },
  ]),
  store('mysql-machine', 'mysql', 'mysql', 'mysql', { linux: ['/etc/mysql/debian.cnf'], mac: [], windows: [] }, 'lines', [
    { at: '* > password', kind: 'MySQL maintenance password' },
  ]),
  store('snowsql', 'SnowSQL', 'snowflake', 'snowflake', everywhere('~/.snowsql/config'), 'lines', [
    { at: '** > password', kind: 'Snowflake password' },
    { at: '** > private_key_passphrase', kind: 'Snowflake key passphrase' },
  ]),
  store(
    'snowflake',
    'Snowflake CLI',
    'snowflake',
    'snowflake',
    bySystem(
      '~/.config/snowflake/connections.toml',
      '~/Library/Application Support/snowflake/connections.toml',
      '%LOCALAPPDATA%/snowflake/connections.toml',
      '~/.snowflake/connections.toml',
      '~/.snowflake/config.toml',
    ),
    'lines',
    [
      { at: '** > password', kind: 'Snowflake password' },
      { at: '** > token', kind: 'Snowflake token' },
    ],
  ),
  store('databricks', 'Databricks CLI', 'databricks', 'databricks', everywhere('~/.databrickscfg'), 'lines', [
    { at: '* > token', kind: 'Databricks token' },
    { at: '* > client_secret', kind: 'Databricks client secret' },
    { at: '* > password', kind: 'Databricks password' },
  ]),
  store('databricks-cache', 'Databricks CLI', 'databricks', 'databricks', everywhere('~/.databricks/token-cache.json'), 'json', [
    { at: '** > refresh_token', kind: 'Databricks login' },
  ]),
  store('stripe', 'Stripe CLI', 'stripe', 'stripe', everywhere('~/.config/stripe/config.toml'), 'lines', [
    { at: '* > live_mode_api_key', kind: 'Stripe secret key (live)' },
    { at: '* > test_mode_api_key', kind: 'Stripe secret key (test)', risk: 'stripe/test' },
  ]),
  store('twilio', 'Twilio CLI', 'twilio', 'twilio', everywhere('~/.twilio-cli/config.json'), 'json', [
    { at: '** > apikeysecret', kind: 'Twilio API key' },
    { at: '** > authtoken', kind: 'Twilio auth token' },
  ]),
  store('sentry', 'sentry-cli', 'sentry', 'sentry', everywhere('~/.sentryclirc'), 'lines', [{ at: 'auth > token', kind: 'Sentry token' }]),
  store(
    'huggingface',
    'Hugging Face',
    'huggingface',
    'huggingface',
    everywhere('~/.cache/huggingface/token', '~/.huggingface/token'),
    'whole',
    [{ at: '', kind: 'Hugging Face token' }],
  ),
  store(
    'ngrok',
    'ngrok',
    'tunnel',
    'tunnel',
    bySystem(
      '~/.config/ngrok/ngrok.yml',
      '~/Library/Application Support/ngrok/ngrok.yml',
      '%LOCALAPPDATA%/ngrok/ngrok.yml',
      '~/.ngrok2/ngrok.yml',
    ),
    'lines',
    [
      { at: '** > authtoken', kind: 'ngrok token' },
      { at: '** > api_key', kind: 'ngrok API key' },
    ],
  ),
  store('streamlit', 'Streamlit', 'unknown', 'unknown', everywhere('~/.streamlit/secrets.toml'), 'lines', [
    { at: '** > *password*', kind: 'Password of an app' },
    { at: '** > *token*', kind: 'Token of an app' },
    { at: '** > *key*', kind: 'Key of an app' },
    { at: '** > *secret*', kind: 'Secret of an app' },
  ]),
  store('onepassword', '1Password CLI', 'password-store', 'password-store', unix('~/.config/op/config'), 'opaque', [
    { at: '', kind: '1Password accounts of the command line' },
  ]),
  store(
    'keychain',
    'the system keychain',
    'password-store',
    'password-store',
    {
      linux: ['~/.local/share/keyrings/*.keyring'],
      mac: ['~/Library/Keychains/login.keychain-db'],
      windows: [],
    },
    'opaque',
    [{ at: '', kind: 'Keychain: open to programs while you are logged in' }],
  ),
];
