import { HOLE, type Text } from '../../types';
import type { Invocation, Machine } from '../code/machine';
import { runProgram } from '../code/programs';
import { sendRequest } from '../code/requests';
import { textOf, textValue, UNKNOWN, type Value } from '../code/values';

/** Client libraries of services, and where their requests go: a call that deletes is the request that does the same. */
const APIS: readonly (readonly [root: RegExp, url: string])[] = [
  [/^stripe\b/, 'https://api.stripe.com/v1'],
  [/^twilio\b/, 'https://api.twilio.com/2010-04-01'],
  [/^(?:@clerk\/\w[\w-]*|clerk_backend_api)\b/, 'https://api.clerk.com/v1'],
  [/^auth0\b/, 'https://tenant.auth0.com/api/v2'],
  [/^(?:@pinecone-database\/pinecone|pinecone)\b/, 'https://api.pinecone.io'],
  [/^(?:pydo|digitalocean|do-wrapper|dots-wrapper)\b/, 'https://api.digitalocean.com/v2'],
  [/^(?:hcloud|hcloud-js)\b/, 'https://api.hetzner.cloud/v1'],
  [/^(?:gitlab|@gitbeaker\/\w+)\b/, 'https://gitlab.com/api/v4'],
  [/^github\b/, 'https://api.github.com'],
  [/^huggingface_hub\b/, 'https://huggingface.co/api'],
  [/^wandb\b/, 'https://api.wandb.ai'],
  [/^openai\b/, 'https://api.openai.com/v1'],
  [/^@notionhq\/client\b/, 'https://api.notion.com/v1'],
  [/^cloudinary\b/, 'https://api.cloudinary.com/v1_1'],
  [/^@vercel\/blob\b/, 'https://blob.vercel-storage.com'],
  [/^(?:cloudflare|CloudFlare)\b/, 'https://api.cloudflare.com/client/v4'],
  [/^(?:linode_api4|@linode\/api-v4)\b/, 'https://api.linode.com/v4'],
  [/^(?:netlify|@netlify\/\w[\w-]*)\b/, 'https://api.netlify.com/api/v1'],
  [/^(?:@vercel\/sdk)\b/, 'https://api.vercel.com/v9'],
  [/^(?:heroku3|heroku-client)\b/, 'https://api.heroku.com'],
  [/^(?:datadog|datadog_api_client|@datadog\/datadog-api-client)\b/, 'https://api.datadoghq.com/api/v1'],
  [/^(?:@sendgrid\/client|sendgrid)\b/, 'https://api.sendgrid.com/v3'],
  [/^(?:@supabase\/supabase-js|supabase)\b.*\.(?:admin|storage)\b/, 'https://project.supabase.co/admin'],
  [
    /^(?:algoliasearch|meilisearch|weaviate|weaviate-client|qdrant_client|@qdrant\/js-client-rest|chromadb|typesense)\b/,
    'https://search.service',
  ],
  [/^(?:influxdb_client|@influxdata\/influxdb-client-apis)\b/, 'https://influxdb.service/api/v2'],
];
/** Methods that delete, and what of: `del`, `deleteUser`, `delete_index`, `clearObjects`. */
const DELETES =
  /^(?:(?:begin_|recursive_?|bulk_?|batch_?)?(?:[dD]elete|del|destroy|remove|purge|terminate|empty)(?:By)?_?([A-Z]?\w*)|cancel|clear_?(?:objects|index)|clearObjects|drop_?(\w+))$/;
/** Words behind a verb that say how, not what. */
const HOW = /^(?:async|sync|id|all|many|one|listener|item|queue|handler)?$/i;
/** Objects of a client that only forget something of their own. */
const OWN = /(?:listener|cache|header|interceptor|middleware|plugin|timeout)s?$/i;

const words = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
const plural = (name: string): string => (/s$/.test(name) ? name : /(?:x|ch)$/.test(name) ? `${name}es` : `${name.replace(/y$/, 'ie')}s`);

/** What a call of a service's client library deletes: the request, or the program's words, that do the same. */
export function sdkCall({ path, self, args, named }: Invocation, machine: Machine): void {
  const method = path.slice(path.lastIndexOf('.') + 1);
  const deletes = DELETES.exec(method);
  if (deletes === null || OWN.test(method)) return;
  const api = APIS.find(([root]) => root.test(path));
  const id = idOf(args[0]) ?? idOf([...named.values()].find((value) => value.v === 'text')) ?? madeWith(self) ?? HOLE;
  const of = words(deletes[1] ?? deletes[2] ?? '');
  const steps = path.split('.').slice(1, -1);
  const last = steps.findLast((step) => !step.endsWith(')') || /^[A-Z]/.test(step)) ?? '';
  const thing = HOW.test(of) ? words(last.replace(/\(\)$/, '')) : of;
  const program = programOf(path, thing, id);
  if (program) runProgram(textValue(program[0] ?? ''), list(program.slice(1)), {}, machine);
  else if (api) {
    const url = placeIn(api[1], /get_repo/.test(path) ? 'repo' : thing, id);
    sendRequest({ method: textValue('DELETE'), url: textValue(url), headers: [], credential: true }, machine);
  }
}

const placeIn = (url: string, thing: string, id: Text): Text =>
  `${url}/${thing === '' || /^(?:stripe|github)$/.test(thing) ? '' : `${plural(thing.replace('repository', 'repo'))}/`}${id}`;

/** Where a library that is called so deletes a thing; null: it is not known. */
export function deletionUrl(library: string, thing: string, id: Text): Text | null {
  const api = APIS.find(([root]) => root.test(library));
  return api ? placeIn(api[1], thing, id) : null;
}

/** The words of the service's own program, where it has one that rules know. */
function programOf(path: string, thing: string, id: string): readonly string[] | null {
  if (/^(?:google\.cloud\.storage|@google-cloud\/storage)\b/.test(path)) return ['gcloud', 'storage', 'rm', '-r', `gs://${id}`];
  if (/^(?:google\.cloud\.bigquery|@google-cloud\/bigquery)\b/.test(path)) return ['bq', 'rm', '-r', '-f', id];
  if (/^(?:google\.cloud|@google-cloud\/[\w-]+|googleapiclient)\b/.test(path) && !/pubsub.*(?:message|ack)/i.test(path))
    return ['gcloud', 'beta', plural(thing || 'resource').replaceAll('_', '-'), 'delete', id, '-q'];
  if (/^(?:firebase-admin|firebase_admin)\b/.test(path)) {
    if (/auth/i.test(path)) return ['firebase', 'auth:delete', id];
    return /firestore|recursive/i.test(path) ? ['firebase', 'firestore:delete', id, '-r', '-f'] : ['firebase', 'database:remove', id, '-f'];
  }
  if (/^azure\.(?:mgmt|storage|cosmos|keyvault)\b|^@azure\/(?:arm-|storage-|cosmos|keyvault-)/.test(path))
    return ['az', 'resource', 'delete', '--ids', id];
  const kind = /^@kubernetes\/client-node\b.*\.delete(?:Collection)?(?:Namespaced)?([A-Z]\w*)$/.exec(path)?.[1];
  return kind === undefined ? null : ['kubectl', 'delete', kind.toLowerCase(), id];
}

const list = (items: readonly string[]): Value => ({ v: 'list', items: items.map((one) => textValue(one)) });

/** What a resource is named by: a text, or the member of an object that carries it. */
function idOf(value: Value | undefined): string | undefined {
  if (value?.v === 'text') return value.text;
  if (value?.v === 'plain' && typeof value.value === 'number') return String(value.value);
  if (value?.v !== 'dict') return undefined;
  const [first] = [...value.entries].filter(([name, one]) => /id$|name$/i.test(name) && one.v === 'text').map(([, one]) => one);
  return first === undefined ? undefined : textOf(first ?? UNKNOWN);
}

/** The nearest step before that was given a name: `bucket("shop").delete()`. */
function madeWith(self: Value | null): string | undefined {
  for (let at = self, depth = 0; at?.v === 'object' && depth < 8; at = at.self, depth += 1) {
    if (/(?:^|\.)(?:[A-Z]\w*|default|stripe|twilio)\(\)$/.test(at.of)) return undefined;
    const found = idOf(at.args[0]);
    if (found !== undefined) return found;
  }
  return undefined;
}
