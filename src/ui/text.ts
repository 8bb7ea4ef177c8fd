import type { EnvironmentLevel, OpaqueWhy, Reason, ReasonId, Verb } from '../engine/types';
import type { Outcome, Problem } from '../protocol/messages';
import { agentName } from './agentNames';
import { allowedReasons, allowedText } from './allowedText';
import { createAuditWords } from './auditText';
import { bannerText } from './bannerText';
import { createDoctorWords } from './doctorText';
import { factText } from './factText';
import { gapText } from './gapText';
import { grantText } from './grantText';
import { ignoreProblems, ignoreText } from './ignoreText';
import { lookupText } from './lookupText';
import { opaqueText } from './opaqueText';
import { openSecretText } from './openSecretText';
import { policyReasons, policyText } from './policyText';
import { scopeReasons, scopeText } from './scopeText';
import { secretReasons, secretText } from './secretText';
import { viewText } from './viewText';
import { label } from './visible';

/** `vscode.l10n.t`, handed in so that sentences can be tested without an editor. */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** A problem as it is shown: the server's and the hooks', and that the server itself is down. */
export type Trouble = Problem | { readonly id: 'server-down'; readonly file: null; readonly data: Readonly<Record<string, string>> };

export type Words = ReturnType<typeof createWords>;

/** Every sentence a person reads. A new reason, problem, outcome, verb or level without words here is a compile error. */
export function createWords(t: Translate) {
  const environmentWord: Readonly<Record<EnvironmentLevel, string>> = {
    production: t('production'),
    staging: t('staging'),
    preview: t('preview'),
    local: t('local'),
    unknown: t('unknown environment'),
  };
  const environmentLabel: Readonly<Record<EnvironmentLevel, string>> = {
    production: t('PRODUCTION'),
    staging: t('Staging'),
    preview: t('Preview'),
    local: t('Local'),
    unknown: t('Unknown'),
  };
  const verbWord: Readonly<Record<Verb, string>> = {
    delete: t('delete'),
    overwrite: t('overwrite'),
    truncate: t('empty'),
    move: t('move away'),
    detach: t('detach'),
    restore: t('restore over'),
    reset: t('reset'),
    rewrite: t('rewrite'),
    revoke: t('revoke'),
    rotate: t('replace'),
    disable: t('switch off'),
    transfer: t('give away'),
    remove: t('remove'),
    stop: t('stop'),
    run: t('run'),
    reveal: t('reveal'),
    send: t('send'),
    change: t('change'),
    format: t('format'),
    kill: t('kill'),
    publish: t('publish'),
  };
  const outcomeWord: Readonly<Record<Outcome, string>> = {
    allowed: t('Allowed'),
    snapshot: t('Snapshot'),
    denied: t('Refused by policy'),
    approved: t('Approved once'),
    refused: t('Refused'),
    expired: t('Expired'),
    lost: t('Agent stopped waiting'),
    observed: t('Observed only'),
    asked: t('Refused for now'),
    granted: t('Approved for the next try'),
    revoked: t('Approval revoked'),
  };
  const notUnderstood = opaqueText(t);
  const isWhy = (why: string | undefined): why is OpaqueWhy => why !== undefined && Object.hasOwn(notUnderstood, why);
  const reasonText: Readonly<Record<ReasonId, (data: Reason['data']) => string>> = {
    'nothing-destructive': () => t('Nothing in it is destructive.'),
    disposable: () => t('It only touches files that can be made again.'),
    rule: () => t('It matches a rule for actions that destroy.'),
    snapshot: () => t('A snapshot is taken first, so that it can be undone.'),
    system: () => t('It would destroy the system or the home folder.'),
    self: () => t('It would change or switch off Mollyguard or an agent’s hook.'),
    reveal: ({ file, kind }) =>
      file !== undefined && kind === 'file'
        ? t('It would show or copy an off-limits file: {0}.', label(file))
        : t('It would show a credential.'),
    ...scopeReasons(t),
    'not-understood': ({ why }) => (isWhy(why) ? notUnderstood[why] : t('What it does is not known before it runs.')),
    'too-big': () => t('It is too long to be read.'),
    'broken-policy': ({ file }) =>
      file ? t('The policy cannot be read: {0}.', label(file)) : t('The policy cannot be read, so everything is held.'),
    'unreadable-payload': () => t('The agent’s message was not understood.'),
    'foreign-hook': () => t('It adds a hook or a permission to an agent’s settings.'),
    alone: () => t('No window was open to ask a person.'),
    ...allowedReasons(t),
    ...policyReasons(t),
    ...secretReasons(t),
    'refused-before': () => t('It tried to go round a refusal: the same target was refused before.'),
  };
  const problemText: Readonly<Record<Trouble['id'], (file: string | null, data: Trouble['data']) => string>> = {
    'server-down': () => t('The guard server is not running. It is being started again.'),
    'hook-missing': (file, { agent }) =>
      agent ? t('{0} is not set up: it has no hook in {1}.', label(agent), file ?? '~') : t('No agent is set up yet.'),
    'hook-changed': (file, data) => because(t('The hook was changed: {0}.', file ?? '~/.mollyguard'), data),
    'hooks-switched-off': (file, { setting, key }) => t('{0} switches hooks off ({1}).', file ?? t('A setting'), setting ?? key ?? 'hooks'),
    'socket-taken': (file, data) => because(t('The socket of the guard server cannot be used: {0}.', file ?? 'guard.sock'), data),
    'settings-invalid': (file, { key, message }) =>
      t(
        'A setting is not valid: {0}',
        [file, key, message]
          .filter((part) => part !== undefined && part !== null)
          .map(label)
          .join(' · '),
      ),
    'agent-unguarded': gapText(t),
    'actions-unseen': gapText(t),
    ...ignoreProblems(t),
    'journal-failed': (file, data) =>
      because(file ? t('The journal cannot be written: {0}.', file) : t('The journal cannot be written.'), data),
    'runtime-missing': (file, data) => because(t('A part of Mollyguard is missing: {0}.', file ?? '~/.mollyguard'), data),
    'policy-not-accepted': (file, { key, message }) =>
      t('An entry waits for a person, because it would loosen protection: {0}', [file, key, message].filter(Boolean).join(' · ')),
  };
  const because = (sentence: string, { message, why }: Trouble['data']): string =>
    [sentence, label(message ?? why ?? '')].filter((part) => part !== '').join(' ');

  return {
    t,
    name: 'Mollyguard',
    environmentWord: (level: EnvironmentLevel) => environmentWord[level],
    environmentLabel: (level: EnvironmentLevel) => environmentLabel[level],
    verb: (verb: Verb) => verbWord[verb],
    outcome: (outcome: Outcome) => outcomeWord[outcome],
    reason: (reason: Reason) => reasonText[reason.id](reason.data),
    problem: (problem: Trouble) => problemText[problem.id](problem.file === null ? null : label(problem.file), problem.data),
    agent: (id: string) => {
      const name = agentName(id);
      return name === null ? t('An agent') : label(name);
    },

    waiting: (count: number) => t('{0} waiting', count),
    minutes: (milliseconds: number) =>
      milliseconds >= 60_000 ? t('{0} min', Math.ceil(milliseconds / 60_000)) : t('{0} s', Math.max(0, Math.ceil(milliseconds / 1_000))),
    ...bannerText(t),
    at: (file: string, line: number | null) => (line === null ? file : t('{0} line {1}', file, line)),

    question: {
      wants: (agent: string, verb: string, what: string) => t('{0} wants to {1} {2}.', agent, verb, what),
      thing: (environment: string, kind: string, name: string) => t('the {0} {1} "{2}"', environment, kind, name),
      thingUnknown: (kind: string, name: string) => t('the {0} "{1}"', kind, name),
      inUnknown: (what: string) => t('{0} in an unknown environment', what),
      others: (what: string, count: number) => t('{0} and {1} more', what, count),
      opaque: (agent: string) => t('{0} wants to run something that cannot be understood before it runs.', agent),
      ends: (agent: string) => t('If this is refused, or not answered in time, {0} ends its whole run.', agent),
      ended: t('Its run has ended. After your answer, start it again.'),
      lost: t('What is lost'),
      undo: t('Can it be undone'),
      evidence: (environment: string) => t('How we know it is {0}', environment),
      evidenceUnknown: t('Environment'),
      unknown: t('Not known, so it counts as production.'),
      why: t('Why'),
      safer: t('Safer'),
      rule: t('Rule'),
      folder: t('Folder'),
      claimed: (name: string) => t('The agent calls it "{0}".', name),
      noUndo: t('None known.'),
      agent: t('Agent'),
      command: t('Command'),
      review: t('Review and Type Name…'),
      refuse: t('Refuse'),
      keepBlocked: t('Keep Blocked'),
      runOnce: t('Run Once'),
      title: (environment: string, verb: string, kind: string, name: string) => t('{0} · {1} {2} "{3}"', environment, verb, kind, name),
      prompt: (name: string, left: string) => t('Type {0} to run this once. Esc leaves it waiting. Expires in {1}.', name, left),
      mismatch: (name: string) => t('That is not "{0}".', name),
      copy: t('Copy Redacted Command'),
      copied: t('Redacted command copied.'),
      explain: t('Why?'),
      unreachable: t('The guard server did not answer. The action stays blocked.'),
      notAllowed: t('This action cannot be approved.'),
      gone: t('This action is no longer waiting.'),
      approved: t('Approved once.'),
      approvedLater: t('Approved once. The agent’s next try of this exact action will run.'),
      refused: t('Refused. The agent was told.'),
      queued: (count: number) => t('{0} more waiting', count),
      expires: (left: string) => t('expires in {0}', left),
      none: t('No action is waiting.'),
    },

    view: {
      waiting: t('Waiting'),
      recent: t('Recent'),
      badge: (count: number) => (count === 1 ? t('1 action waits for you') : t('{0} actions wait for you', count)),
      environment: t('Environment'),
      time: t('Time'),
    },

    menu: {
      title: t('Mollyguard'),
      waiting: t('Show Waiting Actions'),
      recent: t('Show Recent Decisions'),
      why: t('Why This Environment'),
      settings: t('Open Settings'),
      undo: t('Undo Last…'),
      problems: t('Check Protection'),
      resume: t('End Pause'),
    },

    setUp: {
      pick: t('The exact change is shown next. Nothing is written yet.'),
      title: t('Set Up Agents: Choose Files'),
      added: t('new file'),
      changed: t('changed'),
      removed: t('deleted'),
      nothing: t('Everything is set up. Nothing has to be written.'),
      nothingToRemove: t('No hook of Mollyguard was found. Nothing has to be removed.'),
      diff: (file: string) => t('{0} (proposed by Mollyguard)', file),
      confirm: (count: number) => (count === 1 ? t('Write this file?') : t('Write these {0} files?', count)),
      below: t('The exact change is in the editor below. Scroll there to read all of it.'),
      keep: t('Change Nothing'),
      write: t('Write'),
      done: (files: string) => t('Agents are set up. Written: {0}', files),
      failed: (why: string) => t('Nothing was changed: {0}', why),
      left: (why: string) => t('Left out: {0}', why),
      stale: t('the files changed in the meantime. Run the command again.'),
      removeTitle: t('Remove Hooks'),
      removePrompt: (word: string) => t('Type "{0}" to remove Mollyguard from these files. Agents then act unguarded.', word),
      removeDone: (files: string) => t('Hooks removed from: {0}', files),
      unavailable: t('Agents cannot be set up here.'),
    },

    pause: {
      title: t('Pause Mollyguard'),
      minutes: (minutes: number) => t('{0} minutes', minutes),
      pick: t('For how long? Nothing is held in this window meanwhile.'),
      prompt: (word: string, minutes: number) => t('Type "{0}" to hold nothing in this window for {1} minutes.', word, minutes),
      failed: t('Not paused: the guard server did not answer.'),
      ended: t('Protection is on again.'),
    },
    protectedFile: {
      badge: '⊘',
      byDefault: t('Off limits to agents: it may hold credentials'),
      listed: t('Off limits to agents: listed in the settings'),
      found: t('Off limits to agents: a secret was found in it'),
    },
    audit: createAuditWords(t),
    ...viewText(t),
    ...ignoreText(t),
    ...policyText(t),
    ...factText(t),
    ...lookupText(t),
    ...openSecretText(t),
    ...scopeText(t),
    ...secretText(t),
    ...allowedText(t),
    ...grantText(t),
    mistyped: (word: string) => t('Type "{0}", or press Esc to change nothing.', word),

    check: { starting: t('Mollyguard is starting.') },
    doctor: createDoctorWords(t),
    notify: {
      off: (problem: string) => t('Mollyguard is not protecting. {0}', problem),
      repair: t('Repair'),
      never: t('Don’t Show Again'),
    },
    undo: {
      title: t('Undo Last…'),
      pick: t('What would be written over is shown next. Nothing is changed yet.'),
      none: t('No snapshot of this folder is kept.'),
      nothing: t('Everything is as it was. Nothing has to be restored.'),
      beforeUndo: (summary: string) => t('Before the undo of {0}', summary),
      saved: (count: number) => (count === 1 ? t('1 file saved') : t('{0} files saved', count)),
      confirm: (summary: string) => t('Restore the state before "{0}"?', summary),
      confirmRedo: (summary: string) => t('Restore the state before the undo of "{0}"?', summary),
      write: (count: number) => (count === 1 ? t('1 file is written as it was.') : t('{0} files are written as they were.', count)),
      remove: (count: number) =>
        count === 1 ? t('1 file that came since is removed.') : t('{0} files that came since are removed.', count),
      refs: (names: string, more: number) =>
        more > 0 ? t('Restored in git: {0} and {1} more.', names, more) : t('Restored in git: {0}.', names),
      file: (name: string, removed: boolean) => (removed ? t('− {0}', name) : t('· {0}', name)),
      more: (count: number) => t('… and {0} more', count),
      undoable: t('What is there now is saved first, so that this can be undone too.'),
      keep: t('Change Nothing'),
      restore: t('Restore'),
      done: (count: number) => (count === 1 ? t('Restored. 1 file was changed.') : t('Restored. {0} files were changed.', count)),
      failed: (why: string) => t('Nothing was restored: {0}.', label(why)),
      partly: (why: string) => t('Not everything was restored: {0}. Undo Last… also leads back to the state before this.', label(why)),
      changed: t('Nothing was restored: files have changed since they were shown. Run Undo Last… again.'),
      unreachable: t('Nothing was restored: the guard server did not answer.'),
    },
    decision: {
      none: t('No decision has been made in this window yet.'),
      last: t('Last decision'),
    },
    why: {
      title: t('Why this environment'),
      open: t('Open {0}'),
    },
  };
}
