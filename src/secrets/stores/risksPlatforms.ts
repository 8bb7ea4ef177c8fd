import type { Risk } from './risks';

const risk = (rank: Risk['rank'], destroys: string, narrower: string, docs: string): Risk => ({ rank, destroys, narrower, docs });

/** Hosting platforms and their databases. The bare name of a provider stands for a credential of it whose kind is not known. */
export const platforms = {
  railway: risk(
    'critical',
    'Every project, environment and volume it reaches, with the backups kept in the volume.',
    'Make a project token for one environment: Railway dashboard, project, Settings, Tokens. The command line cannot make one.',
    'https://docs.railway.com/reference/public-api',
  ),
  'railway/project': risk(
    'high',
    'One environment of one project: its services and volumes, with their backups.',
    'Make a project token of an environment that is not production: Railway dashboard, project, Settings, Tokens.',
    'https://docs.railway.com/reference/public-api',
  ),
  flyio: risk(
    'critical',
    'The apps, machines and volumes of every organisation of the account.',
    'fly tokens create deploy -a APP -x 24h, or fly tokens create readonly -x 24h',
    'https://fly.io/docs/security/tokens/',
  ),
  vercel: risk(
    'critical',
    'Projects, domains, environment variables and stores of every team of the account.',
    'Make a token for one project with an expiry: Vercel dashboard, Account Settings, Tokens.',
    'https://vercel.com/changelog/project-scoped-tokens',
  ),
  netlify: risk(
    'critical',
    'Every site of the account; a personal token cannot be narrowed.',
    'Make a token of a member who is in one team only: Netlify, User settings, Applications.',
    'https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/',
  ),
  render: risk(
    'critical',
    'Services, Postgres databases and disks of every workspace of the account.',
    'Make a scoped API key, read-only and for one workspace: Render dashboard, Account Settings, API Keys.',
    'https://render.com/docs/api#1-create-an-api-key',
  ),
  heroku: risk(
    'critical',
    'Every app and add-on of the account, Postgres databases among them.',
    'heroku authorizations:create -s read -e 86400',
    'https://devcenter.heroku.com/articles/oauth#scopes',
  ),
  supabase: risk(
    'critical',
    'Every organisation and project of the account, also future ones.',
    'Make a scoped access token: Supabase dashboard, Account, Access Tokens.',
    'https://supabase.com/dashboard/account/tokens',
  ),
  'supabase/service': risk(
    'high',
    'All rows of one project: it passes by row level security.',
    'Use a publishable key and row level security: Supabase dashboard, project, API Keys.',
    'https://supabase.com/docs/guides/api/api-keys',
  ),
  neon: risk(
    'critical',
    'Every project, branch and database of the account.',
    'Make a project-scoped API key: Neon console, Organization settings, API keys.',
    'https://neon.com/docs/manage/api-keys',
  ),
  'neon/password': risk(
    'high',
    'The tables of one database, as far as its role may.',
    'Make a role that may only SELECT, and connect to a branch instead of the main one.',
    'https://neon.com/docs/manage/database-access',
  ),
  planetscale: risk(
    'critical',
    'Every database and branch of the organisations of the account.',
    'pscale service-token create, then pscale service-token add-access ID read_branch --database DB',
    'https://planetscale.com/docs/cli/service-token',
  ),
  'planetscale/password': risk(
    'high',
    'The tables of one branch.',
    'pscale password create DB BRANCH NAME --role reader --ttl 24h',
    'https://planetscale.com/docs/cli/password',
  ),
  mongodb: risk(
    'critical',
    'Clusters of the project or organisation, with their backups.',
    'Make a service account with the role Project Read Only: Atlas, Project Access Manager.',
    'https://www.mongodb.com/docs/atlas/configure-api-access/',
  ),
  digitalocean: risk(
    'critical',
    'Droplets, databases, volumes and domains of the team.',
    'Make a token with custom scopes, without delete: DigitalOcean, API, Tokens.',
    'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
  ),
  cloudflare: risk(
    'critical',
    'Workers, D1 databases, R2 buckets and zones that it reaches.',
    'Make an API token for one zone or account, with a time to live: Cloudflare dashboard, My Profile, API Tokens.',
    'https://developers.cloudflare.com/fundamentals/api/get-started/create-token/',
  ),
  'cloudflare/global': risk(
    'critical',
    'Everything of the account: the global key knows no limits.',
    'Make an API token for one zone or account, with a time to live: Cloudflare dashboard, My Profile, API Tokens.',
    'https://developers.cloudflare.com/fundamentals/api/get-started/create-token/',
  ),
  firebase: risk(
    'critical',
    'Every Firebase project of the Google account: databases, files, sites.',
    'Use a service account with the role Firebase Viewer.',
    'https://firebase.google.com/docs/projects/iam/roles-predefined',
  ),
  turso: risk(
    'critical',
    'Every database and group of the account.',
    'turso db tokens create DB --read-only --expiration 1d',
    'https://docs.turso.tech/cli/db/tokens/create',
  ),
  upstash: risk(
    'critical',
    'Every Redis database and queue of the account.',
    'Use the read-only REST token of one database: Upstash console, database, REST API.',
    'https://upstash.com/docs/redis/features/restapi',
  ),
  expo: risk(
    'high',
    'Projects, builds and updates of the account.',
    'Make a robot user with the role Viewer: Expo, Account settings, Access tokens.',
    'https://docs.expo.dev/accounts/programmatic-access/',
  ),
  fastly: risk(
    'high',
    'Services of the account, and what they serve.',
    'Make a token with the scope global:read for one service: Fastly, Account, API tokens.',
    'https://www.fastly.com/documentation/reference/api/auth-tokens/',
  ),
} as const satisfies Readonly<Record<string, Risk>>;
