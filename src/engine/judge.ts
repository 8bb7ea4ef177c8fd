import { verdictOf } from './decide';
import { effectsOf, type Found } from './effects';
import { type Expanded, expandAction } from './evaluate/expand';
import { readerOf } from './evaluate/readers';
import { createContext } from './evaluate/shell/context';
import { lazily } from './lazily';
import { limits } from './limits';
import { isHeld } from './opaque';
import { doingOfCall, type Outside, outsideOf } from './outside';
import { allowedBy, turnsElsewhere } from './policy/allowed';
import type { Reach } from './policy/choice';
import { opensTunnel } from './policy/loopback';
import { ownCandidates } from './policy/ownRules';
import { covers, reachOf } from './policy/reach';
import { changesIn } from './policy/switches';
import { secretsIn, withProvenance } from './provenance';
import { candidatesFor } from './rules/candidates';
import { argsReader, matches } from './rules/match';
import type { Rule } from './rules/rule';
import { sanitise, tooBig } from './sanitise';
import type { Action, Allowed, Call, EffectClass, Facts, Judgement, Needs, OpaqueWhy } from './types';
import type { Surroundings } from './where';

const NOWHERE: Reach = { folders: [], kubeconfigs: [] };
/** Effects whose decision depends on where their target is. */
const PLACED: ReadonlySet<EffectClass> = new Set(['data', 'safeguard', 'suspected', 'session']);

/**
 * Judges one action. Answers `needs` while files or evidence that matter are not known; from round `limits.rounds` on what is missing counts as
 * unreadable and the answer is a verdict. Pure: the same action and facts give the same answer.
 */
export function judge(action: Action, facts: Facts, round: number): Judgement {
  const final = round >= limits.rounds;
  if (tooBig(action)) return { kind: 'judged', verdict: verdictOf([], [{ why: 'too-big', about: '' }], facts), calls: [], read: {} };
  const context = createContext(facts, final);
  const plain = sanitise(action);
  const expanded = expandAction(plain, context);
  const calls = expanded.map(({ call }) => call);
  const surroundings = new WholeAction(facts, calls);
  const allowing = lazily(() => facts.policy.allowed.length > 0 && !turnsElsewhere(plain, calls, context, context.read));
  const found: Found[] = [];
  const unclear: { why: string; about: string }[] = [];
  const outside: Outside[] = [];
  for (const [at, one] of expanded.entries()) {
    const call = one.call;
    if (call.kind === 'opaque' && isHeld(call, calls, action.kind === 'shell' ? action.command : ''))
      unclear.push({ why: call.why, about: call.about });
    const parent = one.parent < 0 ? (action.kind === 'http' ? null : undefined) : calls[one.parent];
    const { effects, maybe } = matchCall(one, at, surroundings, (net) =>
      allowing() ? allowedBy(facts.policy.allowed, net, parent, context) : null,
    );
    found.push(...effects);
    const beyond = outsideOf(call, at, surroundings);
    if (beyond) outside.push(beyond);
    if (maybe) unclear.push({ why: 'dynamic-arguments', about: call.kind === 'program' ? call.program : '' });
  }
  const placed =
    found.some(({ effect }) => PLACED.has(effect.class)) ||
    (facts.policy.scope !== null && calls.some((call) => doingOfCall(call) !== 'here'));
  const reach = placed ? reachOf(calls, facts.home) : NOWHERE;
  const evidence = placed && (facts.evidence === null || (facts.reach !== undefined && !covers(facts.reach, reach)));
  const needs = (): Needs | null =>
    !final && (evidence || context.missing.size > 0) ? { kind: 'needs', files: [...context.missing.values()], evidence, reach } : null;
  const first = needs();
  if (first) return first;
  // Looked up once all that the action does is known; where a secret is at home may stand in its file.
  const secrets = facts.known ? secretsIn(facts.known, plain, expanded, found, context) : null;
  const second = secrets && needs();
  if (second) return second;
  if (secrets?.told === true) unclear.push(...hiddenIn(calls));
  const evaluated = [...context.evaluated].map(([text, values]) => ({ text, values: values.map((value) => unseen(value, facts)) }));
  const decided = verdictOf(secrets?.found ?? found, unclear, facts, outside, secrets?.leaks);
  const verdict = secrets ? withProvenance(decided, secrets, facts) : decided;
  return { kind: 'judged', verdict, calls, evaluated, read: Object.fromEntries(context.read) };
}

/** What is run cannot be seen, not even by whoever wrote the command down. */
const HIDING: ReadonlySet<OpaqueWhy> = new Set(['dynamic-program', 'fetched-code', 'decoded-code', 'syntax']);
const hiddenIn = (calls: readonly Call[]) =>
  calls.flatMap((call) => (call.kind === 'opaque' && HIDING.has(call.why) ? [{ why: call.why, about: call.about }] : []));

/** A value that is a known secret is told of as one. */
const unseen = (value: string | null, { known }: Facts): string | null =>
  value !== null && known !== undefined && known.find(value).length > 0 ? null : value;

/** What effects need to know of the whole action; most actions have no effect, and need none of it. */
class WholeAction implements Surroundings {
  readonly facts: Facts;
  readonly calls: readonly Call[];
  readonly evidence: Surroundings['evidence'];
  #tunnel: boolean | undefined;
  #changes: Surroundings['changes'] | undefined;
  constructor(facts: Facts, calls: readonly Call[]) {
    this.facts = facts;
    this.calls = calls;
    this.evidence = facts.evidence ?? [];
  }
  get tunnel(): boolean {
    this.#tunnel ??= this.calls.some(opensTunnel);
    return this.#tunnel;
  }
  get changes(): Surroundings['changes'] {
    this.#changes ??= changesIn(this.calls);
    return this.#changes;
  }
}

const UNMATCHED = { effects: [], maybe: false } as const;

function matchCall(
  { call, matter, known }: Expanded,
  at: number,
  surroundings: Surroundings,
  allowing: (call: Call) => Allowed | null,
): { readonly effects: readonly Found[]; readonly maybe: boolean } {
  const candidates = candidatesFor(call, matter);
  const own = ownCandidates(surroundings.facts.policy, call, matter);
  if (candidates.length + own.length === 0) return UNMATCHED;
  const argsOf = argsReader(call);
  const matched: string[] = [];
  const effects: Found[] = [];
  let maybe = false;
  let reached: Rule['net'];
  let read: boolean | undefined;
  for (const candidate of candidates) {
    if (matched.includes(candidate.rule.id)) continue;
    // What a program with a reader does is told by what it is read to.
    if (candidate.spec?.names.includes('*') && call.kind === 'program') {
      read ??= readerOf(call.program) !== undefined;
      if (read) continue;
    }
    if (known && candidate.rule.net === 'generic') continue;
    if (candidate.rule.net !== reached) {
      // A net is for what no rule before it caught.
      if (matched.length > 0) break;
      reached = candidate.rule.net;
    }
    const answer = matches(candidate, call, argsOf, matter);
    // Of a tool that no rule knows, a word that is not known says nothing.
    if (answer === 'maybe' && candidate.rule.net !== 'generic') maybe = true;
    if (answer !== 'yes') continue;
    matched.push(candidate.rule.id);
    const allowed = candidate.rule.net === 'generic' ? allowing(call) : null;
    const told = effectsOf(candidate, call, at, argsOf, surroundings);
    effects.push(...(allowed === null ? told : told.map((one): Found => ({ ...one, allowed }))));
  }
  // Rules of policy files only add: they do not stand in for a built-in rule, nor for a net.
  const added = new Set<string>();
  for (const candidate of own) {
    if (added.has(candidate.rule.id)) continue;
    const answer = matches(candidate, call, argsOf, matter);
    if (answer === 'maybe') maybe = true;
    if (answer !== 'yes') continue;
    added.add(candidate.rule.id);
    const { dies = null, undo, safer } = candidate.rule;
    effects.push(
      ...effectsOf(candidate, call, at, argsOf, surroundings).map(
        (one): Found => ({ ...one, own: true, effect: { ...one.effect, told: { dies, undo, safer } } }),
      ),
    );
  }
  return { effects, maybe };
}
