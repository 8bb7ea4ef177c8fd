import type { Context } from '../../context';
import { limits } from '../../limits';
import { type Call, HOLE, type ProgramCall } from '../../types';
import type { Argument, Expr, Stmt, Target } from './ir';
import { pathText } from './programs';
import { methodOfText } from './texts';
import { choices, either, jsonOf, plainValue, product, type Scope, textOf, textValue, UNKNOWN, type Value } from './values';

/** A call of something that a library offers. */
export interface Invocation {
  /** Dotted name; a member of what another call gave has `()` in it: `requests.Session().post`. */
  readonly path: string;
  /** What the member belongs to. */
  readonly self: Value | null;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}
/** What a language's libraries do. undefined: nothing that matters is known of it. */
export type Library = (invocation: Invocation, machine: Machine) => Value | undefined;

export interface Language {
  readonly id: 'python' | 'javascript';
  readonly read: (code: string) => readonly Stmt[];
  readonly library: Library;
  /** Names that are there without an import. */
  readonly globals: ReadonlyMap<string, Value>;
}

/** Calls that are followed into functions of the code itself. */
const MAX_INLINED = 400;
const MAX_NESTING = 24;

/** Runs code in the common form as far as it is constant, and notes what it does outside. */
export class Machine {
  readonly calls: Call[] = [];
  readonly language: Language;
  readonly from: ProgramCall;
  readonly context: Context;
  /** Requests that are sent in steps; those that are left at the end count as sent. */
  readonly pending = new Set<() => void>();
  /** Something decides at run time what is called: `getattr`, `eval` of unknown text, a name that is a HOLE. */
  dynamic = false;
  #inlined = 0;
  #nesting = 0;
  #returned: Value[] = [];

  constructor(language: Language, from: ProgramCall, context: Context) {
    this.language = language;
    this.from = from;
    this.context = context;
  }

  /** Reads and runs code; used again for `exec` and `eval`. Gives the value of its last expression. */
  run(code: string): Value {
    if (this.#nesting >= MAX_NESTING || !this.context.spend(1 + code.length / 32)) {
      this.note({ why: 'budget', about: this.language.id, text: '' });
      return UNKNOWN;
    }
    this.#nesting++;
    const scope: Scope = { names: new Map(), outer: null };
    const statements = this.language.read(code);
    const last = statements.at(-1);
    this.block(last?.t === 'expr' ? statements.slice(0, -1) : statements, scope);
    const value = last?.t === 'expr' ? this.eval(last.expr, scope) : UNKNOWN;
    this.#nesting--;
    return value;
  }

  note(opaque: { why: 'fetched-code' | 'decoded-code' | 'unreadable-code' | 'budget'; about: string; text: string }): void {
    const { via, remote } = this.from;
    this.calls.push({ kind: 'opaque', via: [...via, this.from.program], remote, ...opaque });
  }

  block(statements: readonly Stmt[], scope: Scope): void {
    for (const statement of statements) {
      if (!this.context.spend(1)) {
        this.note({ why: 'budget', about: this.language.id, text: '' });
        return;
      }
      this.#statement(statement, scope);
    }
  }

  #statement(statement: Stmt, scope: Scope): void {
    switch (statement.t) {
      case 'expr':
        this.eval(statement.expr, scope);
        return;
      case 'return':
        this.#returned.push(this.eval(statement.value, scope));
        return;
      case 'branch':
        for (const body of statement.blocks) this.#maybe(scope, () => this.block(body, scope));
        return;
      case 'loop': {
        const over = this.eval(statement.over, scope);
        const items =
          over.v === 'list' && over.items.length <= limits.passes
            ? over.items
            : over.v === 'dict'
              ? [...over.entries.keys()].map(textValue)
              : [UNKNOWN];
        for (const item of items) {
          if (statement.target) this.assign(statement.target, item, scope);
          this.block(statement.body, scope);
        }
      }
    }
  }

  /** Runs what may not run: afterwards a name has its new or its old value. */
  #maybe(scope: Scope, run: () => void): void {
    const before = new Map(scope.names);
    run();
    for (const [name, value] of scope.names) {
      const old = before.get(name);
      if (old !== undefined && old !== value) scope.names.set(name, either([old, value]));
    }
  }

  assign(target: Target, value: Value, scope: Scope): void {
    if (target.t === 'name') {
      // Whether a name belongs to this function or to what is around it depends on the language and on declarations: both keep the value.
      for (let at = scope.outer; at; at = at.outer) {
        const old = at.names.get(target.name);
        if (old) at.names.set(target.name, either([old, value]));
      }
      scope.names.set(target.name, value);
    } else if (target.t === 'pattern') {
      for (const { key, target: inner } of target.items) this.assign(inner, this.member(value, String(key)), scope);
    } else {
      const of = this.eval(target.of, scope);
      const key = textOf(this.eval(target.key, scope));
      if (of.v === 'instance' || of.v === 'object') of.props.set(key, value);
      else if (of.v === 'dict') this.#replace(target.of, { v: 'dict', entries: new Map([...of.entries, [key, value]]) }, scope);
      else if (of.v === 'path') scope.names.set(`.${of.path}.${key}`, value);
    }
  }

  /** `payload["query"] = …` gives the name a new dict. */
  #replace(of: Expr, value: Value, scope: Scope): void {
    if (of.t === 'name') this.assign({ t: 'name', name: of.name }, value, scope);
    else if (of.t === 'member') this.assign({ t: 'member', of: of.of, key: of.key }, value, scope);
  }

  eval(expr: Expr, scope: Scope): Value {
    if (!this.context.spend(1)) return UNKNOWN;
    switch (expr.t) {
      case 'text':
        return textValue(expr.text);
      case 'plain':
        return plainValue(expr.value);
      case 'path':
        return { v: 'path', path: expr.path };
      case 'name':
        return this.#name(expr.name, scope);
      case 'member': {
        const of = this.eval(expr.of, scope);
        return this.member(of, textOf(this.eval(expr.key, scope)));
      }
      case 'call':
        return this.#call(expr, scope);
      case 'list':
        return { v: 'list', items: this.#arguments(expr.items, scope).args };
      case 'dict':
        return this.#dict(expr.entries, scope);
      case 'concat':
        return this.#concat(expr.parts.map((part) => this.eval(part, scope)));
      case 'format':
        return methodOfText('%', this.eval(expr.template, scope), [this.eval(expr.values, scope)], new Map()) ?? UNKNOWN;
      case 'either':
        return either(expr.options.map((option) => this.eval(option, scope)));
      case 'sequence':
        for (const one of expr.first) this.eval(one, scope);
        return this.eval(expr.value, scope);
      case 'function':
        return { v: 'function', params: expr.params, body: expr.body, scope, self: null };
      case 'class':
        return {
          v: 'class',
          bases: expr.bases.map((base) => this.eval(base, scope)),
          members: new Map(expr.members.map(([name, value]) => [name, this.eval(value, scope)])),
        };
      case 'assign': {
        const value = this.eval(expr.value, scope);
        this.assign(expr.target, value, scope);
        return value;
      }
      case 'slice':
        return (
          methodOfText(
            'slice',
            this.eval(expr.of, scope),
            expr.bounds.map((bound) => plainValue(bound)),
            new Map(),
          ) ?? UNKNOWN
        );
      case 'other':
        for (const part of expr.parts) this.eval(part, scope);
        return UNKNOWN;
    }
  }

  #name(name: string, scope: Scope): Value {
    if (name.includes(HOLE)) {
      this.dynamic = true;
      return UNKNOWN;
    }
    for (let at: Scope | null = scope; at; at = at.outer) {
      const found = at.names.get(name);
      if (found) return found;
    }
    return this.language.globals.get(name) ?? { v: 'path', path: name };
  }

  member(of: Value, key: string): Value {
    switch (of.v) {
      case 'path':
        if (of.path === 'process.env' || of.path === 'os.environ') {
          const known = this.variable(textValue(key));
          if (known.v === 'text') return known;
        }
        return { v: 'path', path: /^(globalThis|window|global|self)$/.test(of.path) ? key : `${of.path}.${key}` };
      case 'dict':
        return (
          of.entries.get(key) ??
          (key.includes(HOLE)
            ? either([...of.entries.values()])
            : { v: 'object', of: `dict.${key}`, args: [], named: new Map(), self: of, props: new Map() })
        );
      case 'list': {
        const index = Number(key);
        if (Number.isInteger(index)) return of.items[index < 0 ? of.items.length + index : index] ?? UNKNOWN;
        return { v: 'object', of: `list.${key}`, args: [], named: new Map(), self: of, props: new Map() };
      }
      case 'text':
        return { v: 'object', of: `text.${key}`, args: [], named: new Map(), self: of, props: new Map() };
      case 'object':
        return this.#part(of, key);
      case 'instance':
        return of.props.get(key) ?? this.#inherited(of, of.of, key) ?? UNKNOWN;
      case 'class':
        return of.members.get(key) ?? UNKNOWN;
      case 'either':
        return either(of.options.map((option) => this.member(option, key)));
      default:
        return { v: 'object', of: `?.${key}`, args: [], named: new Map(), self: null, props: new Map() };
    }
  }

  /** A member of an object: made once, so that what is set on it stays. */
  #part(of: Extract<Value, { v: 'object' }>, key: string): Value {
    const known = of.props.get(key);
    if (known) return known;
    const made: Value = { v: 'object', of: `${of.of}.${key}`, args: [], named: new Map(), self: of, props: new Map() };
    of.props.set(key, made);
    return made;
  }

  #inherited(self: Value, type: Value, key: string): Value | undefined {
    if (type.v === 'path') return { v: 'object', of: `${type.path}().${key}`, args: [], named: new Map(), self, props: new Map() };
    if (type.v !== 'class') return undefined;
    const own = type.members.get(key);
    if (own?.v === 'function') return { ...own, self };
    return own ?? type.bases.map((base) => this.#inherited(self, base, key)).find((one) => one !== undefined);
  }

  #dict(entries: Extract<Expr, { t: 'dict' }>['entries'], scope: Scope): Value {
    const found = new Map<string, Value>();
    for (const { key, value } of entries) {
      const made = this.eval(value, scope);
      if (key) found.set(textOf(this.eval(key, scope)), made);
      else if (made.v === 'dict') for (const [name, inner] of made.entries) found.set(name, inner);
      else {
        // Whatever is spread here may take the place of what stands before it.
        for (const [name, inner] of found) found.set(name, either([inner, UNKNOWN]));
        found.set(HOLE, UNKNOWN);
      }
    }
    return { v: 'dict', entries: found };
  }

  #concat(parts: readonly Value[]): Value {
    if (parts.some((part) => part.v === 'list') && parts.every((part) => part.v === 'list')) {
      return { v: 'list', items: parts.flatMap((part) => (part.v === 'list' ? part.items : [])) };
    }
    if (parts.length === 2 && parts.every((part) => part.v === 'plain' && typeof part.value === 'number')) return UNKNOWN;
    return either(product(parts.map(choices)).map((row) => textValue(row.map(pieceOf).join(''))));
  }

  #arguments(list: readonly Argument[], scope: Scope): { readonly args: readonly Value[]; readonly named: ReadonlyMap<string, Value> } {
    const args: Value[] = [];
    const named = new Map<string, Value>();
    for (const { name, spread, value } of list) {
      const made = this.eval(value, scope);
      if (!spread) {
        if (name === null) args.push(made);
        else named.set(name, made);
      } else if (made.v === 'list') args.push(...made.items);
      else if (made.v === 'dict') for (const [key, inner] of made.entries) named.set(key, inner);
      else {
        args.push(UNKNOWN);
        named.set(HOLE, UNKNOWN);
      }
    }
    return { args, named };
  }

  #call(expr: Extract<Expr, { t: 'call' }>, scope: Scope): Value {
    const fn = this.eval(expr.fn, scope);
    const { args, named } = this.#arguments(expr.args, scope);
    return this.apply(fn, args, named);
  }

  apply(fn: Value, args: readonly Value[], named: ReadonlyMap<string, Value>): Value {
    switch (fn.v) {
      case 'either':
        return either(fn.options.map((option) => this.apply(option, args, named)));
      case 'function':
        return this.#inline(fn, args, named);
      case 'class': {
        const self: Value = { v: 'instance', of: fn, props: new Map() };
        for (const [name, member] of fn.members) if (member.v !== 'function') self.props.set(name, member);
        const init = this.#inherited(self, fn, '__init__') ?? this.#inherited(self, fn, 'constructor');
        if (init) this.apply(init, args, named);
        return self;
      }
      case 'path':
        return this.#library({ path: fn.path, self: null, args, named });
      case 'object':
        return this.#library({ path: fn.of, self: fn.self, args, named });
      default:
        this.callbacks([...args, ...named.values()]);
        return UNKNOWN;
    }
  }

  #library(invocation: Invocation): Value {
    const { path, self, args, named } = invocation;
    if (self && (self.v === 'text' || self.v === 'list' || self.v === 'dict')) {
      const done = methodOfText(path.slice(path.indexOf('.') + 1), self, args, named);
      if (done) return done;
    }
    const given = this.language.library(invocation, this);
    if (given) return given;
    this.callbacks([...args, ...named.values()]);
    return { v: 'object', of: `${path}()`, args, named, self, props: new Map() };
  }

  /** Functions that are handed on will be called by somebody. */
  callbacks(values: readonly Value[]): void {
    for (const value of values)
      if (value.v === 'function')
        this.apply(
          value,
          value.params.map(() => UNKNOWN),
          new Map(),
        );
  }

  #inline(fn: Extract<Value, { v: 'function' }>, args: readonly Value[], named: ReadonlyMap<string, Value>): Value {
    if (++this.#inlined > MAX_INLINED || this.#nesting >= MAX_NESTING) {
      this.dynamic = true;
      return UNKNOWN;
    }
    this.#nesting++;
    const scope: Scope = { names: new Map(), outer: fn.scope };
    if (fn.self) scope.names.set('this', fn.self);
    const method = fn.self !== null && this.language.id === 'python';
    const given = method && fn.self ? [fn.self, ...args] : args;
    fn.params.forEach(({ target, fallback, rest }, index) => {
      const name = target.t === 'name' ? target.name : '';
      const value = rest
        ? { v: 'list' as const, items: given.slice(index) }
        : (named.get(name) ?? given[index] ?? (fallback ? this.eval(fallback, fn.scope) : UNKNOWN));
      if (target.t === 'name') scope.names.set(name, value);
      else this.assign(target, value, scope);
    });
    const before = this.#returned;
    this.#returned = [];
    this.block(fn.body, scope);
    const returned = this.#returned;
    this.#returned = before;
    this.#nesting--;
    return returned.length === 0 ? plainValue(null) : either(returned);
  }

  /** The value of an environment variable, as far as the command itself sets it. */
  variable(name: Value | undefined): Value {
    const known = name?.v === 'text' && Object.hasOwn(this.from.env, name.text) ? this.from.env[name.text] : undefined;
    return known === undefined ? UNKNOWN : textValue(known);
  }
}

const pieceOf = (value: Value): string => (value.v === 'list' || value.v === 'dict' ? JSON.stringify(jsonOf(value)) : pathText(value));
