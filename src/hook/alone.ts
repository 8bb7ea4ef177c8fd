import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Codec, Decoded } from '../agents/agent';
import { decodePayload } from '../agents/index';
import { type Denial, denialText } from '../agents/text';
import { ruleById } from '../engine/rules/candidates';
import type { Action, Verdict } from '../engine/types';
import { redact, redactJson } from '../secrets/redact';
import { alonePolicy } from '../server/alonePolicy';
import { hookFilesOf, readCustomAgents } from '../server/customAgents';
import { settle } from '../server/facts';
import { Journal, newId } from '../server/journal';
import { actionLine, type JournalEvent, troubleEvent, verdictLine } from '../server/journalEvents';
import { MACHINE_FOLDER } from '../server/machinePolicy';
import { redactedView } from '../server/redactedView';
import { AloneSecrets } from '../server/scanning/alone';
import type { HookSettings } from './settings';

type Actions = Extract<Decoded, { readonly kind: 'actions' }>;

/**
 * Judges one payload with nobody to ask: what the engine lets go gets no opinion, what it would hold is refused. There are no
 * approvals, grants or snapshots here. Returns the bytes for the agent's stdout; a failure of ours is a denial.
 */
export function judgeAlone(payload: Uint8Array, hint: string, settings: HookSettings): string {
  const { codec, decoded } = understand(payload, hint, settings.home);
  try {
    const journal = new Journal(path.join(settings.home, '.mollyguard', 'journal'), 'hook');
    const write = (event: JournalEvent): boolean => journal.append(event).kind === 'written';
    return judged(codec, decoded, settings, write, payload.length);
  } catch {
    return denial(codec, decoded, { outcome: 'server-trouble', verdict: null, safer: null, detail: 'judging it failed' });
  }
}

function judged(
  codec: Codec,
  decoded: Decoded,
  settings: HookSettings,
  writePlain: (event: JournalEvent) => boolean,
  length: number,
): string {
  const id = newId();
  if (decoded.kind === 'malformed') {
    writePlain({ kind: 'malformed', id, agent: codec.id, problem: decoded.problem, length });
    return denial(codec, decoded, { outcome: 'malformed', verdict: null, safer: null, detail: redact(decoded.problem) });
  }
  if (decoded.kind === 'nothing' || decoded.actions.length === 0) return codec.encode({ kind: 'no-opinion' }, decoded);

  const { home, runtime, own } = settings;
  const policy = alonePolicy(home, decoded.actions[0]?.cwd ?? home);
  if ('problem' in policy) {
    writePlain(actionEvent(id, decoded));
    writePlain({ kind: 'problem', problem: 'settings-invalid', file: null, data: { message: policy.problem } });
    return denial(codec, decoded, { outcome: 'alone', verdict: null, safer: null, detail: redact(policy.problem) });
  }
  const secrets = new AloneSecrets(home, policy);
  const source = {
    home,
    workspace: [],
    own: [runtime, ...own, MACHINE_FOLDER, ...hookFilesOf(home, readCustomAgents(home))],
    temporary: [tmpdir()],
    policy,
    snapshots: false,
    secrets: ({ cwd }: Action) => secrets.in(cwd),
  };
  const settled = settle(decoded.actions, source);
  secrets.look(settled.judged);
  const write = (event: JournalEvent): boolean => writePlain(secrets.masked(event));
  const { verdict, trouble } = settled;
  if (trouble !== null) write(troubleEvent(trouble));
  const written = journaled(id, decoded, verdict, write);
  if (verdict.decision === 'allow') return codec.encode({ kind: 'no-opinion' }, decoded);
  const view = redactedView(settled);
  return denial(codec, decoded, {
    outcome: verdict.decision === 'deny' ? 'denied' : 'alone',
    verdict: redactJson(verdict),
    safer:
      (verdict.rule === null ? undefined : ruleById(verdict.rule))?.rule.safer ??
      verdict.effects.find(({ rule }) => rule === verdict.rule)?.told?.safer ??
      null,
    detail: written ? null : 'Mollyguard could not write its journal',
    ...(view === undefined ? {} : { view }),
  });
}

function journaled(id: string, decoded: Actions, verdict: Verdict, write: (event: JournalEvent) => boolean): boolean {
  return write(actionEvent(id, decoded)) && write({ kind: 'verdict', id, observed: false, paused: false, ...verdictLine(verdict) });
}

function actionEvent(id: string, { agent, conversation, event, tool, callId, actions }: Actions): JournalEvent {
  return { kind: 'action', id, agent, conversation, event, tool, callId, cwd: actions[0]?.cwd ?? '', actions: actions.map(actionLine) };
}

const denial = (codec: Codec, decoded: Decoded, why: Denial): string => codec.encode({ kind: 'deny', reason: denialText(why) }, decoded);

/** Bytes that are not UTF-8 are not read as something similar. */
function understand(payload: Uint8Array, hint: string, home: string): { readonly codec: Codec; readonly decoded: Decoded } {
  const context = { cwd: folder(home), home, custom: () => readCustomAgents(home) };
  try {
    return decodePayload(new TextDecoder('utf-8', { fatal: true }).decode(payload), hint, context);
  } catch {
    return { codec: decodePayload('', hint, context).codec, decoded: { kind: 'malformed', problem: 'the payload is not UTF-8' } };
  }
}

/** The folder it was started in, which may be gone. */
function folder(home: string): string {
  try {
    return process.cwd();
  } catch {
    return home;
  }
}
