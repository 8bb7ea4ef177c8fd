import { dangerOf } from '../../engine/policy/environment';
import { environmentOfWords } from '../../engine/policy/words';
import type { Effect, EnvironmentLevel, Evidence } from '../../engine/types';
import type { NotKnown } from '../../protocol/liveFact';
import { type Found, type LiveFact, type Lookup, type LookupTools, lookupEvidence } from './lookup';
import {
  BACKUPS,
  backupsIn,
  type Environment,
  type Instance,
  member,
  PROJECTS,
  type Project,
  projectsIn,
  WORKSPACES,
  workspacesIn,
} from './railwayProjects';

const PROVIDER = 'railway';
const BACKUP = 'backup';
const USUAL = 'https://backboard.railway.com/graphql/v2';
const KINDS: ReadonlySet<string> = new Set(['volume', 'backup', 'schedule', 'database', 'service', 'environment', 'project']);
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST_WORKSPACES = 10;

/** What an id stands for. */
interface Place {
  readonly id: string;
  readonly name: string;
  readonly project: Project;
  readonly environments: readonly Environment[];
  readonly service: string;
  readonly instances: readonly Instance[];
}

/**
 * Asks Railway what an id stands for: name, project, environments, and of volumes their size and backups. By a token that the person has kept for
 * the API's own host, never one of an agent; queries only. Names in the command are not looked up: the folder's link, not Railway, says whose they are.
 */
export const railway: Lookup = {
  id: 'railway',
  provider: PROVIDER,
  wants: ({ resource }) => resource.provider === PROVIDER && KINDS.has(resource.kind) && idsOf(resource).length > 0,
  async find({ resource }, _call, tools) {
    const credential = tools.settings[PROVIDER]?.credential ?? null;
    const endpoint = tools.settings[PROVIDER]?.endpoint ?? USUAL;
    const token = credential === null ? null : tools.secret(credential, new URL(endpoint).host);
    if (token === null) return nothing('no-connection', new URL(endpoint).host);
    const ask = asker(endpoint, token, tools);
    const ids = idsOf(resource);
    const own = await projects(ask, (all) => ids.some((id) => placeOf(id, all) !== null));
    const place = ids.map((id) => placeOf(id, own)).find((one) => one !== null);
    return place ? told(place, resource.kind !== BACKUP, ask) : nothing('not-found', new URL(endpoint).host);
  },
};

/**
 * The effect's own id, and no other that the action names beside it: those may be any. Of a backup Railway tells nothing but by the volume that
 * the action says it belongs to.
 */
const idsOf = ({ kind, name, claimed, identifiers }: Effect['resource']): readonly string[] =>
  (kind === BACKUP ? identifiers : [claimed ?? name]).filter((one) => ID.test(one));

type Ask = (query: string, variables: Readonly<Record<string, string>>) => Promise<unknown>;

/** The `data` of an answer. Rejects where there is none: that is a failure, not an empty account. */
function asker(url: string, token: string, { fetchJson }: LookupTools): Ask {
  return async (query, variables) => {
    const headers = { authorization: `Bearer ${token}` };
    const data = member(await fetchJson({ url, method: 'POST', headers, body: { query, variables } }), 'data');
    if (typeof data !== 'object' || data === null) throw new Error('no data');
    return data;
  };
}

/** What the token's own scope shows; where the id is not in it, the projects of its workspaces. */
async function projects(ask: Ask, isEnough: (all: readonly Project[]) => boolean): Promise<readonly Project[]> {
  const own = projectsIn(await ask(PROJECTS, {}));
  if (isEnough(own)) return own;
  // A token of one workspace has no person behind it.
  const workspaces = await ask(WORKSPACES, {}).then(workspacesIn, () => []);
  const theirs = await Promise.all(workspaces.slice(0, MOST_WORKSPACES).map((workspace) => ask(PROJECTS, { workspace }).then(projectsIn)));
  return [...own, ...theirs.flat()];
}

function placeOf(id: string, all: readonly Project[]): Place | null {
  const same = (one: { readonly id: string }): boolean => one.id.toLowerCase() === id.toLowerCase();
  for (const project of all) {
    const { environments, services, volumes } = project;
    const base = { id, project, environments, service: '', instances: [] };
    if (same(project)) return { ...base, name: project.name };
    const environment = environments.find(same);
    if (environment) return { ...base, name: environment.name, environments: [environment] };
    const service = services.find(same);
    if (service) return { ...base, name: service.name, service: service.name };
    for (const { name, instances, ...volume } of volumes) {
      const meant = same(volume) ? instances : instances.filter(same);
      if (meant.length === 0 && !same(volume)) continue;
      const places = meant.map(({ environmentId }) => environments.find((one) => one.id === environmentId) ?? NOWHERE);
      const serving = services.find((one) => one.id === meant[0]?.serviceId)?.name ?? '';
      return { ...base, name, environments: places, service: serving, instances: meant };
    }
  }
  return null;
}

/** An environment that is not among its project's. */
const NOWHERE: Environment = { id: '', name: '', ephemeral: false };

async function told(place: Place, sure: boolean, ask: Ask): Promise<Found> {
  const { name, project, environments, service, instances } = place;
  const words = [...new Set(environments.map((one) => one.name))].filter((one) => one !== '').join(', ');
  const located: LiveFact = { id: 'located', data: { name, project: project.name, environment: words, service } };
  return { evidence: evidenceOf(place, sure, words), facts: [located, ...sizeOf(instances), ...(await backupFacts(instances, ask))] };
}

function sizeOf(instances: readonly Instance[]): readonly LiveFact[] {
  const known = instances.flatMap(({ megabytes }) => (megabytes === null ? [] : [megabytes]));
  if (known.length === 0) return [];
  return [{ id: 'size', data: { bytes: String(Math.round(known.reduce((sum, one) => sum + one, 0) * 1_000_000)) } }];
}

async function backupFacts(instances: readonly Instance[], ask: Ask): Promise<readonly LiveFact[]> {
  if (instances.length === 0) return [];
  const lists = await Promise.all(instances.map(({ id }) => ask(BACKUPS, { instance: id }).then(backupsIn, () => null)));
  const known = lists.flatMap((one) => one ?? []);
  const newest = known.map((one) => Date.parse(one)).filter((one) => !Number.isNaN(one));
  if (lists.includes(null)) return [{ id: 'not-known', data: { provider: PROVIDER, why: 'failed', about: 'backups' } }];
  if (known.length === 0) return [{ id: 'no-backups', data: {} }];
  const data = { count: String(known.length), newest: newest.length === 0 ? '' : new Date(Math.max(...newest)).toISOString() };
  return [{ id: 'backups', data }];
}

/**
 * The most dangerous of all environments it is in counts; one whose name says nothing makes it unknown, whatever the others say. What lowers speaks
 * of ids alone; names are told beside it, for entries of the policy, and lower nothing by themselves. What the action only says to be its target's
 * place (not `sure`) raises, and no more.
 */
function evidenceOf(place: Place, sure: boolean, words: string): readonly Evidence[] {
  const { id, name, project, environments, instances } = place;
  const level = environments.map(levelOf).reduce<EnvironmentLevel>((a, b) => (dangerOf(a) >= dangerOf(b) ? a : b), 'preview');
  const ids = [id, ...instances.map((one) => one.id)];
  const note = `Railway: ${name}, project ${project.name}, environment ${words || 'not known'}`;
  if (!sure) return level === 'production' ? [lookupEvidence(level, ids, {}, note)] : [];
  return [
    lookupEvidence(environments.length === 0 ? 'unknown' : level, ids, { [id]: name }, note),
    lookupEvidence(
      'unknown',
      [...ids, project.id, project.name, ...environments.flatMap((one) => [one.id, one.name])].filter(Boolean),
      {},
      note,
    ),
  ];
}

/** Nothing at a hoster is local, whatever it is called. */
function levelOf({ name, ephemeral }: Environment): EnvironmentLevel {
  const said = environmentOfWords(name);
  if (said === 'production') return said;
  return ephemeral ? 'preview' : said === 'local' ? 'staging' : said;
}

const nothing = (why: NotKnown, where: string): Found => ({
  evidence: [],
  facts: [{ id: 'not-known', data: { provider: PROVIDER, why, where } }],
});
