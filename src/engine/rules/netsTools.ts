import type { Rule, When } from './rule';
import { list } from './when';

const plural = (words: string): readonly string[] => list(words).flatMap((word) => [word, `${word}s`]);

/** Things that a tool of a platform deletes with what is in them; notes, tasks, comments and files are none. */
const PLACES = [
  ...plural(
    `project database volume disk instance cluster service environment domain bucket namespace backup snapshot server vm droplet zone dns vault keyspace warehouse
     nodepool broker tenant datastore serverless`,
  ),
  ...list('repository repositories repo repos'),
];
/** What is gone for others too when it is gone: resources of platforms, records, what customers and readers see. */
const THINGS = [
  ...PLACES,
  ...plural(
    `db schema table deployment app application site worker queue topic stack organization org account user customer subscription secret token key webhook
     collection resource machine network workspace storage kv record role function row document blob vector point embedding catalog crawler connector stream
     datasource dataset pool group gateway endpoint firewall certificate cert balancer subnet vpc distribution registry pipeline workflow schedule monitor dashboard
     flag feature segment experiment cohort survey insight email message mailbox contact deal lead order product variant invoice payment price coupon store website
     post article wiki page channel credential connection runtime nodegroup partition shard replica replication datacenter recording release package artifact team
     issue ticket epic board sprint space portal statement trigger constraint alias template form study studies`,
  ),
  ...list(
    `branch branches policy policies index indexes indices company companies mailboxes registries aliases entry entries infrastructure`,
  ),
];
/** Said before the verb, they say what the tool does: it looks, or it makes something. */
const LOOKS = list(
  'list get describe find search check preview explain read count validate create add update estimate can show is has query',
);
/** What goes with no more than a note about it, or what comes back by itself. */
const SMALL = [
  ...plural(
    'comment reaction emoji label note draft tag watcher member favorite favourite task todo subtask cookie tab item relation observation link sheet worksheet range cell slide paragraph breakpoint backend session process update execution',
  ),
  ...list(
    'from memory memories entity entities dependency dependencies protection stats status statuses processes cache caches tmp temp temporary',
  ),
];
const VERBS = list(
  'delete destroy drop purge wipe terminate truncate erase nuke deprovision decommission deregister teardown obliterate del',
);
const tools = (verbs: readonly string[], things: readonly string[], more: Partial<Extract<When, { call: 'mcp' }>> = {}): When => ({
  call: 'mcp',
  tool: ['*'],
  words: [verbs, things],
  before: LOOKS,
  ...more,
});

/** Servers of platforms and databases, by the words that their names have: nearly all that they delete is of the kind above. */
const PLATFORMS = list(
  `aws amazon azure gcp gcloud google-cloud bigquery firebase firestore cloudflare vercel netlify heroku railway flyio digitalocean hetzner hcloud hostinger linode
   vultr ovh scaleway kubernetes k8s kubectl eks aks gke openshift terraform pulumi supabase neon planetscale turso mongodb mongo postgres mysql mssql sqlserver
   cockroach clickhouse snowflake databricks elasticsearch opensearch qdrant pinecone weaviate milvus chroma neo4j couchbase upstash convex prisma stripe paypal
   shopify woocommerce wordpress salesforce launchdarkly posthog datadog grafana pagerduty auth0 clerk okta twilio sendgrid n8n airtable confluent kafka fabric
   onelake dynamodb proxmox vsphere nomad consul rabbitmq`,
).map((word) => `*${word}*`);
const ANY = ['*'];

const resource = {
  kind: 'resource',
  name: ['input:name', 'input:id', 'input:*', 'input:path'],
  identifiers: [
    'input:project_id',
    'input:environment_id',
    'input:environment',
    'input:database',
    'input:cluster_name',
    'input:account_id',
  ],
} as const;
const DOCS = 'https://modelcontextprotocol.io/specification/2025-06-18/server/tools';

/** Nets for tools of servers that no rule knows, by what their names say. */
export const toolNets = [
  {
    id: 'nets/delete-by-tool',
    net: 'generic',
    when: [
      tools(VERBS, THINGS, { noWords: SMALL }),
      // Whole places are more than what is said of them beside (`delete_project_cache` is not that: it ends in a small thing).
      tools(VERBS, PLACES, { noLast: SMALL }),
      tools(list('remove reset restore flush clear empty transfer'), PLACES, { noWords: SMALL }),
      tools(list('rebuild recreate reinstall reimage'), list('server droplet vm machine instance')),
      tools(list('cancel'), list('subscription subscriptions order orders domain account')),
      tools(VERBS, list('file files folder folders directory object objects'), {
        input: { 'file_id|folder_id|drive_id|item_id|bucket|bucket_name|workspace_id|workspace': ANY },
      }),
      tools(VERBS, list('item items entity entities relation relations'), {
        input: { 'table|table_name|collection|collection_name|container|container_name': ANY },
      }),
      tools(VERBS, list('all every everything bulk batch many multiple'), {
        noWords: list(
          'cache caches cookie cookies tab tabs breakpoint breakpoints task tasks todos node nodes layer layers element elements actor actors duplicates',
        ),
      }),
      tools(list('disable'), list('lock protection backup backups versioning encryption')),
      { call: 'mcp', server: PLATFORMS, tool: ['*'], words: [VERBS], before: LOOKS, noWords: SMALL },
      { call: 'mcp', server: ['*milvus*'], tool: ['*delete_entities'] },
      {
        call: 'mcp',
        server: ['*agentcore*', '*bedrock*', '*awslabs*'],
        tool: ['memory_delete', 'memory_delete_*', 'memory_batch_delete_*'],
      },
      { call: 'mcp', tool: ['remove_*_from_image_set', '*delete_calendar', '*delete_calendars'] },
    ],
    verb: 'delete',
    class: 'suspected',
    resource,
    dies: 'whatever the tool stands for: no rule knows it',
    undo: 'none known',
    safer: 'Use the tool that lists or shows it first.',
    docs: DOCS,
    examples: {
      held: [
        { kind: 'mcp', server: 'acme', tool: 'delete_project', input: { id: 'shop' } },
        { kind: 'mcp', server: 'acme', tool: 'databaseDestroy', input: { name: 'shop' } },
        { kind: 'mcp', server: 'acme', tool: 'sql_database_delete', input: { database_id: 'd1' } },
        { kind: 'mcp', server: 'gmail', tool: 'batch_delete_emails', input: { messageIds: ['m1', 'm2'] } },
        { kind: 'mcp', server: 'acme', tool: 'manage_clusters', input: { operation: 'delete-cluster', cluster_name: 'shop' } },
        { kind: 'mcp', server: 'awslabs.agentcore', tool: 'gateway_delete', input: { gateway_identifier: 'gw-1' } },
      ],
      free: [
        { kind: 'mcp', server: 'acme', tool: 'list_projects', input: {} },
        { kind: 'mcp', server: 'acme', tool: 'create_database', input: { name: 'shop' } },
        { kind: 'mcp', server: 'memory', tool: 'delete_entities', input: { entityNames: ['a'] } },
        { kind: 'mcp', server: 'todo', tool: 'delete_task', input: { id: '7' } },
        { kind: 'mcp', server: 'acme', tool: 'get_delete_policy', input: { id: 'shop' } },
        { kind: 'mcp', server: 'acme', tool: 'manage_clusters', input: { operation: 'list-clusters' } },
      ],
    },
  },
] as const satisfies readonly Rule[];
