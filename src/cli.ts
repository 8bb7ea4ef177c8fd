import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { audit } from './cli/audit';
import { doctor, managed } from './cli/doctor';
import { explain, explainJson } from './cli/explain';
import { hook } from './cli/hook';
import { printJournal, printVerification } from './cli/journal';
import { judgeLines } from './cli/judge';
import { readConfig } from './cli/policy';
import { checkPolicy } from './cli/policyCheck';
import { NO_POLICY, type Policy } from './engine/types';
import { variablesFrom } from './environments/variablesFrom';
import { alonePolicy } from './server/alonePolicy';
import { TEAM_FILE } from './server/teamFile';

const HELP = `Mollyguard judges what a command would destroy. Nothing is executed, sent or written; doctor alone starts something: our own hooks.

  judge --jsonl         reads one JSON action a line, writes one verdict a line
  explain -- <command>  says what is understood of a command, what decides, and how to allow it; with --action JSON of one JSON action
  journal [--verify]    prints the journal, or checks its hash chain
  doctor [--json]       checks each agent's hook and what it rests on, and tries it: a table, or one JSON object (version 1) with "ok" and
                        "checks": agent, title, check, result (ok, note, problem, absent, skipped), findings (id, severity, file, data,
                        message, remedy, repair); exit status 1 where there is a problem
  audit [folder]        every credential that an agent could read: where it lies, what it can destroy, how to replace it by a narrower one.
                        Markdown, or JSON with --json; no value is shown. --history N also reads the last N commits; --fail-on RANK
                        (critical, high, medium, low) ends with status 1 where there is one of that rank or worse
  policy check [FILE]   reads a team's mollyguard.json, says what is wrong, with line and remedy, and tries the examples of its rules
  hook --agent <id>     what an agent's hook starts before an action, the action on stdin: with the id generic one JSON action, answered by
                        {"decision":"allow"} or {"decision":"deny","reason"}; exit status 2 and a reason on stderr where nothing
                        could be judged. Asks the running guard, which may ask a person

  --config FILE         a policy file of the user layer
  --home DIR            the folder taken for the user's home
  --static              doctor looks at files alone and starts nothing
  --managed AGENT       doctor prints the file that an administrator can install for this agent, so that no project switches its hook off
  --folder DIR          a project whose settings doctor looks at; may be repeated; by default the current folder
  --help, --version

<command> is shell text where it is one argument, an argv where it is several.
`;
const OPTIONS = {
  jsonl: { type: 'boolean' },
  json: { type: 'boolean' },
  static: { type: 'boolean' },
  managed: { type: 'string' },
  folder: { type: 'string', multiple: true },
  verify: { type: 'boolean' },
  agent: { type: 'string' },
  action: { type: 'string' },
  config: { type: 'string' },
  home: { type: 'string' },
  history: { type: 'string' },
  'fail-on': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** 0: done. 1: a line was malformed, the journal is broken, or doctor or audit found a problem. 2: the command line or the config is wrong. */
async function main(argv: readonly string[]): Promise<number> {
  const end = argv.indexOf('--');
  const words = end < 0 ? [] : argv.slice(end + 1);
  const { values, positionals } = parseArgs({ args: argv.slice(0, end < 0 ? undefined : end), options: OPTIONS, allowPositionals: true });
  if (values.help) return print(HELP);
  if (values.version) return print(`${version()}\n`);
  const [command, ...rest] = positionals;
  const home = path.resolve(values.home ?? os.homedir());
  const cwd = process.cwd();
  if (command === 'policy') {
    if (rest[0] !== 'check' || rest.length > 2)
      return fail('policy needs "check", and the path of a mollyguard.json if it lies elsewhere.');
    const { text, status } = checkPolicy(path.resolve(rest[1] ?? TEAM_FILE), { home, cwd, env: {} });
    print(text);
    return status;
  }
  if (command === 'audit') {
    const folders = (rest.length === 0 ? [cwd] : rest).map((folder) => path.resolve(folder));
    const env = values.home === undefined ? process.env : {};
    const { history = '0', 'fail-on': failOn } = values;
    const done = await audit({ home, folders, json: values.json === true, history, failOn, env });
    if ('problem' in done) return fail(done.problem);
    print(done.text);
    return done.status;
  }
  const unexpected = rest[0];
  if (unexpected !== undefined) return fail(`Unexpected argument "${unexpected}". Put the command to explain after --.`);
  if (command === 'journal') {
    const { text, status } = values.verify ? printVerification(home) : printJournal(home);
    print(text);
    return status;
  }
  if (command === 'doctor' && values.managed !== undefined) {
    const { text, note, status } = await managed(values.managed, home, values.json === true);
    process.stderr.write(note);
    print(text);
    return status;
  }
  if (command === 'doctor') {
    const folders = (values.folder ?? [cwd]).map((folder) => path.resolve(folder));
    const gone = folders.find((folder) => !existsSync(folder));
    if (gone !== undefined) return fail(`${gone} does not exist. Give --folder the path of a project.`);
    const { text, status } = await doctor({ home, folders, json: values.json === true, untried: values.static === true });
    print(text);
    return status;
  }
  if (command === 'hook') {
    if (values.agent === undefined) return fail('hook needs --agent.');
    return hook(values.agent, values.home === undefined ? null : home);
  }
  if (command !== 'judge' && command !== 'explain')
    return fail(`${command === undefined ? 'No command given' : `Unknown command "${command}"`}.\n\n${HELP}`);
  if (command === 'judge' && !values.jsonl) return fail('judge needs --jsonl.');
  if (command === 'explain' && (words.length === 0) === (values.action === undefined))
    return fail('explain needs a command after --, or --action.');
  const policy = values.config !== undefined ? readConfig(values.config) : command === 'explain' ? ownPolicy(home, cwd) : NO_POLICY;
  if ('problems' in policy) return fail(policy.problems.join('\n'));
  // Another home has an environment of its own, which nobody tells.
  const env = values.home === undefined ? variablesFrom(process.env) : {};
  if (command === 'explain') {
    const options = { home, cwd, policy, env };
    const text = values.action === undefined ? explain(words, options) : explainJson(values.action, options);
    return typeof text === 'string' ? print(text) : fail(text.problem);
  }
  return judgeLines(process.stdin, process.stdout, { home, cwd, policy, env });
}

/** That of the package this program lies in, beside `src` as beside `dist`. */
function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown';
}

/** The policy that the launcher would use in this folder. */
function ownPolicy(home: string, cwd: string): Policy | { readonly problems: readonly string[] } {
  const policy = alonePolicy(home, cwd, { remember: false });
  return 'problem' in policy ? { problems: [policy.problem] } : policy;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}
function fail(message: string): number {
  process.stderr.write(`${message.trimEnd()}\n`);
  return 2;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0); // the reader has gone: nobody is left to answer
});
main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const isUsage = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = isUsage ? 2 : 3;
  },
);
