import { isKnownProgram } from '../../rules/candidates';
import type { Text } from '../../types';

/**
 * Programs that images start by themselves, where neither the image's name nor its owner's says it: `docker run amazon/aws-cli s3 ls`. From the images'
 * own Dockerfiles.
 */
const ENTRYPOINTS: Readonly<Record<string, string>> = {
  'alpine-curl': 'curl',
  'alpine-git': 'git',
  'alpine-helm': 'helm',
  aws: 'aws',
  awscli: 'aws',
  'azure-cli': 'az',
  bun: 'bun',
  'cf-cli': 'cf',
  'clickhouse-client': 'clickhouse-client',
  cloudsdktool: 'gcloud',
  'cloud-sdk': 'gcloud',
  deno: 'deno',
  'docker-wget': 'wget',
  'firebase-tools': 'firebase',
  'gh-cli': 'gh',
  'google-cloud-cli': 'gcloud',
  'hcloud-cli': 'hcloud',
  hetznercloud: 'hcloud',
  httpie: 'http',
  kustomize: 'kustomize',
  'neon-cli': 'neonctl',
  netlify: 'netlify',
  nix: 'nix',
  node: 'node',
  opentofu: 'tofu',
  planetscale: 'pscale',
  'pg-dump': 'pg_dump',
  pulumi: 'pulumi',
  python: 'python',
  railwayapp: 'railway',
  'snowflake-cli': 'snow',
  snowsql: 'snowsql',
  superfly: 'fly',
  flyio: 'flyctl',
  tofu: 'tofu',
  'twilio-cli': 'twilio',
  wrangler: 'wrangler',
};
/** Programs with no rule of their own that do what they are told, or run others. */
const PLAIN: ReadonlySet<string> = new Set(
  'curl wget git docker kubectl helm gh mc s5cmd borgmatic kopia migrate atlas dbmate argocd flux'.split(' '),
);
/** Images of servers that are called like a client: what they start by themselves is the server. */
const SERVERS: ReadonlySet<string> = new Set(
  'mongo mysql mariadb cassandra clickhouse redis postgres influxdb elasticsearch rabbitmq'.split(' '),
);
/** Last parts of names that say nothing about the program: `quay.io/skopeo/stable`, `ghcr.io/railwayapp/cli`. */
const VAGUE: ReadonlySet<string> = new Set('cli stable latest upstream client tool tools app docker image alpine slim'.split(' '));

/** Words that are programs in every image, by which its own program is not meant. */
const EVERYWHERE: ReadonlySet<string> = new Set(
  (
    'sh bash ash dash zsh rm mv cp find dd env exec eval xargs timeout nice nohup time tar sed tee truncate shred chmod chown cat ls echo printenv python python3 node ' +
    'perl ruby php npx npm pnpm yarn pip uv go cargo make psql mysql redis-cli mongosh sleep true'
  ).split(' '),
);

/** The program an image starts with the words behind it, if that is known; null where the first of them is a program itself. */
export function entryOf(image: Text, first: Text | undefined): string | null {
  const program = startedBy(image);
  const words = first !== undefined && (first.startsWith('/') || first === program || EVERYWHERE.has(first) || isKnownProgram(first));
  return words ? null : program;
}

function startedBy(image: Text): string | null {
  const parts = image.replace(/@.*$/, '').split('/');
  const base = (parts.pop() ?? '').replace(/:.*$/, '').toLowerCase();
  const owner = (parts.pop() ?? '').toLowerCase();
  const plain = base.replace(/[-_](?:cli|client|docker|alpine|image)$/, '').replace(/^(?:docker|alpine)[-_]/, '');
  const owners = VAGUE.has(base) ? [Object.hasOwn(OWNERS, owner) ? (OWNERS[owner] ?? owner) : owner] : [];
  for (const name of [base, plain, ...owners]) {
    if (SERVERS.has(name)) return null;
    if (Object.hasOwn(ENTRYPOINTS, name)) return ENTRYPOINTS[name] ?? null;
    if (PLAIN.has(name) || (name.length > 2 && isKnownProgram(name))) return name;
  }
  return null;
}

/** Owners whose program has another name. */
const OWNERS: Readonly<Record<string, string>> = { cli: 'gh', gitlab: 'glab', digitalocean: 'doctl' };
