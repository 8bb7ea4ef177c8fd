import type { Text } from '../../types';

/**
 * What Python and JavaScript code says, in one small form. Control flow is kept only as far as it decides which value a name may have:
 * every branch is taken.
 */
export type Expr =
  | { readonly t: 'text'; readonly text: Text }
  | { readonly t: 'plain'; readonly value: number | boolean | null }
  | { readonly t: 'name'; readonly name: string }
  /** A module or one of its members: what an import binds. */
  | { readonly t: 'path'; readonly path: string }
  | { readonly t: 'member'; readonly of: Expr; readonly key: Expr }
  | { readonly t: 'call'; readonly fn: Expr; readonly args: readonly Argument[] }
  | { readonly t: 'list'; readonly items: readonly Argument[] }
  | { readonly t: 'dict'; readonly entries: readonly { readonly key: Expr | null; readonly value: Expr }[] }
  /** Templates, f-strings, `+`. */
  | { readonly t: 'concat'; readonly parts: readonly Expr[] }
  /** Python's `"%s" % values`. */
  | { readonly t: 'format'; readonly template: Expr; readonly values: Expr }
  /** A comprehension: the items for each value. */
  | { readonly t: 'map'; readonly target: Target | null; readonly over: Expr; readonly items: readonly Expr[] }
  /** The first ones only for what they do. */
  | { readonly t: 'sequence'; readonly first: readonly Expr[]; readonly value: Expr }
  | { readonly t: 'either'; readonly options: readonly Expr[] }
  | { readonly t: 'function'; readonly params: readonly Param[]; readonly body: readonly Stmt[] }
  | { readonly t: 'class'; readonly bases: readonly Expr[]; readonly members: readonly (readonly [string, Expr])[] }
  | { readonly t: 'assign'; readonly target: Target; readonly value: Expr }
  /** `a[from:to]`, `a[::-1]`. */
  | { readonly t: 'slice'; readonly of: Expr; readonly bounds: readonly (number | null)[] }
  /** Anything else: its parts are read for what they do. */
  | { readonly t: 'other'; readonly parts: readonly Expr[] };

export interface Argument {
  readonly name: string | null;
  readonly spread: boolean;
  readonly value: Expr;
}
export interface Param {
  readonly target: Target;
  readonly fallback: Expr | null;
  /** `*args`, `...args` take what is left in order, `**args` by name. */
  readonly rest: 'list' | 'dict' | null;
}
export type Target =
  | { readonly t: 'name'; readonly name: string }
  | { readonly t: 'member'; readonly of: Expr; readonly key: Expr }
  /** Destructuring: by name or by position. */
  | { readonly t: 'pattern'; readonly items: readonly { readonly key: string | number; readonly target: Target }[] };

export type Stmt =
  | { readonly t: 'expr'; readonly expr: Expr }
  | { readonly t: 'return'; readonly value: Expr }
  /** Blocks of which each may run or not. */
  | { readonly t: 'branch'; readonly blocks: readonly (readonly Stmt[])[] }
  | { readonly t: 'loop'; readonly target: Target | null; readonly over: Expr; readonly body: readonly Stmt[] };

export const text = (value: Text): Expr => ({ t: 'text', text: value });
export const other = (...parts: readonly Expr[]): Expr => ({ t: 'other', parts });
export const positional = (value: Expr): Argument => ({ name: null, spread: false, value });
