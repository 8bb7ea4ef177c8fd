import { nameKind } from '../../../secrets/names';
import type { Context } from '../../context';
import type { ProgramCall, Text } from '../../types';
import { has, readWords } from '../files/flags';
import { folderOf, resolvePath } from '../files/path';
import { leavesNoSecret } from './environment';
import type { Filtered } from './filters';
import { credentialMark, environmentMark, type Mark, offLimitsMark, WHOLE_ENVIRONMENT } from './marks';
import { isOffLimits, offLimitsIn } from './offLimits';

/** What a program tells of something else that was given secrets: a container, a state, a process. */
interface Described {
  readonly marks: readonly Mark[];
  readonly safer: string;
}
type Teller = (argv: readonly Text[], call: ProgramCall, context: Context) => Described | null;

const NOTHING: Described = { marks: [], safer: '' };
const told = (marks: readonly Mark[], safer: string): Described => ({ marks, safer });

const INSPECT = {
  values: ['-f', '--format', '--type', '-H', '--host', '-c', '--context', '-l', '--log-level', '--config', '-n', '--namespace'],
};
/** Templates that print the variables of a container, by themselves or with all around them. */
const WITH_VARIABLES =
  /\bEnv\b|^\s*json\s*$|\{\{\s*(?:json\s+|println?\s+)?\.(?:Config|Spec|Spec\.TaskTemplate(?:\.ContainerSpec)?)?\s*\}\}|\brange\b[^}]*\.(?:Config|Spec)?\s*\}\}/;

/** `docker inspect web`: the variables it was started with are among what is printed. */
const docker: Teller = (argv, call, context) => {
  const words = readWords(argv, INSPECT);
  const [first = '', second = ''] = words.operands;
  if (first === 'compose') return compose(argv.slice(argv.indexOf('compose') + 1), call, context);
  if (first === 'stack' && second === 'config') return compose(argv.slice(argv.indexOf('stack') + 1), call, context);
  const history = first === 'history' || (first === 'image' && second === 'history');
  if (history && argv.some((word) => /^--no-trunc(?:=t|$)/.test(word)) && !argv.some((word) => /^(?:-q|--quiet)$/.test(word)))
    return told([credentialMark('docker')], 'Leave out --no-trunc: build arguments stand in what is cut off.');
  const verb = /^(?:container|service|task|config|pod)$/.test(first) ? second : first;
  if (verb !== 'inspect' || has(words, '--help')) return null;
  const type = words.values.get('--type') ?? '';
  const format = words.values.get('-f') ?? words.values.get('--format');
  if (/^(?:image|network|volume|node|plugin|secret)$/.test(type) || (format !== undefined && !WITH_VARIABLES.test(format))) return NOTHING;
  return told([credentialMark('docker')], "Ask for what is needed: docker inspect --format '{{.State.Status}}' ….");
};

const COMPOSE = {
  values:
    '-f --file -p --project-name --profile --env-file --project-directory --parallel --progress --ansi --format --hash -o --output --lock-image-digests'.split(
      ' ',
    ),
};

/** `docker compose config`: with what stands in `.env` and in files of variables put in place. */
const compose: Teller = (argv, call, context) => {
  const words = readWords(argv, COMPOSE);
  if (!/^(?:config|convert)$/.test(words.operands[0] ?? '')) return null;
  const partly = has(
    words,
    '--services',
    '--volumes',
    '--networks',
    '--images',
    '--profiles',
    '--models',
    '--variables',
    '--hash',
    '-q',
    '--quiet',
    '--help',
  );
  if (partly || (has(words, '--no-interpolate') && has(words, '--no-env-resolution'))) return NOTHING;
  const at = (path: Text): Text => resolvePath(path, call.cwd, context.facts.home);
  const file = words.values.get('-f') ?? words.values.get('--file');
  const folder = words.values.get('--project-directory') ?? (file === undefined ? '.' : folderOf(at(file)));
  const named = words.values.get('--env-file');
  const files = [
    ...(call.remote ? [] : offLimitsIn(at(folder), context)),
    ...(named !== undefined && isOffLimits(at(named), context, call.remote !== null) ? [at(named)] : []),
  ];
  return told(
    files.map(offLimitsMark),
    'Check it with docker compose config --quiet, or list parts of it: --services, --images, --volumes.',
  );
};

/** Terraform hides what is marked as sensitive, except in JSON and where one value is asked for. */
const terraform: Teller = (argv, call) => {
  const words = argv.filter((word) => !word.startsWith('-'));
  const at = words.slice(0, 3).findIndex((word) => /^(?:output|show|console)$/.test(word));
  if (at < 0 || argv.some((word) => /^--?h(?:elp)?$/.test(word))) return null;
  const json = argv.some((word) => /^--?json(?:$|=t)/.test(word));
  const name = words[at + 1];
  const mark = [credentialMark('terraform')];
  if (words[at] === 'output') {
    if (name !== undefined ? nameKind(name) === 'credential' : json)
      return told(mark, 'terraform output without -json hides what is sensitive; or ask for one output that is no secret.');
    return NOTHING;
  }
  if (words[at] === 'show') return json ? told(mark, 'terraform show without -json hides what is sensitive.') : NOTHING;
  return call.stdin.kind === 'text' && /nonsensitive/.test(call.stdin.text) ? told(mark, 'Ask the user.') : NOTHING;
};

/** One variable of an environment, or all of it. */
const variables = (name: Text | undefined): Described =>
  told(
    name === undefined ? [WHOLE_ENVIRONMENT] : nameKind(name) === 'credential' ? [environmentMark(name)] : [],
    'Ask for one variable that is no secret.',
  );

const PS = { values: '-C -G -g -o -O -p -s -t -u -U --format --group --pid --ppid --user --sort --tty'.split(' ') };
const TYPED = 'It tells whatever was typed, passwords too. Ask the user which command is meant.';

const tellers: Readonly<Record<string, Teller>> = {
  docker,
  podman: docker,
  nerdctl: docker,
  'docker-compose': compose,
  'podman-compose': compose,
  terraform,
  tofu: terraform,
  terragrunt: terraform,
  // BSD options have no dash: `ps eww`, `ps auxe`; `ps -e` is every process.
  ps: (argv) =>
    readWords(argv, PS).operands.some((word) => /^[a-z]*e[a-z]*$/.test(word)) || argv.some((word) => /^-\w*E/.test(word))
      ? variables(undefined)
      : NOTHING,
  // A look at what was typed is everyday; a search in it for what is secret, and sending it, are not.
  history: (_argv, { stdout }) => (stdout.to === 'pipe' ? told([credentialMark('history')], TYPED) : NOTHING),
  atuin: ([verb = '', second = '']) =>
    verb === 'search' || (verb === 'history' && /^(?:list|last)$/.test(second)) ? told([credentialMark('history')], TYPED) : null,
  tmux: (argv) =>
    /^show(?:-environment|env)$/.test(argv[0] ?? '') ? variables(argv.slice(1).find((word) => !word.startsWith('-'))) : null,
  direnv: ([verb = '']) => (/^(?:export|dump)$/.test(verb) ? variables(undefined) : null),
  launchctl: ([verb, name]) => (verb === 'getenv' ? variables(name ?? '') : null),
  systemctl: (argv) => {
    if (argv.includes('show-environment') || argv.some((word) => /^(?:-p|--property=?)?Environment$/.test(word)))
      return variables(undefined);
    const all =
      argv.includes('show') &&
      argv.some((word) => !word.startsWith('-') && word !== 'show') &&
      !argv.some((word) => /^(?:-p|-P|--property|--value)/.test(word));
    return all ? told([credentialMark('systemd')], 'Ask for what is needed: systemctl show -p ActiveState ….') : null;
  },
  pm2: (argv) =>
    /^(?:env|prettylist|jlist)$/.test(argv[0] ?? '')
      ? told([credentialMark('docker')], 'Ask for the state: pm2 list, or pm2 jlist | jq -r ".[].name".')
      : null,
  gcore: (argv) => (argv.length > 0 ? told([credentialMark('memory')], 'What a process remembers is among it. Ask the user.') : null),
};

const byName: ReadonlyMap<string, Teller> = new Map(Object.entries(tellers));

/** The programs that are asked. */
export const describerNames: readonly string[] = [...byName.keys()];

/** What such a program shows; null: it is none of them. */
export const describedBy = (call: ProgramCall, context: Context): Described | null =>
  byName.get(call.program)?.(call.argv, call, context) ?? null;

/** Names behind which a whole part of a description stands. */
const WHOLE =
  /^(?:Env|Config|Spec|TaskTemplate|ContainerSpec|values?|after|before|outputs|attributes|planned_values|prior_state|resources|resource_changes|root_module|change)$/;

/** Whether a filter picks a part of a description that is no secret: `docker inspect web | jq '.[0].State'`. */
export function isDescribed(mark: Mark, filtered: Filtered): boolean {
  if (mark === credentialMark('history')) return !/token|secret|passw|key|credential|bearer|auth|:\/\//i.test(filtered.script ?? '');
  const docker = mark === credentialMark('docker');
  if (!docker && mark !== credentialMark('terraform')) return false;
  if (docker && leavesNoSecret(filtered)) return true;
  const { name, script, many } = filtered;
  if (name !== 'jq' || script === null || many || script.length > 300) return false;
  return script.split(',').every((branch) => {
    const pieces = branch.split('|').map((piece) => piece.trim());
    if (!pieces.every((piece) => /^\.(?:\w+|\.|\[\d*\]|\["\w+"\])*$/.test(piece))) return false;
    const names = [...branch.matchAll(/[A-Za-z_]\w*/g)].map(([word]) => word);
    const last = names.at(-1);
    // `.bucket_name.value` of an output is its value, `.change.after` a whole resource.
    const picked = last === 'value' && names.length === 2 ? names[0] : last;
    return picked !== undefined && !WHOLE.test(picked) && names.every((word) => nameKind(word) !== 'credential');
  });
}
