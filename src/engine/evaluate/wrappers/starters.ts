import { HOLE, type Text } from '../../types';
import { innerProgram, innerScript, type Unwrap } from './inner';
import { flag, type Options, parseOptions } from './options';

/** Programs that start others under a supervisor, another account, another session or on another machine. */

/** `pm2 start 'text'`, `pm2 start script -- words` */
const pm2: Unwrap = (call) => {
  const [verb, ...rest] = call.argv;
  if (verb !== 'start' && verb !== 'restart') return [];
  const separator = rest.indexOf('--');
  const own = separator < 0 ? rest : rest.slice(0, separator);
  const { operands } = parseOptions(own, { ...PM2, operands: own.length });
  const behind = separator < 0 ? [] : rest.slice(separator + 1);
  return operands.flatMap((one) => {
    if (/\s/.test(one)) return innerScript(call, [one, ...behind].join(' '));
    const runner = RUNNERS.get(/\.(\w+)$/.exec(one)?.[1] ?? '');
    return innerProgram(call, [...(runner === undefined ? [] : [runner]), one, ...behind]);
  });
};
/** What pm2 starts a file with, by its ending. */
const RUNNERS: ReadonlyMap<string, string> = new Map([
  ['sh', 'bash'],
  ['py', 'python3'],
  ['js', 'node'],
  ['cjs', 'node'],
  ['mjs', 'node'],
  ['rb', 'ruby'],
  ['php', 'php'],
  ['pl', 'perl'],
]);
const PM2: Options = {
  short: 'niolepuc',
  long: 'name namespace instances output error log pid interpreter interpreter-args node-args max-memory-restart cron cwd uid gid env exp-backoff-restart-delay',
};

/** `machinectl shell you@.host /bin/program words` */
const machinectl: Unwrap = (call) => {
  const options: Options = { short: 'HMEponS', long: 'host machine uid setenv property output lines' };
  const { rest } = parseOptions(call.argv, options);
  return rest[0] === 'shell' ? innerProgram(call, parseOptions(rest.slice(1), { ...options, operands: 1 }).rest) : [];
};

/** `launchctl asuser 501 program words`, `launchctl bsexec 1 program words` */
const launchctl: Unwrap = (call) => (call.argv[0] === 'asuser' || call.argv[0] === 'bsexec' ? innerProgram(call, call.argv.slice(2)) : []);

/** `flatpak run --command=program app words` */
const flatpak: Unwrap = (call) => {
  if (call.argv[0] !== 'run') return [];
  const parsed = parseOptions(call.argv.slice(1), { long: 'command branch arch runtime cwd env filesystem', operands: 1 });
  const program = flag(parsed, 'command');
  return typeof program === 'string' ? innerProgram(call, [program, ...parsed.rest]) : [];
};

/** `newgrp group` reads a shell's text. */
const newgrp: Unwrap = (call) => [{ kind: 'input', from: call, shell: 'sh', args: [] }];

/** `et host -c text` */
const et: Unwrap = (call) => {
  const parsed = parseOptions(call.argv, { short: 'ctprujlN', long: 'command tunnel reversetunnel port user jumphost', operands: 99 });
  const text = flag(parsed, 'c', 'command');
  return typeof text === 'string' ? innerProgram(call, ['ssh', parsed.operands[0] ?? HOLE, text]) : [];
};

/** `knife ssh query text` */
const knife: Unwrap = (call) => {
  const { rest } = parseOptions(call.argv, { short: 'axiPpGCkcuE' });
  const text = rest[0] === 'ssh' ? parseOptions(rest.slice(1), { short: 'axiPpGCkcuE', operands: 1 }).rest[0] : undefined;
  return text === undefined ? [] : innerScript(call, text, { remote: { kind: 'ssh', host: HOLE }, cwd: HOLE });
};

/** `psexec \\machine -s program words`, `winrs -r:machine program words` */
const psexec: Unwrap = (call) => {
  let at = 0;
  let machine: Text | null = null;
  for (; at < call.argv.length; at++) {
    const word = call.argv[at] ?? '';
    if (word.startsWith('\\\\') || word.startsWith('@')) machine = word.replace(/^\\\\/, '');
    else if (/^[-/](?:r|remote):/i.test(word)) machine = word.replace(/^[^:]*:/, '');
    else if (/^[-/](?:u|p|n|w|a|r|g)$/i.test(word)) at++;
    else if (/^[-/]i$/i.test(word)) at += /^\d+$/.test(call.argv[at + 1] ?? '') ? 1 : 0;
    else if (!/^[-/]/.test(word)) break;
  }
  const changes = machine === null ? {} : ({ remote: { kind: 'ssh', host: machine }, cwd: HOLE } as const);
  const rest = call.argv.slice(at);
  // The other machine gives the words of `winrs` to its cmd.exe.
  return call.program === 'winrs' ? innerScript(call, rest.join(' '), changes, 'cmd') : innerProgram(call, rest, changes);
};

/** `runas /user:admin "text"` */
const runas: Unwrap = (call) => {
  const text = call.argv.filter((word) => !word.startsWith('/')).join(' ');
  return text === '' ? [] : innerScript(call, text, {}, 'cmd');
};

/** `conhost program words`, with options of its own in front. */
const conhost: Unwrap = (call) => innerProgram(call, parseOptions(call.argv, {}).rest);

/** `pcalua -a program -c words` */
const pcalua: Unwrap = (call) => {
  const value = (name: string): readonly Text[] => {
    const at = call.argv.findIndex((word) => word.toLowerCase() === name);
    return at < 0 ? [] : [call.argv[at + 1] ?? ''];
  };
  const text = [...value('-a'), ...value('-c')].join(' ');
  return text === '' ? [] : innerScript(call, text, {}, 'cmd');
};

/** `forfiles /p folder /m mask /s /c "cmd /c del @path"` */
const forfiles: Unwrap = (call) => {
  const value = (name: string): Text | undefined => {
    const at = call.argv.findIndex((word) => word.toLowerCase() === name);
    return at < 0 ? undefined : call.argv[at + 1];
  };
  const path = `${(value('/p') ?? '.').replaceAll('\\', '/')}/${value('/m') ?? '*'}`;
  const text = (value('/c') ?? '').replace(/@(?:path|file|fname|relpath)/gi, () => path);
  return text === '' ? [] : innerScript(call, text, {}, 'cmd');
};

/** `wmic process call create "text"` */
const wmic: Unwrap = (call) => {
  const [area = '', verb = '', method = '', ...rest] = call.argv.map((word) =>
    /^(?:process|call|create)$/i.test(word) ? word.toLowerCase() : word,
  );
  const text = rest.join(' ').replace(/^'|'$/g, '');
  return area === 'process' && verb === 'call' && method === 'create' && text !== '' ? innerScript(call, text, {}, 'cmd') : [];
};

/** `gh alias set x '!text'`, `gh alias set --shell x text`: an alias that stays and is a command line. */
const gh: Unwrap = (call) => {
  if (call.argv[0] !== 'alias' || call.argv[1] !== 'set') return [];
  const { operands, flags } = parseOptions(call.argv.slice(2), { operands: 9 });
  const text = operands[1] ?? '';
  const shell = text.startsWith('!') || flags.some(([name]) => name === 's' || name === 'shell');
  return innerScript(call, shell ? text.replace(/^!/, '') : `gh ${text}`);
};

export const starterWrappers: Readonly<Record<string, Unwrap>> = {
  pm2,
  machinectl,
  launchctl,
  flatpak,
  newgrp,
  et,
  knife,
  psexec,
  psexec64: psexec,
  winrs: psexec,
  runas,
  conhost,
  pcalua,
  forfiles,
  wmic,
  gh,
  shx: (call) => innerProgram(call, call.argv),
};
