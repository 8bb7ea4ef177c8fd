/** The engine's vocabulary. Everything here is an immutable, JSON-serialisable value. */

import type { KnownSecrets, Provenance } from '../secrets/known/index';
import type { Choice, Reach } from './policy/choice';
import type { Policy } from './policy/policy';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type ShellKind = 'bash' | 'zsh' | 'sh' | 'fish' | 'powershell' | 'cmd';

interface ActionBase {
  /** The agent's id (`vscode`, `claude-code`, …), or `unknown`. */
  readonly agent: string;
  /** The conversation it belongs to, as far as the agent tells. */
  readonly conversation: string | null;
  /** Absolute folder in which the agent acts. */
  readonly cwd: string;
}
export interface ShellAction extends ActionBase {
  readonly kind: 'shell';
  readonly command: string;
  readonly shell: ShellKind;
}
export interface McpAction extends ActionBase {
  readonly kind: 'mcp';
  readonly server: string;
  readonly tool: string;
  readonly input: Json;
}
export interface FileAction extends ActionBase {
  readonly kind: 'read' | 'write' | 'delete';
  readonly path: string;
  /** What would stand in the file afterwards; null where the agent does not tell. */
  readonly content: string | null;
  /** What an edit tool would replace, in order; with it `content` is null, and what is left is computed from the file as it is. */
  readonly edits?: readonly FileEdit[];
  /** A read of an agent that reports some of its edits as reads: what guards agents is looked at as if it were written. */
  readonly mayWrite?: boolean;
  /** An edit's path as it was written, of an agent that takes another file whose path ends so where this one is not there. */
  readonly loose?: string;
}
/** One replacement. Without `all` it is made only where `old` stands exactly once. `lines`: both texts are whole lines. */
export interface FileEdit {
  readonly old: string;
  readonly new: string;
  readonly all: boolean;
  readonly lines: boolean;
}
export interface HttpAction extends ActionBase {
  readonly kind: 'http';
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}
/** What an agent is about to do, as decoded by an adapter. */
export type Action = ShellAction | McpAction | FileAction | HttpAction;

/**
 * An evaluated string. Each part that is not known before the action runs stands as one HOLE character, so that
 * `"Bearer $TOKEN"` keeps its shape. HOLE is a private-use character; one in the agent's own text becomes U+FFFD on entry.
 */
export type Text = string;
export const HOLE = '\uE000';

/** What a program will find on its standard input (or a request in its body). */
export type Content =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'unreadable'; readonly why: string };

/** Where a call runs when it is not this machine as this user. */
export interface Remote {
  readonly kind: 'ssh' | 'container' | 'pod' | 'other';
  readonly host: Text;
}

interface CallBase {
  /** Wrappers that were unwrapped, outermost first (`sudo`, `xargs`, `bash -c`): for explanations and for the verdict's chain. */
  readonly via: readonly string[];
  readonly remote: Remote | null;
}
/** A program with its resolved arguments. `argv` excludes the program; `program` is the base name, HOLE if dynamic. */
export interface ProgramCall extends CallBase {
  readonly kind: 'program';
  readonly program: Text;
  /** As written, before the base name was taken: `./deploy.sh`, `/usr/bin/rm`. */
  readonly path: Text;
  readonly argv: readonly Text[];
  readonly stdin: Content;
  /** Variables set for it by the command itself (prefix assignments, export, `env A=B`), not the inherited environment. */
  readonly env: Readonly<Record<string, Text>>;
  /** Absolute folder it runs in; has a HOLE where that is not known. */
  readonly cwd: Text;
  /** Where its standard output goes. `program` names the reader of a pipe. */
  readonly stdout: { readonly to: 'shown' | 'file' | 'pipe' | 'captured' | 'discarded'; readonly target: Text };
  /** It is started without the environment that was there before (`sudo`). */
  readonly bare?: true;
  /** Marks of secrets that stand in its words or come by its standard input (evaluate/secrets/marks.ts); never values. */
  readonly secrets?: { readonly words: readonly string[]; readonly stdin: readonly string[] };
}
/** One HTTP request. `host` is lower case without port; `path` starts with `/`, without query. */
export interface HttpCall extends CallBase {
  readonly kind: 'http';
  readonly method: string;
  readonly url: Text;
  readonly host: Text;
  readonly path: Text;
  readonly query: readonly (readonly [string, Text])[];
  readonly headers: readonly (readonly [string, Text])[];
  readonly body: Content;
  /** Something in credential position is sent: Authorization, a token header, `-u`, user info, a token in the query. */
  readonly credential: boolean;
}
/** One root field of a GraphQL operation that would run, after fragments, aliases and variables are resolved. */
export interface GraphqlCall extends CallBase {
  readonly kind: 'graphql';
  readonly host: Text;
  readonly path: Text;
  readonly operation: 'query' | 'mutation' | 'subscription';
  readonly field: string;
  /** Arguments by name; unknown parts are strings with a HOLE. */
  readonly args: Readonly<Record<string, Json>>;
  readonly credential: boolean;
}
export type { SqlDialect } from './sqlDialect';
/** One statement or command that reaches a database, from a client, a driver or a tool that makes it itself (`dropdb`, `mysqladmin drop`). */
export interface SqlCall extends CallBase {
  readonly kind: 'sql';
  readonly dialect: import('./sqlDialect').SqlDialect;
  /**
   * First word in upper case (`DROP`, `DELETE`, `FLUSHALL`); HOLE for a statement that is not known before it runs; `SESSION` for what is opened
   * to be typed into, a shell included (evaluate/sessions.ts).
   */
  readonly verb: string;
  /** Kind of thing in lower case (`table`, `materialized view`, `collection`), `` where the statement names none. */
  readonly object: string;
  /** What is done to it where the verb does not say: `drop column`, `disable trigger`, a function's name. */
  readonly action: string;
  /** As the statement names them, without quotes; a HOLE where that is not known. */
  readonly names: readonly Text[];
  /** `constant`: a condition that holds for every row (`1=1`), or one that is not known. */
  readonly where: 'none' | 'real' | 'constant';
  readonly cascade: boolean;
  /** The server, lower case; `` where the client decides by itself, loopback for a local file. */
  readonly host: Text;
  readonly port: Text;
  readonly database: Text;
  readonly user: Text;
  /** A password or token stands in the command itself. */
  readonly credential: boolean;
}
/** What a program (or a file tool, or a redirection) does to one path. `path` is absolute where cwd and home are known. */
export interface FileCall extends CallBase {
  readonly kind: 'file';
  readonly verb:
    | 'delete'
    | 'overwrite'
    | 'truncate'
    | 'append'
    | 'create'
    | 'move'
    | 'permissions'
    | 'read'
    | 'format'
    | 'discard'
    | 'show'
    | 'copy'
    | 'upload';
  readonly path: Text;
  /** For `move`: where it goes. */
  readonly to: Text | null;
  readonly recursive: boolean;
  /** The path stands for whatever matches it (a glob, `find` with tests). */
  readonly pattern: boolean;
  /** The new content, for writes whose content is known. */
  readonly content: Content;
  /** For edits: what is replaced, where the new content has to be computed. */
  readonly edits?: readonly FileEdit[];
  /** The program that does it (`rm`, `find`, `>`, `write`). */
  readonly by: string;
  /** The same without what is wrong about it, one sentence; for `show`, `copy` and `upload` of a secret. */
  readonly safer?: string;
}
export interface McpCall extends CallBase {
  readonly kind: 'mcp';
  readonly server: string;
  readonly tool: string;
  readonly input: Json;
}
/** Something that was not understood. `about` is what it touches as far as known: a program, a host. */
export interface OpaqueCall extends CallBase {
  readonly kind: 'opaque';
  readonly why: OpaqueWhy;
  readonly about: Text;
  readonly text: Text;
}
export type OpaqueWhy =
  | 'syntax' // the shell text does not parse
  | 'dynamic-program' // the program's name is not known before it runs
  | 'fetched-code' // what is downloaded is run
  | 'decoded-code' // what is decoded at run time is run
  | 'unreadable-code' // a script or input that cannot be read before it runs
  | 'too-big'
  | 'too-deep'
  | 'budget'
  | 'unsupported-shell';
/** One thing inside an action. */
export type Call = ProgramCall | HttpCall | GraphqlCall | SqlCall | FileCall | McpCall | OpaqueCall;

const VERBS = [
  'delete',
  'overwrite',
  'truncate',
  'move',
  'detach',
  'restore',
  'reset',
  'rewrite',
  'revoke',
  'rotate',
  'disable',
  'transfer',
  'remove',
  'stop',
  'run',
  'reveal',
  'send',
  'change',
  'format',
  'kill',
  'publish',
] as const;
export type Verb = (typeof VERBS)[number];

/** The rows of the decision table (docs: README, "What it holds"). */
export type EffectClass =
  | 'disposable' // build output, caches, temporary files: allowed
  | 'workspace-files' // files or git state inside the workspace: snapshot
  | 'outside-files' // files outside it: hold, type
  | 'system' // /, ~, a disk, a fork bomb: deny
  | 'data' // data or infrastructure
  | 'safeguard' // backups, logs, protection itself
  | 'suspected' // looks like one of these to a net, or cannot be told before it runs (an unread plan): hold, click
  | 'execution' // fetched or undecodable code, reboot, mass kill: hold, click
  | 'session' // opens what is typed into later, unseen: hold, type, in production
  | 'persistence' // what later runs for this user: hold, type
  | 'reveal' // a credential or an off-limits file is shown: deny
  | 'self' // leaves Mollyguard or an agent's hook off or changed: deny
  | 'foreign-hook'; // adds another's hook or permission to an agent's settings: hold, click

export type EnvironmentLevel = 'production' | 'staging' | 'preview' | 'local' | 'unknown';

export interface Resource {
  readonly kind: string;
  /** What the person must type. */
  readonly name: string;
  readonly provider: string;
  /** Every identifier the action carries for it (host, id, project, context); what environments match on. */
  readonly identifiers: readonly string[];
  /** The agent's own words for it where they differ from `name`. */
  readonly claimed: string | null;
}
/** What one call does to the world. */
export interface Effect {
  readonly verb: Verb;
  readonly class: EffectClass;
  readonly resource: Resource;
  readonly environment: EnvironmentLevel;
  readonly evidence: readonly Evidence[];
  readonly reversible: boolean;
  readonly rule: string;
  /** Index into the judgement's calls. */
  readonly call: number;
  /** The safer way of this very call, where there is one besides the rule's. */
  readonly safer?: string;
  /** What a rule of a policy file says of it; of a built-in rule that is known by its id. */
  readonly told?: { readonly dies: string | null; readonly undo: string; readonly safer: string };
}

export type Decision = 'allow' | 'snapshot' | 'hold' | 'deny';
export type Tier = 'none' | 'click' | 'type';

/** Why a verdict is what it is: an id that the ui has a sentence for, and the data for it. */
export interface Reason {
  readonly id: ReasonId;
  readonly data: Readonly<Record<string, string>>;
}
const REASON_IDS = [
  'nothing-destructive',
  'disposable',
  'allowed',
  'rule',
  'snapshot',
  'system',
  'self',
  'reveal',
  'out-of-scope',
  'scope-read',
  'not-understood',
  'too-big',
  'broken-policy',
  'unreadable-payload',
  'foreign-hook',
  'alone',
  'refused-before',
  'protected',
  'secret-sent',
  'secret-written',
] as const;
export type ReasonId = (typeof REASON_IDS)[number];

export interface Verdict {
  readonly decision: Decision;
  readonly tier: Tier;
  readonly rule: string | null;
  readonly environment: EnvironmentLevel;
  readonly resource: Resource | null;
  /** Number of distinct resources beyond `resource` that would be lost. */
  readonly others: number;
  readonly effects: readonly Effect[];
  readonly reason: Reason;
  /** Where the known secrets that it carries come from; absent where it carries none. */
  readonly provenance?: readonly Provenance[];
}
export type { Provenance };

/** One observation about where things are: `host X is production`, `this folder is linked to project Y, environment production`. */
export interface Evidence {
  /** Which detector, e.g. `railway-link`, `dotenv`, `settings`. */
  readonly source: string;
  readonly environment: EnvironmentLevel;
  /** Identifiers it speaks of (hosts, ids, project names). Empty: it speaks of the folder only (ambient). */
  readonly identifiers: readonly string[];
  /** Names it tells: identifier → name, e.g. a project id → its name. */
  readonly names: Readonly<Record<string, string>>;
  readonly file: string | null;
  readonly line: number | null;
  /** `target`: names the very target, may lower. `ambient`: speaks of a folder, label or branch, may only raise. */
  readonly strength: 'target' | 'ambient';
  /** One plain English line for a person, without values of secrets: `DATABASE_URL host db.prod.example (.env line 3)`. */
  readonly note: string;
  /** It speaks of what one kind of program may be pointed at, and only of that. */
  readonly choice?: Choice;
}

/** What is known of one path. `real` is the path with symbolic links resolved as far as it exists. */
export type FileFact =
  | { readonly kind: 'text'; readonly real: string; readonly text: string; readonly digest: string }
  | { readonly kind: 'file'; readonly real: string } // exists, text was not asked for
  | { readonly kind: 'directory'; readonly real: string }
  | { readonly kind: 'missing'; readonly real: string }
  | {
      readonly kind: 'unreadable';
      readonly real: string;
      readonly why: 'size' | 'special' | 'time' | 'denied' | 'remote' | 'binary' | 'not-asked';
    };

export interface FileRequest {
  readonly path: string;
  readonly want: 'text' | 'stat';
}

export type { Allowed, Approvers, Policy, ProtectedResource } from './policy/policy';
export { NO_POLICY } from './policy/policy';

/** Everything `judge` may look at besides the action. */
export interface Facts {
  readonly home: string;
  /** Absolute folders that count as the workspace; the action's cwd where nothing else is known. */
  readonly workspace: readonly string[];
  readonly platform: 'linux' | 'darwin' | 'win32';
  /** Temporary folders besides `/tmp` and `/var/tmp`. */
  readonly temporary: readonly string[];
  /** Folders of Mollyguard itself besides `<home>/.mollyguard`: the runtime folder, the installed extension. */
  readonly own: readonly string[];
  /** Answers to earlier `needs`, by the path that was asked for. */
  readonly files: Readonly<Record<string, FileFact>>;
  /** null: detectors were not run yet; `judge` asks for them if they could matter. */
  readonly evidence: readonly Evidence[] | null;
  /** What the evidence was gathered for; without it for all that there is. */
  readonly reach?: Reach;
  readonly policy: Policy;
  /** A snapshot can be made of files inside the workspace. */
  readonly snapshots: boolean;
  /** Finds values of secret-bearing files in a text; tells where they come from, never what they are. */
  readonly known?: KnownSecrets;
  /** Real paths of off-limits files in which a secret was found: some are off-limits for nothing else. */
  readonly offLimitsByContent?: ReadonlySet<string>;
}

export type { Evaluated, Judged, Judgement, Needs } from './judgement';
