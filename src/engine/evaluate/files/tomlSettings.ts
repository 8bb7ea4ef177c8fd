import { readToml } from '../../parse/toml';
import type { Json } from '../../types';
import type { Change } from './afterState';
import { agentChange } from './settings';
import { TAKE_OVER } from './takeOver';

/** Tables and keys of Codex' settings whose values run something, or allow something. */
const POWERS =
  /(?:^|\.)(?:hooks|mcp_servers|notify|approval_policy|approvals_reviewer|sandbox_mode|sandbox_workspace_write|sandbox|default_permissions|permissions|trust_level|shell_environment_policy|model_providers|plugins|marketplaces|rules|zsh_path|js_repl_node_path|decision|allow\w*|command)(?:\.|$)/;
/** A table of this name keeps variables for programs that an agent starts. */
const VARIABLES = /(?:^|\.)(?:env|set|shell_environment_policy\.[^.]+)$/;

/** Compares an agent's settings in TOML before and after. What does not parse is not knowledge, and may keep the agent from reading hooks. */
export function tomlChange(before: string, after: string): Change {
  const next = readToml(after);
  if (next === null) return 'self-off';
  const last = readToml(before);
  const ours = markedLines(before);
  // The mark at a line is no value, but tells what is ours.
  if (ours.length > 0 && (last === null || ours.some((line) => !markedLines(after).includes(line)))) return 'self-off';
  const was = leaves(last?.value ?? {});
  const now = leaves(next.value);
  const changed = [...now].filter(([name, value]) => was.get(name) !== value);
  if (changed.some(([name, value]) => switchesOff(name, value))) return 'self-off';
  // Our hook is trusted by its place and hash: without them Codex skips it.
  if ([...was].some(([name, value]) => isTrust(name, ours.length > 0) && now.get(name) !== value)) return 'self-off';
  const general = agentChange(last?.value ?? {}, next.value);
  if (general !== 'harmless') return general;
  return changed.some(([name]) => POWERS.test(name)) || [...was.keys()].some((name) => !now.has(name) && GUARDS.test(name))
    ? 'foreign-hook'
    : 'harmless';
}

/** What an administrator pins: without it a repository can switch hooks off again. */
const GUARDS = /(?:^|\.)features\.(?:hooks|codex_hooks)$|(?:^|\.)hooks\./;
const isTrust = (name: string, any: boolean): boolean =>
  /^hooks\.state\..*\.trusted_hash$/.test(name) && (any || name.includes('/.codex/hooks.json:pre_tool_use:'));

const markedLines = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.toLowerCase().includes('mollyguard'));

function switchesOff(name: string, value: string): boolean {
  if (/(?:^|\.)features\.(?:hooks|codex_hooks)$/.test(name) && value !== 'true') return true;
  if (/(?:^|\.)hooks\.(?:.*\.)?enabled$/.test(name) && value !== 'true') return true;
  if (/(?:^|\.)allow_managed_\w+$/.test(name) && value !== 'false') return true;
  const at = name.lastIndexOf('.');
  const key = name.slice(at + 1);
  return VARIABLES.test(name.slice(0, Math.max(at, 0))) && (TAKE_OVER.test(key) || key === 'CODEX_HOME');
}

/** Every plain value by its dotted name, as JSON. */
function leaves(root: Json): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (value: Json, name: string): void => {
    const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    for (const [key, one] of inner) walk(one, name === '' ? key : `${name}.${key}`);
    if (inner.length === 0 && name !== '') found.set(name, JSON.stringify(value));
  };
  walk(root, '');
  return found;
}
