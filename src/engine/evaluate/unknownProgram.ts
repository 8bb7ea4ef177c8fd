import type { Context } from '../context';
import { lazily } from '../lazily';
import { isKnownProgram } from '../rules/candidates';
import { whensOf } from '../rules/catalogue';
import { argsReader, type Candidate, matches } from '../rules/match';
import { shelf } from '../rules/shelf';
import { type Call, HOLE, type ProgramCall, type Text } from '../types';
import { readerNames } from './readers';
import { compilePattern, matchesWhole } from './shell/pattern';

/** Where programs lie that a rule may know; anywhere else a glob stands for a project's own files. */
const INSTALLED = /^(?:\/usr|\/opt|\/s?bin)(?:\/|$)/;
/** More programs than this could be meant by a name: then it says nothing, and the arguments speak. */
const FEW = 12;

/**
 * What a program does whose name is not known before it runs. A name of which enough is known (`r?ilway`, `rail$X`) is run as every known program
 * that it could mean. Of any other name the arguments tell: where they are those of a rule, that program is what the call is about.
 */
export function couldBe(call: ProgramCall, context: Context): readonly Call[] {
  if (!call.program.includes(HOLE)) return [];
  const name = call.path.slice(call.path.lastIndexOf('/') + 1).replaceAll(HOLE, '*');
  // An ending alone (`*.sh`) tells no program, but in a folder of installed ones.
  const says = INSTALLED.test(call.path) ? !/^\**$/.test(name) : !/^\**(?:\.[a-z]+)?$/.test(name);
  // Nearly no name has all that is known of it; where letters are told as sets, each name is matched.
  const sets = /[?[\\]/.test(name);
  if (says && name.length < 100 && context.spend(sets ? 300 : 50)) {
    const pattern = compilePattern(name);
    const pieces = sets ? [] : name.split(/\*+/).filter((piece) => piece !== '');
    const meant = tables().names.filter((one) => pieces.every((piece) => one.includes(piece)) && matchesWhole(pattern, one));
    if (meant.length <= FEW) return meant.map((program) => ({ ...call, program, path: program }));
    // Among installed programs so many cannot all be a project's own.
    const known = INSTALLED.test(call.path) ? meant.find(isKnownProgram) : undefined;
    if (known !== undefined) return [unclear(call, known)];
  }
  const about = programWith(call);
  return about === undefined ? [] : [unclear(call, about)];
}

const unclear = (call: ProgramCall, about: Text): Call => ({
  kind: 'opaque',
  why: 'dynamic-program',
  about,
  text: about,
  via: call.via,
  remote: call.remote,
});

/** A program of which a rule matches these arguments by its verb; one that says something by its name alone first. */
function programWith(call: ProgramCall): Text | undefined {
  const { verbs } = tables();
  const argsOf = argsReader(call);
  let everyday: Text | undefined;
  for (const word of new Set(call.argv)) {
    for (const candidate of verbs.get(word) ?? []) {
      if (matches(candidate, call, argsOf, null) !== 'yes') continue;
      const name = candidate.spec?.names[0];
      if (name !== undefined && isKnownProgram(name)) return name;
      everyday ??= name;
    }
  }
  return everyday;
}

interface Tables {
  readonly names: readonly string[];
  /** Rules on programs by each word of their verbs. A rule without a verb tells nothing without its program. */
  readonly verbs: ReadonlyMap<string, readonly Candidate[]>;
}

const tables = lazily(buildTables);

function buildTables(): Tables {
  const names = new Set(readerNames);
  const verbs = new Map<string, Candidate[]>();
  for (let at = 0; at < shelf.size; at += 1) {
    const provider = shelf.provider(at);
    for (const spec of provider.programs) {
      if (spec.names.includes('*')) continue;
      for (const name of spec.names) names.add(name);
      for (const rule of provider.rules) {
        for (const when of whensOf(rule)) {
          if (when.call !== 'program' || when.program !== spec.id) continue;
          for (const word of new Set((when.verb ?? []).flat())) {
            verbs.set(word, [...(verbs.get(word) ?? []), { provider, rule, when, spec }]);
          }
        }
      }
    }
  }
  return { names: [...names], verbs };
}
