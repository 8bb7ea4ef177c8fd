import type { Context } from '../context';
import { limits } from '../limits';
import { isGraphql } from '../rules/candidates';
import { type Action, type Call, HOLE, type OpaqueCall, type OpaqueWhy } from '../types';
import { callsOf } from './action';
import { aimedAtGuard, endsProcesses } from './files/aimed';
import { touchesOrigin } from './files/editorOrigin';
import { laterCalls } from './files/laterStarts';
import { type Matter, matterOf } from './files/matter';
import { deletedWhereMoved } from './files/movedAway';
import { touchesOwn } from './files/own';
import { expandHttp } from './graphql/index';
import { overriddenRequests } from './http/override';
import { readTool } from './mcp/index';
import { readerOf } from './readers';
import { exposes } from './secrets/index';
import { exposesUnread } from './secrets/unread';
import { sessionsOf } from './sessions';
import { sqlRequests } from './sql/requests';
import { couldBe } from './unknownProgram';

/** A call, and for a file call what it comes to at the moment it runs. */
export interface Expanded {
  readonly call: Call;
  readonly matter: Matter | null;
  /** Where the call that it was read out of stands in the list; -1 for what the action itself says. */
  readonly parent: number;
  /** A tool whose name says what it does: it stands beside that, and no net need guess. */
  readonly known?: true;
}

/**
 * Everything an action does: what its text says, and whatever the programs and requests in it do in turn, in order. A call stays in the list beside
 * what it was expanded to. A ceiling that is reached leaves an opaque call in place of the rest.
 */
export function expandAction(action: Action, context: Context): readonly Expanded[] {
  const out: Expanded[] = [];
  visit(callsOf(action, context), -1, 1, action, context, out);
  const aimed = out.some(({ call }) => endsProcesses(call)) ? aimedAtGuard(out.map(({ call }) => call)) : undefined;
  if (aimed) out.push({ call: { ...aimed, program: 'pkill', argv: ['mollyguard'] }, matter: null, parent: -1 });
  if (out.some(({ call }) => call.kind === 'file' && call.verb === 'move')) out.push(...deletedWhereMoved(out));
  return out.some(({ call }) => isFetched(call)) ? withOrigin(out) : out;
}

const isFetched = (call: Call): call is OpaqueCall => call.kind === 'opaque' && call.why === 'fetched-code';

/** Fetched code is known by the host that it comes from rather than by the program that fetches it, where there is but one. */
function withOrigin(all: readonly Expanded[]): readonly Expanded[] {
  const [host, ...others] = new Set(all.flatMap(({ call }) => (call.kind === 'http' ? [call.host] : [])));
  if (host === undefined || others.length > 0 || host === '' || host.includes(HOLE)) return all;
  return all.map((one) => (isFetched(one.call) ? { ...one, call: { ...one.call, about: host } } : one));
}

/** Adds calls and what they do in turn; false: the rest is not looked at. */
function visit(calls: readonly Call[], parent: number, depth: number, action: Action, context: Context, out: Expanded[]): boolean {
  for (const call of calls) {
    const about = call.kind === 'program' ? call.program : call.kind;
    if (out.length >= limits.calls || !context.spend(1)) {
      addOpaque(out, 'budget', about);
      return false;
    }
    const now = context.at(call);
    const tool = call.kind === 'mcp' ? readTool(call, action.cwd, now) : null;
    const matter = call.kind === 'file' ? matterOf(call, now) : null;
    const at = out.length;
    out.push(tool?.known ? { call, matter, parent, known: true } : { call, matter, parent });
    const told = tool?.calls ?? furtherCalls(call, now, action);
    const inner = call.kind === 'http' || call.kind === 'mcp' ? [...touchesOrigin(call, now), ...told] : told;
    if (inner.length === 0) continue;
    if (depth >= limits.depth) addOpaque(out, 'too-deep', about);
    else if (!visit(inner, at, depth + 1, action, context, out)) return false;
  }
  return true;
}

function addOpaque(out: Expanded[], why: OpaqueWhy, about: string): void {
  if (out.some(({ call }) => call.kind === 'opaque' && call.why === why)) return;
  out.push({ call: { kind: 'opaque', via: [], remote: null, why, about, text: '' }, matter: null, parent: -1 });
}

function furtherCalls(call: Call, context: Context, action: Action): readonly Call[] {
  const whole = action.kind === 'shell' ? action.command : '';
  if (call.kind === 'http') return [...overriddenRequests(call), ...expandHttp(call, isGraphql), ...sqlRequests(call, context)];
  if (call.kind === 'opaque') return exposesUnread(call.text === '' ? { ...call, text: whole } : call, context);
  if (call.kind === 'file') return laterCalls(call, context);
  if (call.kind !== 'program') return [];
  const own = touchesOwn(call, context);
  const exposed = exposes(call, context);
  const inner = readerOf(call.program)?.(call, context) ?? couldBe(call, context);
  const sessions = sessionsOf(call, inner, action.agent, context);
  // Nearly always there is none of these.
  return own.length + exposed.length + sessions.length === 0 ? inner : [...own, ...exposed, ...sessions, ...inner];
}
