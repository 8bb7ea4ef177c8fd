import type { Matter } from '../evaluate/files/matter';
import { globMatches } from '../policy/glob';
import { isLoopback } from '../policy/loopback';
import type { Call, GraphqlCall, HttpCall, Json, ProgramCall, Text } from '../types';
import { HOLE } from '../types';
import { type Args, hasFlag, readArgs } from './args';
import { fieldsOf } from './fields';
import { valuesUnder } from './jsonPath';
import { fitPath } from './pathTemplate';
import { pathReadings } from './requestPath';
import type { ProgramSpec, Provider, Rule, When } from './rule';
import { matchTool } from './tool';
import { matchVerb } from './verb';

/** A rule that could match a call because of its program, host, field or verb; `spec` where the call is a program. */
export interface Candidate {
  readonly provider: Provider;
  readonly rule: Rule;
  readonly when: When;
  readonly spec: ProgramSpec | null;
}
/** `maybe`: it depends on a word that is not known before the command runs. */
export type Answer = 'yes' | 'maybe' | 'no';

type WhenOf<C extends When['call']> = Extract<When, { call: C }>;
type ArgsOf = (spec: ProgramSpec) => Args;

/** Reads a program's arguments at most once for each spec. */
export function argsReader(call: Call): ArgsOf {
  let last: { readonly spec: ProgramSpec; readonly args: Args } | undefined;
  return (spec) => {
    if (last?.spec !== spec) last = { spec, args: readArgs(call.kind === 'program' ? call.argv : [], spec) };
    return last.args;
  };
}

/** Whether a candidate's condition holds for a call; `matter` is what a file call comes to. */
export function matches({ when, spec }: Candidate, call: Call, argsOf: ArgsOf, matter: Matter | null): Answer {
  switch (when.call) {
    case 'program':
      return call.kind === 'program' && spec && !(when.shown && !isShown(call)) && (!when.env || matchEnv(when.env, call))
        ? matchProgram(when, argsOf(spec), spec)
        : 'no';
    case 'http':
      if (call.kind !== 'http') return 'no';
      return answer(
        (!when.method || call.method.includes(HOLE) || when.method.includes(call.method.toUpperCase())) &&
          (!when.body || call.body.kind === when.body) &&
          (when.credential === undefined || when.credential === call.credential) &&
          (!when.away || !isLoopback(call.host)) &&
          (!when.ports || when.ports.includes(portOf(call.url))) &&
          (!when.query || call.query.some(([name]) => when.query?.includes(name) === true || name.includes(HOLE))) &&
          (!when.path || matchPath(when.path, when.hosts?.includes('*') === true, call)) &&
          (!when.text || matchText(when.text, call)) &&
          (!when.headers || matchHeaders(when.headers, call, true)) &&
          !(when.noHeaders && matchHeaders(when.noHeaders, call, false)) &&
          (!when.fields || matchValues(when.fields, fieldsOf(call))),
      );
    case 'graphql':
      return answer(call.kind === 'graphql' && when.operation === call.operation && matchGraphql(when, call));
    case 'sql':
      return answer(
        call.kind === 'sql' &&
          when.dialect.includes(call.dialect) &&
          when.verb.includes(call.verb) &&
          (!when.object || when.object.includes(call.object)) &&
          (!when.action || when.action.includes(call.action)) &&
          (!when.where || when.where.includes(call.where)) &&
          (when.cascade === undefined || when.cascade === call.cascade),
      );
    case 'file':
      return answer(
        call.kind === 'file' &&
          matter !== null &&
          when.verb.includes(matter.verb) &&
          when.place.includes(matter.place) &&
          (when.recursive === undefined || when.recursive === call.recursive) &&
          (!when.change || (matter.change !== null && when.change.includes(matter.change))) &&
          (!when.by || when.by.some((glob) => globMatches(glob, call.by))),
      );
    case 'mcp':
      return answer(call.kind === 'mcp' && matchTool(when, call));
    case 'opaque':
      return answer(call.kind === 'opaque' && when.why.includes(call.why));
    default:
      return when satisfies never;
  }
}

function matchPath(templates: readonly string[], anywhere: boolean, call: HttpCall): boolean {
  const paths = pathReadings(call);
  return templates.some((template) => paths.some((path) => pathMatches(template, path, anywhere)));
}

const portOf = (url: Text): string => /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*:(\d+)(?:[/?#]|$)/i.exec(url)?.[1] ?? '';

const answer = (yes: boolean): Answer => (yes ? 'yes' : 'no');

const isShown = ({ stdout }: ProgramCall): boolean => stdout.to === 'shown';

function matchProgram(when: WhenOf<'program'>, args: Args, spec: ProgramSpec): Answer {
  if (spec.helpWord && args.words.length <= 3 && args.words.at(-1) === 'help') return 'no';
  const verb = matchVerb(when.verb ?? [], args.words);
  if (!verb) return 'no';
  if (when.any && !when.any.some((name) => hasFlag(args, name, spec, false))) return 'no';
  if (when.all && !when.all.every((name) => hasFlag(args, name, spec, false))) return 'no';
  if (when.none?.some((name) => hasFlag(args, name, spec, true))) return 'no';
  const rest = args.words.slice(verb.length);
  if (when.count && (rest.length < when.count[0] || rest.length > when.count[1])) return 'no';
  if (when.args && !rest.some((word) => when.args?.some((glob) => globMatches(glob, word)))) return 'no';
  if (when.without && rest.some((word) => when.without?.some((glob) => globMatches(glob, word)))) return 'no';
  return verb.sure ? 'yes' : 'maybe';
}

function matchGraphql(when: WhenOf<'graphql'>, call: GraphqlCall): boolean {
  return matchValues(when.args ?? {}, call.args);
}

/** Every name has one of the values that are wanted for it; what is not known may be any. */
function matchValues(wanted: NonNullable<WhenOf<'graphql'>['args']>, root: Json | null): boolean {
  if (root === null) return true;
  return Object.entries(wanted).every(([name, options]) => {
    const values = valuesUnder(root, name);
    return values === null || values.some((value) => options.some((one) => one === '*' || one === value || isGlobbed(one, value)));
  });
}
const isGlobbed = (glob: Json, value: Json): boolean => typeof glob === 'string' && typeof value === 'string' && globMatches(glob, value);

const matchHeaders = (wanted: NonNullable<WhenOf<'http'>['headers']>, { headers }: HttpCall, holes: boolean): boolean =>
  Object.entries(wanted).every(([name, globs]) =>
    headers.some(([key, value]) => key.toLowerCase() === name && globs.some((glob) => globMatches(glob, value, holes))),
  );

const matchEnv = (wanted: NonNullable<WhenOf<'program'>['env']>, { env }: ProgramCall): boolean =>
  Object.entries(wanted).every(([name, globs]) => {
    const value = Object.hasOwn(env, name) ? env[name] : undefined;
    return value !== undefined && globs.some((glob) => globMatches(glob, value, true));
  });

const matchText = (globs: readonly string[], { body }: HttpCall): boolean =>
  body.kind === 'unreadable' || (body.kind === 'text' && globs.some((glob) => globMatches(glob, body.text, true)));

/** A URL path as servers read it: no double slashes, no trailing one, percent-encoding resolved where it is valid. */
function pathMatches(glob: string, path: Text, anywhere: boolean): boolean {
  if (anywhere || glob.includes('{') || glob.includes('**')) return fitPath(glob, path, anywhere) !== null;
  const plain = path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  return globMatches(glob, plain, true) || (plain.includes('%') && globMatches(glob, decoded(plain), true));
}
const decoded = (text: string): string =>
  text.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
