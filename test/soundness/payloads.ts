/** A command that a recorder stands for: its words, and how many of them from the first make it what it is. */
export interface Payload {
  readonly words: readonly string[];
  readonly core: number;
}
const payload = (core: number, ...words: readonly string[]): Payload => ({ words, core });

/** Nothing of this name exists anywhere: what runs without a sealed place can destroy nothing even if all else fails. */
const SENTINEL = 'mollyguard-sentinel';

/** In a sealed place these names lead to recorders. */
export const destructive: readonly Payload[] = [
  payload(3, 'railway', 'volume', 'delete', '--volume', 'v1', '--yes'),
  payload(3, 'railway', 'volume', 'delete', '--volume', 'v1', '--yes'),
  payload(3, 'kubectl', 'delete', 'namespace', 'prod'),
  payload(2, 'terraform', 'destroy', '-auto-approve'),
  payload(3, 'aws', 's3', 'rb', 's3://prod-data', '--force'),
  payload(3, 'gh', 'repo', 'delete', 'acme/shop', '--yes'),
  payload(2, 'dropdb', 'orders'),
  payload(2, 'heroku', 'apps:destroy', 'shop', '--confirm', 'shop'),
  payload(3, 'rm', '-rf', '/home/you/Documents'),
  payload(3, 'npm', 'unpublish', 'shop', '--force'),
  payload(2, 'redis-cli', 'FLUSHALL'),
  payload(3, 'psql', '-c', 'DROP TABLE orders'),
];
export const harmless: readonly Payload[] = [
  payload(3, 'railway', 'volume', 'list'),
  payload(2, 'railway', 'status'),
  payload(3, 'kubectl', 'get', 'pods'),
  payload(2, 'terraform', 'plan'),
  payload(3, 'aws', 's3', 'ls', 's3://prod-data'),
  payload(3, 'gh', 'repo', 'view', 'acme/shop'),
  payload(2, 'heroku', 'apps:info', 'shop'),
  payload(2, 'npm', 'test'),
  payload(2, 'redis-cli', 'PING'),
  payload(3, 'psql', '-c', 'SELECT 1'),
];
export const plainDestructive: readonly Payload[] = [payload(3, SENTINEL, 'volume', 'delete', '--volume', 'v1', '--yes')];
export const plainHarmless: readonly Payload[] = [payload(3, SENTINEL, 'volume', 'list')];

/** The programs that recorders stand for. */
export const recorded: readonly string[] = [
  ...new Set([...destructive, ...harmless, ...plainDestructive].flatMap(({ words }) => words.slice(0, 1))),
];

/** Whether a command that a recorder saw destroys something. */
export const destroys = (argv: readonly string[]): boolean =>
  [...destructive, ...plainDestructive].some(({ words, core }) => words.slice(0, core).every((word, i) => argv[i] === word));
