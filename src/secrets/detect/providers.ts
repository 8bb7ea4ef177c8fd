/** Who gives out credentials: the words of names and the hosts that tell of them. The ids are those of the engine's providers. */
export interface CredentialProvider {
  readonly id: string;
  readonly name: string;
  /** Parts of the name of a variable, a key or a path, in lower case without separators. */
  readonly words: readonly string[];
  /** Endings of the hosts that take its credentials. */
  readonly hosts: readonly string[];
}

const row = (id: string, name: string, words: string, hosts: string): CredentialProvider => ({
  id,
  name,
  words: words.split(' ').filter((word) => word !== ''),
  hosts: hosts.split(' ').filter((host) => host !== ''),
});

export const CREDENTIAL_PROVIDERS: readonly CredentialProvider[] = [
  row('railway', 'Railway', 'railway', 'railway.app railway.com'),
  row('flyio', 'Fly.io', 'flyio flyapi flyaccess flyconfig', 'fly.io machines.dev'),
  row('vercel', 'Vercel', 'vercel', 'vercel.com zeit.co'),
  row('netlify', 'Netlify', 'netlify', 'netlify.com'),
  row('render', 'Render', 'renderapi renderkey rendercli', 'render.com'),
  row('neon', 'Neon', 'neonapi neonctl neonkey', 'neon.tech neon.build'),
  row('supabase', 'Supabase', 'supabase', 'supabase.com supabase.co supabase.green'),
  row('heroku', 'Heroku', 'heroku', 'heroku.com'),
  row('planetscale', 'PlanetScale', 'planetscale pscale', 'planetscale.com psdb.cloud'),
  row('mongodb', 'MongoDB Atlas', 'mongodb mongo atlas', 'mongodb.com mongodb.net'),
  row('digitalocean', 'DigitalOcean', 'digitalocean doctl', 'digitalocean.com digitaloceanspaces.com'),
  row('aws', 'AWS', 'aws amazon', 'amazonaws.com amazonaws.com.cn api.aws'),
  row('gcp', 'Google Cloud', 'google gcloud gcp', 'googleapis.com'),
  row('gemini', 'Google Gemini', 'gemini', 'generativelanguage.googleapis.com'),
  row('azure', 'Azure', 'azure', 'azure.com windows.net microsoftonline.com graph.microsoft.com dev.azure.com visualstudio.com'),
  row('cloudflare', 'Cloudflare', 'cloudflare wrangler', 'cloudflare.com cloudflarestorage.com'),
  row('github', 'GitHub', 'github ghtoken', 'github.com githubusercontent.com ghcr.io ghe.com'),
  row('gitlab', 'GitLab', 'gitlab', 'gitlab.com'),
  row('bitbucket', 'Bitbucket', 'bitbucket', 'bitbucket.org'),
  row('npm', 'npm', 'npm', 'npmjs.org npmjs.com'),
  row('pypi', 'PyPI', 'pypi', 'pypi.org'),
  row('cargo', 'crates.io', 'cratesio cargoregistry', 'crates.io'),
  row('rubygems', 'RubyGems', 'rubygems gemhost', 'rubygems.org'),
  row('docker', 'Docker Hub', 'docker', 'docker.io docker.com'),
  row('stripe', 'Stripe', 'stripe', 'stripe.com'),
  row('twilio', 'Twilio', 'twilio', 'twilio.com'),
  row('sendgrid', 'SendGrid', 'sendgrid', 'sendgrid.com'),
  row('slack', 'Slack', 'slack', 'slack.com'),
  row('discord', 'Discord', 'discord', 'discord.com discordapp.com'),
  row('openai', 'OpenAI', 'openai', 'openai.com'),
  row('anthropic', 'Anthropic', 'anthropic claude', 'anthropic.com'),
  row('openrouter', 'OpenRouter', 'openrouter', 'openrouter.ai'),
  row('cursor', 'Cursor', 'cursorapi cursortoken', 'cursor.com cursor.sh'),
  row('huggingface', 'Hugging Face', 'huggingface hftoken', 'huggingface.co'),
  row('databricks', 'Databricks', 'databricks', 'databricks.com azuredatabricks.net'),
  row('terraform', 'HCP Terraform', 'terraform tfetoken', 'terraform.io'),
  row('vault', 'Vault', 'vaulttoken', 'hashicorp.cloud'),
  row('doppler', 'Doppler', 'doppler', 'doppler.com'),
  row('pulumi', 'Pulumi', 'pulumi', 'pulumi.com'),
  row('upstash', 'Upstash', 'upstash', 'upstash.io upstash.com'),
  row('turso', 'Turso', 'turso libsql', 'turso.tech turso.io'),
  row('hetzner', 'Hetzner', 'hetzner hcloud', 'hetzner.cloud hetzner.com'),
  row('scaleway', 'Scaleway', 'scaleway scw', 'scaleway.com'),
  row('linode', 'Linode', 'linode', 'linode.com'),
  row('sentry', 'Sentry', 'sentry', 'sentry.io'),
  row('snowflake', 'Snowflake', 'snowflake snowsql', 'snowflakecomputing.com'),
  row('grafana', 'Grafana', 'grafana', 'grafana.com grafana.net'),
  row('linear', 'Linear', 'linearapi', 'linear.app'),
  row('datadog', 'Datadog', 'datadog', 'datadoghq.com datadoghq.eu'),
  row('kubernetes', 'Kubernetes', 'kube', ''),
  row('postgres', 'PostgreSQL', 'postgres pgpass pgpassword', ''),
  row('mysql', 'MySQL', 'mysql mariadb', ''),
  row('redis', 'Redis', 'redis', ''),
  row('rabbitmq', 'RabbitMQ', 'rabbitmq amqp', 'cloudamqp.com'),
];

/** The provider that a name (a variable, a key, a path) speaks of. */
export function providerOfName(name: string): string | null {
  const joined = name.toLowerCase().replace(/[^a-z\d]+/g, '');
  return CREDENTIAL_PROVIDERS.find(({ words }) => words.some((word) => joined.includes(word)))?.id ?? null;
}

/** The ending of a host → who takes credentials there. */
const endings = new Map<string, string>();
for (const { id, hosts } of CREDENTIAL_PROVIDERS) for (const host of hosts) if (!endings.has(host)) endings.set(host, id);

/** The provider whose credentials a host takes; the longest ending counts. */
export function providerOfHost(host: string): string | null {
  let rest = host.toLowerCase().replace(/:\d+$/, '');
  for (;;) {
    const provider = endings.get(rest);
    if (provider !== undefined) return provider;
    const dot = rest.indexOf('.');
    if (dot < 0) return null;
    rest = rest.slice(dot + 1);
  }
}

/** How far from a host a value is taken to be for it. */
export const NEAR = 600;

/** The hosts of known providers in a text. */
export function hostsIn(text: string): readonly { readonly at: number; readonly provider: string }[] {
  return [...text.matchAll(/(?<![\w.-])[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,6}(?![\w-])/gi)].flatMap((match) => {
    const provider = providerOfHost(match[0]);
    return provider === null ? [] : [{ at: match.index, provider }];
  });
}

/** The provider whose host stands in the text that leads to a value, else the one whose host is nearest to it. */
export function providerNear(text: string, start: number, from: number, to: number): string | null {
  const led = hostsIn(text.slice(start, from)).at(-1)?.provider;
  if (led !== undefined) return led;
  const begin = Math.max(0, from - NEAR);
  let best: string | null = null;
  let distance = NEAR;
  for (const { at, provider } of hostsIn(text.slice(begin, to + NEAR))) {
    const away = Math.min(Math.abs(begin + at - from), Math.abs(begin + at - to));
    if (away <= distance) [best, distance] = [provider, away];
  }
  return best;
}
