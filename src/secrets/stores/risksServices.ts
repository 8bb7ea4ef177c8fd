import type { Risk } from './risks';

const risk = (rank: Risk['rank'], destroys: string, narrower: string, docs: string): Risk => ({ rank, destroys, narrower, docs });

/** Forges, registries, databases, services, agents, and what is known by its name alone. */
export const services = {
  github: risk(
    'critical',
    'Every repository the account may write to; with delete_repo the repositories themselves.',
    'Make a fine-grained token for one repository, without Administration: https://github.com/settings/personal-access-tokens/new',
    'https://docs.github.com/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens',
  ),
  'github/fine-grained': risk(
    'high',
    'The repositories that it was made for, as far as its permissions allow.',
    'Make one for a single repository, with Contents: read: https://github.com/settings/personal-access-tokens/new',
    'https://docs.github.com/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens',
  ),
  gitlab: risk(
    'critical',
    'Every project and group of the account.',
    'Make a project access token with the role Reporter and an expiry: project, Settings, Access tokens.',
    'https://docs.gitlab.com/user/project/settings/project_access_tokens/',
  ),
  bitbucket: risk(
    'critical',
    'Every repository of the account.',
    'Make a repository access token with the scope repository:read.',
    'https://support.atlassian.com/bitbucket-cloud/docs/repository-access-tokens/',
  ),
  npm: risk(
    'high',
    'Packages: versions can be removed, and poisoned ones published.',
    'npm token create, read-only, or a granular token for one package: https://www.npmjs.com/settings/~/tokens',
    'https://docs.npmjs.com/about-access-tokens',
  ),
  pypi: risk(
    'high',
    'Packages: releases can be removed, and poisoned ones published.',
    'Make a token for one project, or trusted publishing: https://pypi.org/manage/account/token/',
    'https://pypi.org/help/#apitoken',
  ),
  cargo: risk(
    'high',
    'Crates: versions can be yanked, and poisoned ones published.',
    'Make a token for one crate, with an expiry: https://crates.io/settings/tokens/new',
    'https://doc.rust-lang.org/cargo/reference/publishing.html',
  ),
  rubygems: risk(
    'high',
    'Gems: versions can be yanked, and poisoned ones pushed.',
    'gem signin with a key for one gem, without yank_rubygem.',
    'https://guides.rubygems.org/api-key-scopes/',
  ),
  packages: risk(
    'high',
    'Packages of the registry that it logs in to.',
    'Make a token that may only read, for one package or repository.',
    'https://slsa.dev/spec/v1.0/threats',
  ),
  docker: risk(
    'high',
    'Images of the registry: tags can be overwritten and deleted.',
    'Make a read-only access token (https://app.docker.com/settings/personal-access-tokens), and keep it by a credential helper (credsStore).',
    'https://docs.docker.com/security/access-tokens/',
  ),
  postgres: risk(
    'high',
    'The tables of the database, as far as its role may.',
    'CREATE ROLE reader LOGIN; GRANT pg_read_all_data TO reader; ALTER ROLE reader SET default_transaction_read_only = on;',
    'https://www.postgresql.org/docs/current/predefined-roles.html',
  ),
  mysql: risk(
    'high',
    'The tables of the database, as far as its user may.',
    "CREATE USER 'reader'@'%'; GRANT SELECT ON db.* TO 'reader'@'%';",
    'https://dev.mysql.com/doc/refman/8.4/en/grant.html',
  ),
  redis: risk(
    'high',
    'All keys of the server.',
    'ACL SETUSER reader on ~* +@read -@dangerous',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
  ),
  rabbitmq: risk(
    'high',
    'Queues and the messages in them.',
    'rabbitmqctl set_permissions -p / reader "" "" ".*"',
    'https://www.rabbitmq.com/docs/access-control',
  ),
  database: risk(
    'high',
    'The data of the database, as far as its user may.',
    'Make a user that may only read.',
    'https://cheatsheetseries.owasp.org/cheatsheets/Database_Security_Cheat_Sheet.html',
  ),
  snowflake: risk(
    'critical',
    'Databases and warehouses, as far as its role may.',
    'CREATE ROLE reader; GRANT USAGE, SELECT to it; log in by SSO or a key pair.',
    'https://docs.snowflake.com/en/user-guide/security-access-control-overview',
  ),
  databricks: risk(
    'critical',
    'Clusters, jobs and tables of the workspace.',
    'databricks tokens create --lifetime-seconds 3600, for a service principal that may only read.',
    'https://docs.databricks.com/dev-tools/auth/index.html',
  ),
  stripe: risk(
    'critical',
    'Live payments, refunds, payouts and customers.',
    'Make a restricted key that may only read: https://dashboard.stripe.com/apikeys/create',
    'https://docs.stripe.com/keys#create-restricted-api-secret-key',
  ),
  'stripe/restricted': risk(
    'medium',
    'What its permissions allow in the live account.',
    'Make a restricted key that may only read: https://dashboard.stripe.com/apikeys/create',
    'https://docs.stripe.com/keys#create-restricted-api-secret-key',
  ),
  'stripe/test': risk(
    'low',
    'Test data only.',
    'Use a sandbox of its own: https://dashboard.stripe.com/sandboxes',
    'https://docs.stripe.com/keys',
  ),
  twilio: risk(
    'high',
    'Numbers and messages of the account, at its cost.',
    'Make a restricted API key: Twilio console, Account, API keys.',
    'https://www.twilio.com/docs/iam/api-keys/restricted-api-keys',
  ),
  sendgrid: risk(
    'high',
    'Mail in your name, lists and templates.',
    'Make a key with Restricted Access: SendGrid, Settings, API Keys.',
    'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  ),
  slack: risk(
    'medium',
    'Messages and files that it may delete, words in your name.',
    'Take scopes from the app: https://api.slack.com/apps',
    'https://api.slack.com/concepts/token-types',
  ),
  sentry: risk(
    'high',
    'Projects and their events.',
    'Make an organization token with the scopes it needs, project:read alone: Sentry, Settings, Developer Settings.',
    'https://docs.sentry.io/account/auth-tokens/',
  ),
  huggingface: risk(
    'high',
    'Models, data sets and spaces of the account.',
    'Make a fine-grained token that may only read: https://huggingface.co/settings/tokens',
    'https://huggingface.co/docs/hub/security-tokens',
  ),
  model: risk(
    'medium',
    'Money and quota of the account.',
    'Make a key for one project, with a spending limit.',
    'https://owasp.org/www-project-top-10-for-large-language-model-applications/',
  ),
  agent: risk(
    'medium',
    'Conversations and quota of the account that the agent is logged in to.',
    'Log in by the system keychain, or with a key for one project.',
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  ),
  'agent/server': risk(
    'high',
    'What the tool server that it is given to may do.',
    'Refer to a variable instead of the value (the name of a variable in braces), and give the server a token that may only read.',
    'https://modelcontextprotocol.io/docs/tutorials/security/security_best_practices',
  ),
  'password-store': risk(
    'critical',
    'Every account whose password is kept in it, once it is open.',
    'Keep it locked while agents run, and give them single tokens.',
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  ),
  login: risk(
    'high',
    'What the account may at the host it logs in to.',
    'Make a token that may only read, and take the login out of this file.',
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  ),
  webhook: risk(
    'low',
    'Forged messages to whoever listens.',
    'Replace it where it was made, and keep it in the deployment only.',
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  ),
  unknown: risk(
    'medium',
    'Not known: nothing tells what this credential opens.',
    'Find out what it opens, and replace it by one that may only read.',
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  ),
} as const satisfies Readonly<Record<string, Risk>>;
