import { HOLE } from '../../types';
import type { Invocation, Machine } from '../code/machine';
import { sendRequest } from '../code/requests';
import { choices, memberOf, textOf, textValue, UNKNOWN, type Value } from '../code/values';

const CLIENT = /(?:^|\/|\.)(?:Octokit|octokit|getOctokit|App)\b.*\.(?:request|graphql|rest\.\w+\.\w+|\w+\.\w+)$/;
/** Methods whose path is not told by the resource's own place. */
const PATHS: Readonly<Record<string, string>> = {
  'repos.delete': '/repos/{owner}/{repo}',
  'git.deleteRef': '/repos/{owner}/{repo}/git/refs/{ref}',
  'repos.deleteRelease': '/repos/{owner}/{repo}/releases/{release_id}',
  'repos.deleteBranchProtection': '/repos/{owner}/{repo}/branches/{branch}/protection',
  'repos.deleteFile': '/repos/{owner}/{repo}/contents/{path}',
  'actions.deleteRepoSecret': '/repos/{owner}/{repo}/actions/secrets/{secret_name}',
  'actions.deleteWorkflowRun': '/repos/{owner}/{repo}/actions/runs/{run_id}',
};

/** What code does with GitHub's own library: `octokit.request('DELETE /repos/{owner}/{repo}', {…})`, `octokit.rest.repos.delete({…})`. */
export function octokit({ path, args }: Invocation, machine: Machine): void {
  if (!CLIENT.test(path)) return;
  const [first, second] = args;
  const method = path.slice(path.lastIndexOf('.') + 1);
  if (method === 'graphql') {
    send(
      'POST',
      '/graphql',
      { v: 'dict', entries: new Map([['query', first ?? UNKNOWN], ...(second ? [['variables', second] as const] : [])]) },
      machine,
    );
    return;
  }
  if (method === 'request') {
    for (const route of choices(first ?? UNKNOWN)) {
      const [, verb = HOLE, place = `/${HOLE}`] = /^([A-Z]+) (\S+)$/.exec(textOf(route)) ?? [];
      send(verb, filled(place, second), second, machine);
    }
    return;
  }
  if (!/^(?:delete|remove)/.test(method)) return;
  const name = path.split('.').slice(-2).join('.');
  const known = Object.hasOwn(PATHS, name) ? PATHS[name] : undefined;
  send('DELETE', filled(known ?? `/repos/{owner}/{repo}/${name.replace('.', '/')}`, first), first, machine);
}

/** The path with its parameters in place. */
const filled = (place: string, parameters: Value | undefined): string =>
  place.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = memberOf(parameters, name);
    return value === undefined ? HOLE : textOf(value);
  });

function send(method: string, place: string, json: Value | undefined, machine: Machine): void {
  sendRequest(
    { method: textValue(method), url: textValue(`https://api.github.com${place}`), headers: [], json, credential: true },
    machine,
  );
}
