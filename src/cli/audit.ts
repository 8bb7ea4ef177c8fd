import { existsSync } from 'node:fs';
import path from 'node:path';
import { AUDIT_RANKS, type AuditRank } from '../protocol/audit';
import { compileOffLimits } from '../secrets/globs';
import { audit as auditAll, platformOf } from '../server/audit/audit';
import { auditMarkdown, createAuditWords } from '../ui/auditText';
import type { Printed } from './journal';

export interface AuditArguments {
  readonly home: string;
  /** Folders of the workspace, absolute. */
  readonly folders: readonly string[];
  readonly json: boolean;
  /** Commits of each folder's history, as it was typed. */
  readonly history: string;
  /** A rank, as it was typed; undefined: nothing fails. */
  readonly failOn: string | undefined;
  /** Another home has an environment of its own, which nobody tells: then this is empty. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The audit as Markdown or JSON; status 1 where a credential of the given rank or a worse one was found. What is wrong with the arguments is a problem. */
export async function audit(given: AuditArguments): Promise<Printed | { readonly problem: string }> {
  const { home, folders, json, failOn, env } = given;
  const gone = folders.find((folder) => !existsSync(folder));
  if (gone !== undefined) return { problem: `${gone} does not exist. Give audit the path of a folder.` };
  if (!/^\d{1,5}$/.test(given.history)) return { problem: '--history needs a number of commits.' };
  if (failOn !== undefined && !isRank(failOn)) return { problem: `--fail-on needs one of ${AUDIT_RANKS.join(', ')}.` };
  const { XDG_CONFIG_HOME, XDG_DATA_HOME, APPDATA, LOCALAPPDATA } = env;
  const moved = Object.entries({ XDG_CONFIG_HOME, XDG_DATA_HOME, APPDATA, LOCALAPPDATA }).filter(
    (one): one is [string, string] => one[1] !== undefined,
  );
  const byName = compileOffLimits([], { home: home.replaceAll('\\', '/'), fold: process.platform !== 'linux' });
  const report = await auditAll({
    homes: { home, platform: platformOf(process.platform), variables: Object.fromEntries(moved) },
    folders,
    variables: Object.entries(env).flatMap(([name, value]) => (value ? [{ name, value }] : [])),
    offLimits: (file) => byName(file.replaceAll('\\', '/')),
    history: Number(given.history),
  });
  const worst = failOn === undefined ? -1 : AUDIT_RANKS.indexOf(failOn);
  const status = report.rows.some(({ rank }) => AUDIT_RANKS.indexOf(rank) <= worst) ? 1 : 0;
  if (json) return { text: `${JSON.stringify(report, null, 2)}\n`, status };
  const words = createAuditWords((message, ...values) => message.replace(/\{(\d+)\}/g, (_, index) => String(values[Number(index)] ?? '')));
  const shown = (file: string): string => (file.startsWith(home + path.sep) ? `~${file.slice(home.length)}` : file);
  return { text: auditMarkdown(report, words, shown), status };
}

const isRank = (text: string): text is AuditRank => AUDIT_RANKS.some((rank) => rank === text);
