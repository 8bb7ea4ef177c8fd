import { loginShellCommand } from '../command';
import { isFields, parseJson } from '../fields';
import { type CommandHook, hookKey, trustedHash } from './trust';

/** Longer than any wait of the launcher: at Codex' own limit, after which it runs the call, the launcher has long refused. */
const SECONDS = 900;
const MATCHER = '.*';

const hookOf = (launcher: string, file: string, word: string = 'codex') =>
  ({
    type: 'command',
    command: loginShellCommand(launcher, word, file),
    timeout: SECONDS,
    statusMessage: 'Mollyguard checks this action; it may be waiting for your answer',
  }) satisfies CommandHook & { readonly type: string };

/** Our entry in the hook file. Its bytes are what Codex trusts: they are the same in every version, unless the person is told. */
export const codexEntry = (launcher: string, file: string, word?: string) => ({ matcher: MATCHER, hooks: [hookOf(launcher, file, word)] });

/** What must be trusted: our hook at the place where it stands in this text of the hook file. null: it stands nowhere as it must be. */
export function wantedTrust(text: string | null, launcher: string, file: string): { readonly key: string; readonly hash: string } | null {
  const root = text === null ? undefined : parseJson(text);
  const hooks = isFields(root) ? root.hooks : undefined;
  const groups = isFields(hooks) ? hooks.PreToolUse : undefined;
  const ours = JSON.stringify(codexEntry(launcher, file));
  const group = Array.isArray(groups) ? groups.findIndex((one) => JSON.stringify(one) === ours) : -1;
  return group < 0 ? null : { key: hookKey(file, group, 0), hash: trustedHash(MATCHER, hookOf(launcher, file)) };
}
