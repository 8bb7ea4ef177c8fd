import { environmentOfWords } from '../../engine/policy/words';
import type { Call, Effect } from '../../engine/types';
import { memberOf, parseJson } from '../../environments/json';
import { type Command, commandOf, notKnown, readCommand } from './command';
import { copyGcloud } from './gcloudCopy';
import { GCLOUD_KINDS, type GcloudKind } from './gcloudKinds';
import { type Found, type Lookup, type LookupTools, lookupEvidence } from './lookup';
import { thingFacts } from './thingFacts';

const NAME = /^[a-z0-9][a-z0-9._:-]{0,220}$/i;
const PLACE = /^[a-z][a-z0-9-]{0,60}$/;
/** Then it is somebody else who asks, or another login than the home's. */
const AWAY = ['--impersonate-service-account', '--access-token-file', '--billing-project', '--flags-file'];

/**
 * Asks the Google Cloud command line, with a copy of the login and of the configuration that the command takes, about what it would take away. Its
 * backups are not counted: those of a database go with it.
 */
export const gcloud: Lookup = {
  id: 'gcloud',
  provider: 'gcp',
  wants: (effect, call) => effect.resource.provider === 'gcp' && asked(readCommand, call) !== null,
  async find(_effect: Effect, call: Call | undefined, tools: LookupTools): Promise<Found | null> {
    const found = asked((one, provider, program) => commandOf(one, provider, program, []), call);
    if (call?.kind !== 'program' || !found) return notKnown('gcp', 'target');
    const { command, kind, words } = found;
    const name = words.length === 1 ? nameOf(words[0] ?? '', kind) : '';
    const variables = Object.keys(call.env).filter((one) => /^(?:CLOUDSDK_|GOOGLE_|BOTO_)/.test(one) && one !== 'CLOUDSDK_CORE_PROJECT');
    const places = Object.entries(kind.places).flatMap(([flag, to]) => command.flag(flag).map((value) => [to, value] as const));
    const unsure = variables.length > 0 || command.flag(...AWAY).length > 0 || places.some(([, value]) => !PLACE.test(value));
    if (unsure || !NAME.test(name)) return notKnown('gcp', 'target');
    const copy = await copyGcloud(tools.home, {
      configuration: command.flag('--configuration')[0],
      account: command.flag('--account')[0],
      project: command.flag('--project')[0] ?? call.env.CLOUDSDK_CORE_PROJECT,
      endpoint: tools.settings.gcp?.endpoint ?? null,
    });
    if (typeof copy === 'string') return notKnown('gcp', copy);
    const args = [...kind.describe.map((word) => word.replace('{}', name)), ...places.map(([flag, value]) => `${flag}=${value}`)];
    const answer = parseJson((await tools.run('gcloud', [...args, '--format=json', '--quiet'], copy.files)) ?? '');
    if (typeof answer !== 'object' || answer === null) throw new Error('Google Cloud could not tell');
    const said = saidOf(answer, kind);
    const title = memberOf(said, 'name');
    const isProject = kind.operations.includes('projects delete');
    const where = [
      `account ${copy.account}`,
      isProject || copy.project === '' ? '' : `project ${copy.project}`,
      ...places.map(([, value]) => value),
    ];
    // Else variables of the terminal may have named another.
    const sure = isProject || command.flag('--project').length > 0;
    const shown = isProject && typeof title === 'string' && title !== name ? `${name} (${title})` : '';
    return {
      evidence: isProject && typeof title === 'string' ? [evidenceOf(name, title)] : [],
      facts: thingFacts({ provider: 'gcp', name, where: [...where, shown], sure, members: kind.members }, [said], false),
    };
  },
};

type Reader = typeof readCommand;
interface Asked {
  readonly command: Command;
  readonly kind: GcloudKind;
  /** What stands behind the operation. */
  readonly words: readonly string[];
}

function asked(read: Reader, call: Call | undefined): Asked | null {
  for (const kind of GCLOUD_KINDS) {
    const command = read(call, 'gcp', kind.program);
    const words = command?.words[0] === 'alpha' || command?.words[0] === 'beta' ? command.words.slice(1) : (command?.words ?? []);
    const operation = kind.operations.find((one) => words.slice(0, one.split(' ').length).join(' ') === one);
    if (command && operation !== undefined) return { command, kind, words: words.slice(operation.split(' ').length) };
  }
  return null;
}

/** A whole bucket: `gs://invoices`, with all that is in it. */
const nameOf = (word: string, { bucket }: GcloudKind): string =>
  bucket ? (/^gs:\/\/([^/*?[]+)(?:\/\*{0,2})?$/.exec(word)?.[1] ?? '') : word;

function saidOf(answer: unknown, { said }: GcloudKind): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(said).map(([key, path]) => [key, numeric(key, at(answer, path))]));
}

/** `a.b`, and of a list `list[condition].member`: the last part of each path that stands there. */
function at(value: unknown, path: string): unknown {
  const [, list = '', condition = '', member = ''] = /^(\w+)\[(\w+)\]\.(\w+)$/.exec(path) ?? [];
  if (list !== '') {
    const found = memberOf(value, list);
    return Array.isArray(found)
      ? lastParts(found.filter((one) => memberOf(one, condition) === true).map((one) => memberOf(one, member)))
      : undefined;
  }
  const found = path.split('.').reduce<unknown>(memberOf, value);
  return Array.isArray(found) ? lastParts(found) : found;
}
const lastParts = (list: readonly unknown[]): readonly string[] =>
  list.flatMap((one) => (typeof one === 'string' ? [one.slice(one.lastIndexOf('/') + 1)] : []));

/** Google writes whole numbers of 64 bits as texts. */
const numeric = (key: string, value: unknown): unknown =>
  key === 'gibibytes' && typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value;

/** A project's title may say what its id does not. */
function evidenceOf(project: string, title: string): Found['evidence'][number] {
  const level = environmentOfWords(title) === 'production' ? 'production' : 'unknown';
  return lookupEvidence(level, [project], {}, `Google Cloud calls the project ${project} ${title}`);
}
