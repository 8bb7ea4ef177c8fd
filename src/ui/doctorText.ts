import type { CheckId, CheckLine, CheckResult, Finding, FindingId } from '../protocol/doctor';
import { managedSheet } from './managedText';
import type { Translate } from './text';
import { label, shortened } from './visible';

export type DoctorWords = ReturnType<typeof createDoctorWords>;
type Data = Finding['data'];
type Sentences = Readonly<Record<FindingId, (data: Data, file: string) => string>>;

/** What doctor finds, in words: for *Check Protection*, and in English for `dist/cli.js doctor`. An id without words is a compile error. */
export function createDoctorWords(t: Translate) {
  const checks: Readonly<Record<CheckId, string>> = {
    registered: t('Hook registered'),
    denies: t('Denies what must be denied'),
    passes: t('Lets harmless actions pass'),
    switches: t('Not switched off'),
    environment: t('Environment variables'),
    version: t('Version'),
    agents: t('Agents set up'),
    files: t('Installed files'),
    permissions: t('Permissions'),
    socket: t('Socket of the guard server'),
    journal: t('Journal'),
    policy: t('Policy for judging alone'),
  };
  const results: Readonly<Record<CheckResult, string>> = {
    ok: t('ok'),
    note: t('note'),
    problem: t('problem'),
    absent: t('not installed'),
    skipped: t('not checked'),
  };
  const sentences: Sentences = {
    'not-set-up': () => t('No agent is set up: none is guarded.'),
    'agent-unguarded': () => t('This agent is on the machine, and is not guarded.'),
    'unsupported-platform': () => t('Agents are not protected on Windows yet.'),
    'hook-missing': () => t('The hook is missing from the agent’s file.'),
    'hook-file-broken': ({ problem }) => t('The agent does not read its file: {0}.', problem ?? ''),
    'hook-file-unreadable': ({ why }) => t('The agent’s file cannot be read ({0}).', why ?? ''),
    'hook-file-read-only': () => t('The agent’s file is read-only: Mollyguard cannot repair it.'),
    'hook-command-changed': ({ event }) => t('The command registered for {0} is not ours, so it was not tried.', event ?? ''),
    'hook-settings-changed': ({ event, keys }) =>
      event ? t('The entry for {0} was changed: {1}.', event, keys ?? '') : t('The agent’s file was changed: {0}.', keys ?? ''),
    'hook-event-missing': ({ event }) => t('The hook is missing for {0}.', event ?? ''),
    'hook-duplicate': ({ event, count }) =>
      event ? t('The hook is registered {0} times for {1}.', count ?? '', event) : t('The hook is registered in a second file.'),
    'hook-foreign-before': ({ event, count }) =>
      t('Before ours, {0} other hooks run for {1}. What they answer may count first.', count ?? '', event ?? ''),
    'hook-elsewhere': ({ wanted }) => t('The agent looks for its hook in another place: {0}.', wanted ?? ''),
    'hook-untrusted': ({ why }) =>
      why === 'disabled'
        ? t('The hook is disabled in this file, so the agent skips it.')
        : why === 'changed'
          ? t('What this file trusts is another hook, so the agent skips ours.')
          : t('The hook is not trusted in this file, so the agent skips it.'),
    'probe-not-denied': ({ program, event }) => t('{0} ({1}): an action that must be denied was not.', program ?? '', event ?? ''),
    'probe-refuses': ({ program, event }) =>
      t('{0} ({1}): the launcher refuses everything, also what is harmless.', program ?? '', event ?? ''),
    'probe-silent': ({ program, event }) => t('{0} ({1}): the hook did not answer.', program ?? '', event ?? ''),
    'probe-not-journaled': ({ program, event }) =>
      t('{0} ({1}): the answer is right, but the journal does not show it.', program ?? '', event ?? ''),
    'harmless-denied': ({ program, event }) => t('{0} ({1}): a harmless action was denied.', program ?? '', event ?? ''),
    observing: ({ program, event }) => t('{0} ({1}): a window only observes, so nothing is held.', program ?? '', event ?? ''),
    'hooks-switched-off': ({ key }) => t('A setting switches hooks off: {0}.', key ?? ''),
    'managed-hook-missing': () => t('There is no hook of an administrator, which such a setting does not switch off.'),
    'settings-broken': ({ why }) => t('A settings file cannot be read, so that what it switches off is not known ({0}).', why ?? ''),
    'environment-injected': ({ variable }) => t('{0} is handed to programs that agents start.', variable ?? ''),
    'agent-outdated': ({ version, wanted }) =>
      t('Version {0} is older than {1}, from which on every failure of a hook blocks.', version ?? '', wanted ?? ''),
    'launcher-missing': ({ why }) => t('The launcher cannot be read ({0}).', why ?? ''),
    'launcher-changed': () => t('The launcher is not as set-up wrote it, so it was not started.'),
    'launcher-not-executable': () => t('The launcher is not executable.'),
    'library-missing': () => t('A part of the library is missing.'),
    'library-changed': () => t('A part of the library is not as set-up wrote it, so it was not started.'),
    'interpreters-gone': ({ interpreters }) => t('None of the programs that run the library is left: {0}.', interpreters ?? ''),
    'state-broken': () => t('What set-up remembers cannot be read, so that the installed files cannot be compared.'),
    'unsafe-permissions': ({ why, mode }) => t('Somebody else may change it: {0} (mode {1}).', why ?? '', mode ?? ''),
    'not-writable': () => t('You may not write to it.'),
    'runtime-unsafe': ({ why, mode }) => t('The runtime folder cannot be trusted: {0} (mode {1}).', why ?? '', mode ?? ''),
    'socket-dead': ({ why }) => t('The guard server does not answer: {0}.', why ?? ''),
    'socket-foreign': ({ why }) => t('The socket is not held by a window of yours: {0}.', why ?? ''),
    'journal-broken': ({ line }) => t('The journal is broken at line {0}: from there on nothing is proved.', line ?? ''),
    'journal-unreadable': ({ why }) => t('The journal cannot be checked ({0}).', why ?? ''),
    'policy-broken': ({ why }) => t('A policy cannot be read ({0}): with no window open, every action there is refused.', why ?? ''),
    'check-failed': ({ why }) => t('This could not be checked ({0}).', why ?? ''),
  };
  const setUp = () => t('Run “Mollyguard: Set Up Agents…” in the editor.');
  const open = () => t('Open a folder in an editor with Mollyguard, then check again.');
  const remedies: Sentences = {
    'not-set-up': setUp,
    'agent-unguarded': setUp,
    'unsupported-platform': () => t('Use WSL or a dev container.'),
    'hook-missing': setUp,
    'hook-file-broken': () => t('Correct the file at that place, then set up again.'),
    'hook-file-unreadable': () => t('Make it a text file that you can read, then set up again.'),
    'hook-file-read-only': () => t('Leave it, or allow writing to it before the next set-up.'),
    'hook-command-changed': setUp,
    'hook-settings-changed': setUp,
    'hook-event-missing': setUp,
    'hook-duplicate': () => t('Run “Mollyguard: Set Up Agents…”, or take the second entry out.'),
    'hook-foreign-before': () => t('If you know these hooks, nothing. Where order counts, put ours first.'),
    'hook-elsewhere': (_, file) => t('Make a link there to {0}, so that both are the same file.', file),
    'hook-untrusted': setUp,
    'probe-not-denied': () => t('See what answers on the socket, close all windows with Mollyguard and check again.'),
    'probe-refuses': open,
    'probe-silent': () => t('Close all windows with Mollyguard and check again.'),
    'probe-not-journaled': () => t('Look at the permissions of ~/.mollyguard/journal.'),
    'harmless-denied': () => t('See the other problems first, above all the policy; then check again.'),
    observing: () => t('Set mollyguard.mode to “guard” to hold actions.'),
    'hooks-switched-off': () => t('Take the setting out of this file, or ask whoever manages it.'),
    'managed-hook-missing': ({ agent }) =>
      t('As the administrator of a machine that only you use, install this file. What it must hold: doctor --managed {0}', agent ?? ''),
    'settings-broken': () => t('Correct the file.'),
    'environment-injected': () => t('Take it out of this file, unless you need it there.'),
    'agent-outdated': () => t('Update the agent.'),
    'launcher-missing': setUp,
    'launcher-changed': setUp,
    'launcher-not-executable': setUp,
    'library-missing': setUp,
    'library-changed': setUp,
    'interpreters-gone': () => t('Open a folder in an editor with Mollyguard, or install Node.js 20, and set up again.'),
    'state-broken': setUp,
    'unsafe-permissions': ({ why }, file) =>
      why?.startsWith('belongs')
        ? t('Make it yours: chown "$(id -u)" {0}', file)
        : t('Run: chmod go-w {0} (a folder of Mollyguard: chmod 700)', file),
    'not-writable': (_, file) => t('Run: chmod u+w {0}', file),
    'runtime-unsafe': (_, file) => t('Close all windows with Mollyguard, delete {0}, and open them again.', file),
    'socket-dead': () => t('Reload the window, or close all windows with Mollyguard and delete the socket.'),
    'socket-foreign': () => t('Find out which program listens there, stop it, and reload the window.'),
    'journal-broken': () => t('Keep the file as evidence, and move it out of the folder.'),
    'journal-unreadable': () => t('Look at the file; move it out of the folder if it is not yours.'),
    'policy-broken': (_, file) => t('Delete {0} and open the folder in an editor with Mollyguard.', file),
    'check-failed': () => t('Check again, and report it if it stays.'),
  };
  const clean = (data: Data): Data => Object.fromEntries(Object.entries(data).map(([key, value]) => [key, shortened(label(value), MOST)]));

  return {
    check: (check: CheckId) => checks[check],
    result: (result: CheckResult) => results[result],
    finding: ({ id, data }: Finding) => sentences[id](clean(data), ''),
    remedy: ({ id, data, file }: Finding) => remedies[id](clean(data), file === null ? '~/.mollyguard' : quoted(label(file))),
    /** The head of one line of the table. */
    line: ({ title, check }: CheckLine) => t('{0}: {1}', title, checks[check]),
    title: t('Check Protection'),
    observing: t('Mollyguard only observes in this window: nothing is held.'),
    paused: (left: string) => t('Mollyguard is paused for {0}.', left),
    fine: (counts: string) => t('All is well. Checked: {0}.', counts),
    count: (title: string, count: number) => (count === 1 ? t('{0} 1', title) : t('{0} {1}', title, count)),
    checking: t('Mollyguard tries its hooks…'),
    pick: t('Choose a line to repair it, or Esc.'),
    failed: t('Protection could not be checked.'),
    managed: managedSheet(t),
  };
}

/** A value from a file is shown only so far. */
const MOST = 200;
/** As one word of a shell, where it has to be. */
const quoted = (file: string): string => (/^[\w@%+=:,./~-]+$/.test(file) ? file : `'${file.replaceAll("'", `'\\''`)}'`);
