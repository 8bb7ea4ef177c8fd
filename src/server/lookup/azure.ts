import { environmentOfWords } from '../../engine/policy/words';
import type { Call, Effect } from '../../engine/types';
import { parseJson } from '../../environments/json';
import { copyAzure } from './azureCopy';
import { AZURE_KINDS, type AzureKind } from './azureKinds';
import { type Command, commandOf, notKnown, readCommand, spare } from './command';
import { type Found, type Lookup, type LookupTools, lookupEvidence } from './lookup';
import { thingFacts } from './thingFacts';

/** Names of Azure's resources and groups; no flag, and no `@file`, which `az` would read. */
const NAME = /^[A-Za-z0-9_][\w.()-]{0,89}$/;

/**
 * Asks the Azure command line, with a copy of the person's login, about what a command would take away: locks, size, tags, the resources of a group,
 * and the subscription by its own name.
 */
export const azure: Lookup = {
  id: 'azure',
  provider: 'azure',
  wants: (effect, call) => effect.resource.provider === 'azure' && kindOf(readCommand(call, 'azure', 'az')) !== null,
  async find(_effect: Effect, call: Call | undefined, tools: LookupTools): Promise<Found | null> {
    const command = commandOf(call, 'azure', 'az', []);
    const kind = kindOf(command);
    if (call?.kind !== 'program' || !command || !kind || Object.keys(call.env).some((name) => /^(?:AZURE|ARM)_/.test(name)))
      return notKnown('azure', 'target');
    const target = targetOf(command, kind);
    if (target === null) return notKnown('azure', 'target');
    const wanted = command.flag('--subscription');
    const copy = await copyAzure(tools.home, wanted[0] ?? '');
    if (typeof copy === 'string') return notKnown('azure', copy);
    const { id, name } = copy.subscription;
    const ask = async (args: readonly string[]): Promise<unknown> =>
      parseJson((await tools.run('az', [...args, `--subscription=${id}`, '--output=json', '--only-show-errors'], copy.files)) ?? '');
    const said = await Promise.all(callsFor(kind, target).map((one, at) => (at === 0 ? ask(one) : spare(ask(one), tools.soon))));
    if (typeof said[0] !== 'object' || said[0] === null) throw new Error('Azure could not tell');
    const where = [`subscription ${name === '' ? id : name}`, `resource group ${target.group}`];
    const thing = { provider: 'azure', name: target.name, where, sure: wanted.length > 0, members: kind.members };
    const silent = { id: 'not-known', data: { provider: 'azure', about: 'locks', why: 'failed' } } as const;
    return {
      evidence: wanted.length > 0 ? [evidenceOf(id, name)] : [],
      facts: [...thingFacts(thing, said, false), ...(typeof said[1] === 'object' && said[1] !== null ? [] : [silent])],
    };
  },
};

interface Target {
  readonly group: string;
  readonly name: string;
  readonly parent: string;
}

const kindOf = (command: Command | null): AzureKind | null =>
  AZURE_KINDS.find(({ operation }) => command?.words.join(' ') === operation) ?? null;

/** Exactly one, by its name: `--ids` has names of everything. */
function targetOf({ flag }: Command, { type, parent }: AzureKind): Target | null {
  const names = flag('--name', '-n');
  const groups = type === '' ? [...names, ...flag('--resource-group', '-g')] : flag('--resource-group', '-g');
  const parents = parent ? flag(...parent.flags) : [''];
  const [name = groups[0], group, within] = [type === '' ? groups[0] : names[0], groups[0], parents[0]];
  const several = names.length > 1 || groups.length !== 1 || parents.length !== 1 || flag('--ids').length > 0;
  if (several || name === undefined || group === undefined || within === undefined) return null;
  return [name, group, ...(parent ? [within] : [])].every((one) => NAME.test(one)) ? { name, group, parent: within } : null;
}

/** What is asked: the thing itself, its locks, and of a group what is in it. They only show and list. */
export function callsFor({ type, parent, query }: AzureKind, { name, group, parent: within }: Target): readonly (readonly string[])[] {
  const place = `--resource-group=${group}`;
  if (type === '')
    return [
      ['group', 'show', `--name=${group}`, '--query={tags:tags}'],
      ['lock', 'list', place, '--query={locks:[].name}'],
      ['resource', 'list', place, '--query={members:[].type}'],
    ];
  const [namespace, kind] = type.split('/');
  const thing = [`--namespace=${namespace}`, `--resource-type=${kind}`, ...(parent ? [`--parent=${parent.type}/${within}`] : []), place];
  const locked = parent
    ? [`--namespace=${namespace}`, `--resource-type=${parent.type}`, place, `--resource=${within}`]
    : [...thing, `--resource=${name}`];
  return [
    ['resource', 'show', `--name=${name}`, ...thing, `--query={tags:tags${query === '' ? '' : `,${query}`}}`],
    ['lock', 'list', ...locked, '--query={locks:[].name}'],
  ];
}

/** The subscription that the command names, by its other name. */
function evidenceOf(id: string, name: string): Found['evidence'][number] {
  const level = environmentOfWords(name) === 'production' ? 'production' : 'unknown';
  return lookupEvidence(
    level,
    [id, ...(name === '' ? [] : [name])],
    name === '' ? {} : { [id]: name },
    `Azure calls the subscription ${id} ${name}`,
  );
}
