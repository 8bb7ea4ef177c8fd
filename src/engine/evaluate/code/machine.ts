import type { Context } from '../../context';
import { type Call, HOLE, type OpaqueWhy, type ProgramCall } from '../../types';
import { assign, grow, itemsOf, runBlock } from './execute';
import type { Argument, Expr, Stmt } from './ir';
import { type Modules, memberOfModule } from './modules';
import { inherited, memberOfValue } from './objects';
import { joinedPieces } from './pieces';
import { changesSurroundings } from './surroundings';
import { methodOfText } from './texts';
import { choices, either, elementOf, plainValue, product, type Scope, textOf, textValue, UNKNOWN, type Value } from './values';

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
  readonly id: 'python' | 'javascript' | 'php' | 'powershell';
  readonly read: (code: string) => readonly Stmt[];
  readonly library: Library;
  /** Names that are there without an import. */
  readonly globals: ReadonlyMap<string, Value>;
}

/** Calls that are followed into functions of the code itself. */
const MAX_INLINED = 400;
const MAX_NESTING = 24;

const GROWS = /^list\.(append|extend|insert|push|unshift)$/;

/** Runs code in the common form as far as it is constant, and notes what it does outside. */
export class Machine {
  readonly calls: Call[] = [];
  readonly language: Language;
  /** The call that runs the code, in the folder and with the variables that the code has set by now. */
  from: ProgramCall;
  readonly context: Context;
  /** Requests that are sent in steps; those that are left at the end count as sent. */
  readonly pending = new Set<() => void>();
  modules: Modules | null = null;
  /** Something decides at run time what is called: `getattr`, `eval` of unknown text, a name that is a HOLE. */
  dynamic = false;
  #inlined = 0;
  #nesting = 0;
  /** Passes of loops so far. */
  passes = 0;
  /** What the function that runs now has returned so far. */
  returned: Value[] = [];

  constructor(language: Language, from: ProgramCall, context: Context) {
    this.language = language;
    this.from = from;
    this.context = context;
  }

  /** Reads and runs code; used again for `exec` and `eval`. Gives the value of its last expression. */
  run(code: string): Value {
    if (this.#nesting >= MAX_NESTING || !this.context.spend(1 + code.length / 32)) {
      this.note('budget');
      return UNKNOWN;
    }
    this.#nesting++;
    const scope: Scope = { names: new Map(), outer: null };
    const statements = this.language.read(code);
    const last = statements.at(-1);
    runBlock(this, last?.t === 'expr' ? statements.slice(0, -1) : statements, scope);
    const value = last?.t === 'expr' ? this.eval(last.expr, scope) : UNKNOWN;
    this.#nesting--;
    return value;
  }

  note(why: OpaqueWhy): void {
    const { via, remote, program } = this.from;
    this.calls.push({ kind: 'opaque', via: [...via, program], remote, why, about: this.language.id, text: this.language.id });
  }

  eval(expr: Expr, scope: Scope): Value {
    if (!this.context.spend(2)) return UNKNOWN;
    switch (expr.t) {
      case 'text':
        return textValue(expr.text);
      case 'plain':
        return plainValue(expr.value);
      case 'path':
        return memberOfModule(expr.path, this) ?? { v: 'path', path: expr.path };
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
      case 'map':
        return {
          v: 'list',
          items: itemsOf(this.eval(expr.over, scope), this).flatMap((item) => {
            if (expr.target) assign(this, expr.target, item, scope);
            return expr.items.map((one) => this.eval(one, scope));
          }),
        };
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
        assign(this, expr.target, value, scope);
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
    return memberOfValue(of, key, this);
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
    return either(product(parts.map(choices)).map((row) => joinedPieces(row, this)));
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
        args.push(made.v === 'object' ? elementOf(made) : UNKNOWN);
        named.set(HOLE, UNKNOWN);
      }
    }
    return { args, named };
  }

  #call(expr: Extract<Expr, { t: 'call' }>, scope: Scope): Value {
    const fn = this.eval(expr.fn, scope);
    const { args, named } = this.#arguments(expr.args, scope);
    if (fn.v === 'object' && fn.self?.v === 'list' && expr.fn.t === 'member') {
      const method = GROWS.exec(fn.of)?.[1];
      if (method !== undefined) grow(this, expr.fn.of, fn.self.items, method, args, scope);
    }
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
        const init = inherited(self, fn, '__init__') ?? inherited(self, fn, 'constructor');
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
    const given = changesSurroundings(invocation, this) ?? this.language.library(invocation, this);
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
    this.#bind(fn, fn.self !== null && this.language.id === 'python' ? [fn.self, ...args] : args, named, scope);
    const before = this.returned;
    this.returned = [];
    runBlock(this, fn.body, scope);
    const returned = this.returned;
    this.returned = before;
    this.#nesting--;
    return returned.length === 0 ? plainValue(null) : either(returned);
  }

  #bind(fn: Extract<Value, { v: 'function' }>, args: readonly Value[], named: ReadonlyMap<string, Value>, scope: Scope): void {
    if (fn.self) scope.names.set('this', fn.self);
    const taken = new Set(fn.params.map(({ target }) => (target.t === 'name' ? target.name : '')));
    fn.params.forEach(({ target, fallback, rest }, index) => {
      const name = target.t === 'name' ? target.name : '';
      const value: Value =
        rest === 'list'
          ? { v: 'list', items: args.slice(index) }
          : rest === 'dict'
            ? { v: 'dict', entries: new Map([...named].filter(([key]) => !taken.has(key))) }
            : (named.get(name) ?? args[index] ?? (fallback ? this.eval(fallback, fn.scope) : UNKNOWN));
      if (target.t === 'name') scope.names.set(name, value);
      else assign(this, target, value, scope);
    });
  }

  /** The value of an environment variable, as far as the command itself sets it. */
  variable(name: Value | undefined): Value {
    const known = name?.v === 'text' && Object.hasOwn(this.from.env, name.text) ? this.from.env[name.text] : undefined;
    return known === undefined ? UNKNOWN : textValue(known);
  }
}
