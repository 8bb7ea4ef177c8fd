import { type Call, type Effect, HOLE } from '../../engine/types';
import { memberOf, textOf } from '../../environments/json';
import { commandOf, notKnown, spare } from './command';
import { type Found, type LiveFact, type Lookup, type LookupTools, lookupEvidence } from './lookup';

const RULES: ReadonlySet<string> = new Set(['github/delete-repository', 'github/change-repository']);
const API = 'https://api.github.com';
const NAME = /^(?!\.{1,2}\/)[\w.-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/;
const NUMBER = /^\d{1,15}$/;

/**
 * Asks GitHub about a repository, by request and not by `gh`: its login may do all that the person may, its settings can lead it to a socket of
 * somebody else's (`http_unix_socket`), and it takes longer to start than the answer. A token that a person keeps for look-ups can be one that only
 * reads; without one public repositories are known. https://docs.github.com/en/rest/repos/repos#get-a-repository
 */
export const github: Lookup = {
  id: 'github',
  provider: 'github',
  wants: (effect, call) => RULES.has(effect.rule) && (call?.kind === 'program' || call?.kind === 'http'),
  async find(effect: Effect, call: Call | undefined, { settings, secret, fetchJson, soon }: LookupTools): Promise<Found | null> {
    const endpoint = (settings.github?.endpoint ?? API).replace(/\/+$/, '');
    const { host } = new URL(endpoint);
    const name = effect.resource.claimed ?? effect.resource.name;
    const path = NAME.test(name) ? `/repos/${name}` : NUMBER.test(name) ? `/repositories/${name}` : null;
    if (path === null || !isAsked(call, host)) return notKnown('github', 'target');
    const credential = settings.github?.credential;
    const token = credential === null || credential === undefined ? null : secret(credential, host);
    if (token === null && typeof credential === 'string') return notKnown('github', 'no-connection');
    const get = (of: string): Promise<unknown> =>
      fetchJson({ url: `${endpoint}${of}`, method: 'GET', headers: { ...VERSION, ...bearer(token) }, body: null });
    const repository = await get(path);
    const full = textOf(repository, 'full_name');
    if (!NAME.test(full)) throw new Error('GitHub could not tell');
    const pulls = await spare(get(`/search/issues?q=${encodeURIComponent(`repo:${full} is:pr is:open`)}&per_page=1`), soon);
    return {
      evidence: NUMBER.test(name) ? [lookupEvidence('unknown', [name], { [name]: full }, `GitHub calls ${name} ${full}`)] : [],
      facts: factsOf(repository, pulls, host === 'api.github.com' ? 'github.com' : host),
    };
  },
};

const VERSION = { 'x-github-api-version': '2022-11-28' };
const bearer = (token: string | null): Readonly<Record<string, string>> => (token === null ? {} : { authorization: `Bearer ${token}` });

/** The call goes to the GitHub that is asked. */
function isAsked(call: Call | undefined, host: string): boolean {
  if (call?.kind === 'http') return call.host === host && !call.url.includes(HOLE);
  const command = commandOf(call, 'github', 'gh', ['GH_HOST', 'GH_REPO', 'GH_CONFIG_DIR']);
  return command !== null && command.flag('--hostname').length === 0;
}

function factsOf(repository: unknown, pulls: unknown, host: string): readonly LiveFact[] {
  const visibility = memberOf(repository, 'private') === true ? 'private' : 'public';
  const branch = textOf(repository, 'default_branch');
  const where = [`${host}/${textOf(repository, 'full_name')}`, visibility, ...(branch === '' ? [] : [`default branch ${branch}`])];
  const [forks, open, kilobytes] = [memberOf(repository, 'forks_count'), memberOf(pulls, 'total_count'), memberOf(repository, 'size')];
  const pushed = textOf(repository, 'pushed_at');
  return [
    { id: 'looked-up', data: { where: where.join(', ') } },
    ...(isCount(forks) ? [{ id: 'forks' as const, data: { count: String(forks) } }] : []),
    ...(isCount(open)
      ? [{ id: 'open-pulls' as const, data: { count: String(open) } }]
      : [{ id: 'not-known' as const, data: { provider: 'github', about: 'open pull requests', why: 'failed' } }]),
    ...(isCount(kilobytes) ? [{ id: 'size' as const, data: { bytes: String(kilobytes * 1024) } }] : []),
    ...(Number.isNaN(Date.parse(pushed)) ? [] : [{ id: 'last-changed' as const, data: { at: pushed } }]),
  ];
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
