import type { EffectClass, GraphqlCall, OpaqueWhy, SqlCall, SqlDialect, Verb } from '../types';

/**
 * Where a name or identifier comes from in the matched call, first that is there wins:
 * `arg:0` nth positional after the verb · `arg:last` · `arg:removed` what a push leaves out (`:topic`) · `word:1` nth word, the verb's included · `flag:--volume`, `flag:*-name` (any flag of
 * that form) · `env:RAILWAY_TOKEN` · `url:DATABASE_URL` the server in a URI that is set, `url:--database-url`, `url:arg:1` in a URI that is given, `url:--url|DATABASE_URL` in the first of these that is there · `field:volumeId`, `field:input.id` (GraphQL argument) · `host` · `path:2` nth segment of the URL path,
 * `path:last`, `path:ref` the segment that `{ref}` stands for, `path:owner/repo` · `query:name` · `body:name` (a member of the body) · `file` (a file call's path) ·
 * `db:DATABASE_URL` the database in such a URI · `input:project_id` (MCP, in any spelling and envelope), `input:*` the first field there whose name says that it names something · `names`, `database`, `user` and `server` (host and database) of a statement · `=text` a constant.
 * `label:` before one of these: where its target is, it can only make worse (a folder, a file of settings).
 */
export type Source = string;

/** What a rule matches: one parsed call, never text. All given keys must hold; a list means one of. */
export type When =
  | {
      readonly call: 'program';
      /** Id of a program of the provider's `programs` (its aliases are meant too). */
      readonly program: string;
      /**
       * Leading words after global options, each one or alternatives, in lower case: `['volume', ['delete', 'rm']]`. A word may glob
       * (`delete-*`); `**` stands for any number of words.
       */
      readonly verb?: readonly (string | readonly string[])[];
      /** At least one of these flags is there (`--force`, `-f`; `--x=y` for a value, which may glob). */
      readonly any?: readonly string[];
      readonly all?: readonly string[];
      readonly none?: readonly string[];
      /** Somebody sees its output: what is handed to another program is use. */
      readonly shown?: true;
      /** A positional after the verb equals or globs one of these. */
      readonly args?: readonly string[];
      /** No positional after the verb equals or globs one of these. */
      readonly without?: readonly string[];
      /** Number of positionals after the verb, at least and at most. */
      readonly count?: readonly [number, number];
      /** Variables that the command sets for it, each globbed by one of these; one whose value is not known may be any. */
      readonly env?: Readonly<Record<string, readonly string[]>>;
    }
  | {
      readonly call: 'http';
      readonly method?: readonly string[];
      /** Path (`/v1/projects/{ref}/secrets`: `{ref}` is one segment and gives it a name, `**` any number), or a plain glob (`/v1/volumes/*`). */
      readonly path?: readonly string[];
      /** Hosts in place of the provider's own; `*` is any, one that is not known too. */
      readonly hosts?: readonly string[];
      /** Ports that the URL names. */
      readonly ports?: readonly string[];
      /** Not to this machine. */
      readonly away?: true;
      /** Members of the body (JSON or form) or the query, as `args` of GraphQL; texts may glob. A body that cannot be read may hold them. */
      readonly fields?: Readonly<Record<string, readonly (string | number | boolean | null)[]>>;
      /** Headers by lower-case name, each globbed by one of these. */
      readonly headers?: Readonly<Record<string, readonly string[]>>;
      /** No header is known to have a value that one of these globs: what is not known may have another. */
      readonly noHeaders?: Readonly<Record<string, readonly string[]>>;
      /** The body's text, globbed by one of these; one that cannot be read may be any. */
      readonly text?: readonly string[];
      /** One of these names stands in the query, with a value or without. */
      readonly query?: readonly string[];
      readonly body?: 'unreadable';
      readonly credential?: boolean;
    }
  | {
      readonly call: 'graphql';
      readonly operation: GraphqlCall['operation'];
      readonly field: readonly string[];
      /**
       * Arguments that must be present with one of these values (`null` = JSON null, `*` = anything). Names may go deeper: `input.id`,
       * `kinds.length`, `**.isDeleted` at any depth.
       */
      readonly args?: Readonly<Record<string, readonly (string | number | boolean | null)[]>>;
      /** Only where the host is the provider's own: others have a field of this name too. */
      readonly named?: true;
    }
  | {
      readonly call: 'sql';
      readonly dialect: readonly SqlDialect[];
      readonly verb: readonly string[];
      /** Kinds of things, and what is done to them; words of `SqlCall`. */
      readonly object?: readonly string[];
      readonly action?: readonly string[];
      readonly where?: readonly SqlCall['where'][];
      readonly cascade?: boolean;
    }
  | {
      readonly call: 'file';
      readonly verb: readonly string[];
      /** Classes of places. Verb, place and change are those of `matterOf` in `evaluate/files/matter.ts`, not the call's bare words. */
      readonly place: readonly string[];
      readonly recursive?: boolean;
      /** What a settings or hook file would be after the write, as computed by `evaluate/files/afterState.ts`. */
      readonly change?: readonly string[];
      /** Globs on the program or tool that does it (`FileCall.by`). */
      readonly by?: readonly string[];
    }
  | {
      readonly call: 'mcp';
      readonly server?: readonly string[];
      /** Not where the server, or the tool's own name, begins with one of these: others have a tool of this name too. */
      readonly noServer?: readonly string[];
      readonly tool: readonly string[];
      /** The tool's name has a word of each of these lists (`delete` and `project`), and none of those. */
      readonly words?: readonly (readonly string[])[];
      readonly noWords?: readonly string[];
      /** It does not end in one of these, and has none of those before the first word of the first list (`get_delete_policy` looks). */
      readonly noLast?: readonly string[];
      readonly before?: readonly string[];
      /** Input values by name or dotted path (or one of several: `operation|action`; `=projectId`: so spelt, on the top level), each equal to or globbed by one of these (`{ commandId: ['mollyguard.*'] }`). */
      readonly input?: Readonly<Record<string, readonly string[]>>;
    }
  | { readonly call: 'opaque'; readonly why: readonly OpaqueWhy[] };

/** A command line, or a JSON action of the judge's contract without its id, e.g. `{"kind":"write","path":"…"}` as an object. */
export type Example = string | Readonly<Record<string, unknown>>;

export type Net = 'provider' | 'generic';

/** One way to lose something. Data only: it survives JSON.parse(JSON.stringify(rule)). */
export interface Rule {
  /** `provider/kebab-verb`, never reused. */
  readonly id: `${string}/${string}`;
  readonly when: When | readonly When[];
  /** Counts only where no rule without a net matched the call (`provider`), or no rule but this kind (`generic`). */
  readonly net?: Net;
  readonly verb: Verb;
  readonly class: EffectClass;
  readonly resource: {
    readonly kind: string;
    readonly name: readonly Source[];
    /** Further identifiers for environments and names (project, environment id). */
    readonly identifiers?: readonly Source[];
    /** Where no identifier tells otherwise, the target is on this machine (a container, a development database). */
    readonly here?: true;
    /** Where this machine's own address is a way to it, never the place where it is (`kubectl proxy`). */
    readonly behind?: true;
    /**
     * To what the folder is linked to at the platform: its name leads nowhere but into that (a variable of the linked project), or stands in its
     * place (another project).
     */
    readonly link?: 'inside' | 'itself';
  };
  readonly reversible?: boolean;
  /** What else is lost, in nouns: `all backups of the volume`. */
  readonly dies?: string;
  /** How it can be undone, `none known` if not. */
  readonly undo: string;
  /** The safer way, one sentence. */
  readonly safer: string;
  readonly docs: string;
  readonly examples: { readonly held: readonly Example[]; readonly free: readonly Example[] };
}

/** How a program's arguments are read: which flags take a value, so that the verb and the positionals are found. */
export interface ProgramSpec {
  readonly id: string;
  /** `*`: every program that no reader or rule knows and that is not in `except`. */
  readonly names: readonly string[];
  readonly except?: readonly string[];
  /** Used all day: that its name stands beside something that was not understood says nothing. */
  readonly everyday?: true;
  /** Flags that take a value as the next word (`--service web`); all others stand alone or use `=`. Global and per-verb together. */
  readonly valueFlags: readonly string[];
  /** Given: every long flag but these takes the next word as its value, if that is no flag. */
  readonly aloneFlags?: readonly string[];
  /** `help` as the last of at most three words prints help. */
  readonly helpWord?: true;
  /** Clustered short flags are split (`-rf` = `-r -f`) unless false. */
  readonly clusters?: boolean;
  /** Long flags may be cut short (`--forc` for `--force`), as git and GNU getopt allow. */
  readonly abbreviations?: boolean;
}

/** One provider or tool: everything known of it in one file. */
export interface Provider {
  readonly id: string;
  readonly title: string;
  /** Hosts its API answers on; `*.` matches any subdomain. */
  readonly hosts: readonly string[];
  /** Paths on those hosts that speak GraphQL. */
  readonly graphql?: readonly string[];
  readonly programs: readonly ProgramSpec[];
  readonly rules: readonly Rule[];
}
