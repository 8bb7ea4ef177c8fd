/**
 * Files that hold credentials by what they are called. All in lower case: names are compared without regard to case, as a file called `.ENV` is
 * no less secret. Kept out on purpose, because agents work on them every day and most hold no secret: `*.tfvars`, `wp-config.php`, `database.yml`,
 * a project's own `.npmrc`, `gradle.properties` and `mcp.json`, `.aws/config`, logs, and Claude Code's transcripts, which it reads itself to go on
 * where it was. A person can add any of them.
 */

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** Names that say enough wherever they stand. */
export const NAMES: readonly string[] = words(`
  .env .envrc .dev.vars .netrc _netrc .pypirc .pgpass pgpass.conf .pg_service.conf .my.cnf .mylogin.cnf .git-credentials .htpasswd
  credentials credentials.json credentials.toml credentials.yml credentials.yaml secrets.json secrets.toml secrets.yml secrets.yaml
  secret.json secret.toml secret.yml secret.yaml application_default_credentials.json .vault-token vault_pass vault_pass.txt .vault_pass
  http-client.private.env.json local.settings.json kubeconfig kubeconfig.yaml kubeconfig.yml .kubeconfig .dockercfg .boto .s3cfg rclone.conf
  .databrickscfg .sentryclirc .terraformrc terraform.rc credentials.tfrc.json .upstash.json .oauth_creds.json oauth_creds.json
  msal_token_cache.json msal_token_cache.bin access_tokens.db credentials.db login.keychain-db state.vscdb state.vscdb.backup key4.db logins.json cookies.sqlite age.key .rclone.conf
`);

/** Names by their beginning and end: `id_rsa`, `client_secret_1.json`. */
export const NAME_PATTERNS: readonly RegExp[] = [
  /^\.env\..+$/,
  /^\.env-.+$/,
  /^\.env_.+$/,
  /^\.env~$/,
  /^\.envrc\..+$/,
  /^.+\.secret\.exs$/,
  /^\.dev\.vars\..+$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?(?:[._-].+)?$/,
  /^client_secret.*\.json$/,
  /^service[-_]?account.*\.json$/,
  /^.+-adminsdk-.*\.json$/,
  /^credentials\..+\.json$/,
  /^.+\.tfstate(?:\..+)?$/,
  /^kubeconfig[-_.].+$/,
];

/** Endings; keys among them are looked into where the text is known, since a certificate may be called the same. */
export const ENDINGS: readonly string[] = words(
  '.env .pem .key .p12 .pfx .p8 .ppk .jks .keystore .kdbx .agekey .ovpn .tfstate .kubeconfig .secret .secrets .keychain-db',
);

/** Files below folders of these names, wherever those stand: `.aws/credentials` is `…/.aws/credentials`; `**` is everything below. */
export const PLACES: readonly string[] = words(`
  .aws/credentials .aws/sso/cache/** .aws/cli/cache/** .kube/config .kube/cache/oidc-login/** .docker/config.json .ssh/** .gnupg/** .azure/accesstokens.json
  .azure/service_principal_entries.json gcloud/legacy_credentials/** .config/gh/hosts.yml .config/glab-cli/config.yml .config/hub
  .railway/config.json .railway/config-staging.json .railway/config-dev.json .fly/config.yml com.vercel.cli/auth.json netlify/config.json
  .supabase/access-token neonctl/credentials.json .config/planetscale/access-token atlascli/config.toml doctl/config.yaml .wrangler/config/default.toml
  hcloud/cli.toml scw/config.yaml .config/linode-cli stripe/config.toml .twilio-cli/config.json .snowsql/config .oci/config .render/cli.yaml
  .doppler/.doppler.yaml .pulumi/credentials.json .config/op/config containers/auth.json .m2/settings.xml .m2/settings-security.xml .nuget/nuget.config
  .cargo/credentials .cargo/credentials.toml .gem/credentials .composer/auth.json pypoetry/auth.toml .config/pip/pip.conf .pip/pip.conf
  .gradle/gradle.properties pnpm/auth.ini .claude/.credentials.json .codex/auth.json .gemini/oauth_creds.json github-copilot/hosts.json
  github-copilot/apps.json .cloudflared/** etc/wireguard/** .snowflake/config.toml .snowflake/connections.toml .databricks/token-cache.json
  ngrok/ngrok.yml .ngrok2/ngrok.yml configstore/firebase-tools.json turso/settings.json .expo/state.json fastly/config.toml .subversion/auth/**
  .netlify/config.json .local/share/gem/credentials .tsh/keys/** fish/fish_history psreadline/consolehost_history.txt
  mongosh/mongosh_repl_history .huggingface/token huggingface/token .config/argocd/config .streamlit/secrets.toml config/master.key
  code/user/history/** cursor/user/history/** vscodium/user/history/** windsurf/user/history/** .codex/sessions/** .codex/history.jsonl
  .claude/history.jsonl .local/share/atuin/history.db .mollyguard/snapshots/**
  default/cookies default/network/cookies
  library/keychains/** .password-store/** .local/share/keyrings/** var/run/secrets/kubernetes.io/** run/secrets/** sops/age/keys.txt
  netlify/config/config.json glab-cli/config.yml pip/pip.conf pip/pip.ini composer/auth.json nuget/nuget.config snowflake/connections.toml
`).concat('github cli/hosts.yml');

/** Names that are a person's own only in a home folder, where a history holds what was typed or pasted; in a project they are configuration. */
export const HOME_NAMES: readonly string[] = words(`
  .npmrc .yarnrc.yml .pip.conf .claude.json .gradle.properties .vaultrc
  .bash_history .zsh_history .zhistory .sh_history .ksh_history .psql_history .mysql_history .mariadb_history .sqlite_history .rediscli_history
  .python_history .node_repl_history .irb_history .php_history .dbshell .histfile
`);

/** Files of the machine. */
export const MACHINE_FILES: readonly string[] = words(
  '/etc/shadow /etc/shadow- /etc/gshadow /etc/gshadow- /etc/master.passwd /etc/kubernetes/admin.conf /etc/rancher/k3s/k3s.yaml /etc/mysql/debian.cnf',
);

/** The environment of another process, and its memory. */
export const MACHINE_PATTERN = /^\/proc\/(?:self|thread-self|\d+|\*|\uE000)(?:\/task\/[^/]+)?\/(?:environ|mem)$/;

/** Names that say that the file is made to be read: templates, public halves, encrypted forms, code and texts. */
export const OPEN_NAMES: readonly RegExp[] = [
  /(?:^|[._-])(?:example|examples|sample|template|tmpl|tpl|dist|dummy|schema)(?:[._-]|$)/,
  /^\.env\.(?:test|testing|vault|ci|defaults?)$/,
  /\.(?:pub|d\.ts|md|mdx|rst|html?|enc|gpg|asc|age|sops\.(?:ya?ml|json)|crt|cer|csr|j2|erb|tt|hbs)$/,
];

/** In `.ssh` and `.gnupg`, what is no key. */
export const OPEN_IN_STORES =
  /^(?:config|config\.d|config\.ya?ml|known_hosts.*|authorized_keys.*|environment|rc|gpg(?:-agent|sm)?\.conf|pubring\..*|trustdb\.gpg|readme.*|.*\.pub)$/;

/** Keys and certificates of these names are public or of no worth. */
export const OPEN_KEYS =
  /(?:^|[._-])(?:public|pub|cert|certs|certificate|chain|fullchain|bundle|cacert|cacerts|ca|root|rootca|crl|dhparams?|dh)(?:[._-]|\d*\.)/;

/** Folders whose key files and generic names are made up for tests, or belong to a package. */
export const TEST_FOLDERS =
  /\/(?:tests?|__tests__|specs?|fixtures?|__fixtures__|testdata|test-data|test_data|mocks?|__mocks__|examples?|samples?|node_modules|site-packages|vendor)\//;
