import type { Text } from './types';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** First words of commands that only say where later ones go, or only look at this machine: somebody who is at the wrong place leaves by them. */
const HERE = words(
  `config configure login logout auth link unlink use use-context context ctx contexts completion completions help version init fmt validate
  workspace environment account sso whoami doctor generate template lint package`,
);
/** Words of a command line that change what it is pointed at. Cloud tools join them to a noun (`create-bucket`). */
const CHANGING = words(
  `add annotate apply attach autoscale cancel clear clone connect copy cordon cp create delete deploy deployments:create deregister destroy detach disable
  down drain edit enable execute expose flush import insert install invoke kill label load migrate mk modify move mv patch promote publish purge push
  put rebalance reboot redeploy register reload remove rename replace reset resize restart restore revoke rm rmi rollback rotate run scale seed send set set-image
  shell ssh start stop sync tag taint terminate transfer truncate uncordon undo uninstall unset untag up update upgrade upload write`,
);
/** Options that point at production by being there. */
const PRODUCTION = words('--prod --production -prod --live');
const ASKING = words('--help -h --version --dryrun');

export type Doing = 'here' | 'read' | 'change';

/** What a command line of a tool with rules of its own does that no rule speaks of: `lines` are its words without flags. */
export function doingOf(lines: readonly Text[], argv: readonly Text[]): Doing {
  const [first = ''] = lines;
  const flags = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined);
  if (HERE.has(first.toLowerCase()) || flags.some((one) => ASKING.has(one) && one !== '--dryrun')) return 'here';
  // `vercel --prod` deploys.
  if (first === '') return pointsAtProduction(flags) ? 'change' : 'here';
  if (flags.some((one) => ASKING.has(one) || (/^--dry-run(?:=|$)/.test(one) && one !== '--dry-run=none'))) return 'read';
  return lines.slice(0, 4).some(changes) ? 'change' : 'read';
}

/** `create-bucket`, `set:image`, `apps:destroy`. */
const changes = (word: Text): boolean => {
  const parts = word.toLowerCase().split(/[-:.]/);
  return CHANGING.has(word.toLowerCase()) || CHANGING.has(parts[0] ?? '') || (word.includes(':') && CHANGING.has(parts.at(-1) ?? ''));
};

export const pointsAtProduction = (argv: readonly Text[]): boolean => argv.some((word) => PRODUCTION.has(word));

const READING_SQL = words(
  `SELECT SHOW EXPLAIN DESCRIBE DESC VALUES TABLE FETCH HELP LIST GET MGET HGET HMGET HGETALL HKEYS HVALS HLEN KEYS SCAN HSCAN SSCAN ZSCAN TTL PTTL TYPE EXISTS LRANGE
  LLEN SMEMBERS SCARD SISMEMBER ZRANGE ZCARD ZSCORE XRANGE XLEN STRLEN INFO PING DBSIZE MEMORY OBJECT FIND COUNT AGGREGATE DISTINCT STATS`,
);
/** What belongs to a connection, not to data. */
const SESSION_SQL = words(
  'BEGIN START COMMIT ROLLBACK END SET RESET USE SAVEPOINT RELEASE LISTEN UNLISTEN DECLARE CLOSE PREPARE DEALLOCATE PRAGMA ECHO AUTH HELLO QUIT',
);

/** A statement by its first word; what is not known may change anything. */
export function doingOfStatement(verb: string): Doing {
  if (READING_SQL.has(verb)) return 'read';
  return SESSION_SQL.has(verb) ? 'here' : 'change';
}

const READING_TOOL =
  /^(?:get|list|read|search|query|find|fetch|describe|show|view|status|logs?|count|browse|inspect|check|explain|lookup|download|export)$/;
const STATEMENTS = /^(?:sql|query|statement|statements|queries)$/;
const WRITING = /\b(?:insert|update|delete|merge|drop|create|alter|truncate|replace|call|do|grant|revoke|into)\b/i;

/** A tool by the words of its name, the first that says it (`list_projects`, `getLogs`), or by the statement it is given. */
export function doingOfTool(tool: string, texts: readonly string[]): Doing {
  const parts = tool.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase());
  if (parts.some((word) => STATEMENTS.test(word))) {
    const statements = texts.filter((text) => /\s/.test(text.trim()));
    const reads = (text: string): boolean => /^\s*(?:select|show|explain|describe|with|values|table)\b/i.test(text) && !WRITING.test(text);
    if (statements.length > 0) return statements.every(reads) ? 'read' : 'change';
  }
  const first = parts.find((word) => READING_TOOL.test(word) || CHANGING.has(word)) ?? '';
  return READING_TOOL.test(first) && !(parts.includes('and') && parts.some((word) => CHANGING.has(word))) ? 'read' : 'change';
}
