import { limits } from '../../limits';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode, ValueNode } from '../../parse/graphql';
import { HOLE, type Json } from '../../types';

/** A root field that would run, with its arguments resolved. */
export interface RootField {
  readonly operation: OperationDefinitionNode['operation'];
  readonly field: string;
  readonly args: Readonly<Record<string, Json>>;
}

/** Variables by name; null when nothing is known of them (then each is a HOLE). */
export type Variables = Readonly<Record<string, Json>> | null;

/**
 * The root fields of the operation that `operationName` picks. A name that is missing, unknown or not known picks all of them, and
 * `@skip` and `@include` are ignored: more may be listed than would run, never less. null: more than the limits allow.
 */
export function rootFields(document: DocumentNode, variables: Variables, operationName: string | null): readonly RootField[] | null {
  const operations = document.definitions.filter((node) => node.kind === 'OperationDefinition');
  const picked = operations.filter((node) => operationName !== null && node.name?.value === operationName);
  const fragments = new Map(
    document.definitions.filter((node) => node.kind === 'FragmentDefinition').map((node) => [node.name.value, node]),
  );
  const found: RootField[] = [];
  const budget = { selections: limits.graphqlFields };
  for (const operation of picked.length > 0 ? picked : operations) {
    const values = withDefaults(operation, variables);
    if (!collect(operation.selectionSet, operation.operation, { values, fragments, open: [], budget }, found)) return null;
  }
  return found;
}

interface Scope {
  readonly values: (name: string) => Json | undefined;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Fragments being read, so that a cycle ends. */
  readonly open: readonly string[];
  /** Counted down: fragments that spread each other twice grow without bound. */
  readonly budget: { selections: number };
}

/** false: over the limit. */
function collect(set: SelectionSetNode, operation: RootField['operation'], scope: Scope, found: RootField[]): boolean {
  if (scope.open.length > limits.graphqlDepth) return false;
  for (const node of set.selections) {
    if (--scope.budget.selections < 0) return false;
    if (node.kind === 'Field') {
      const args: [string, Json][] = [];
      for (const argument of node.arguments ?? []) {
        const value = argumentValue(argument.value, scope.values);
        if (value !== undefined) args.push([argument.name.value, value]);
      }
      found.push({ operation, field: node.name.value, args: Object.fromEntries(args) });
      continue;
    }
    const name = node.kind === 'FragmentSpread' ? node.name.value : '';
    if (name && scope.open.includes(name)) continue;
    const inner = node.kind === 'FragmentSpread' ? scope.fragments.get(name)?.selectionSet : node.selectionSet;
    if (inner && !collect(inner, operation, { ...scope, open: [...scope.open, name] }, found)) return false;
  }
  return true;
}

function withDefaults(operation: OperationDefinitionNode, variables: Variables): Scope['values'] {
  const defaults = new Map<string, Json>();
  for (const definition of operation.variableDefinitions ?? []) {
    const value = definition.defaultValue && argumentValue(definition.defaultValue, () => undefined);
    if (value !== undefined) defaults.set(definition.variable.name.value, value);
  }
  return (name) => (variables === null ? HOLE : Object.hasOwn(variables, name) ? variables[name] : defaults.get(name));
}

/** undefined: a variable that was not given, which counts as an argument that was not given. */
function argumentValue(node: ValueNode, variable: Scope['values']): Json | undefined {
  switch (node.kind) {
    case 'Variable':
      return variable(node.name.value);
    case 'IntValue':
    case 'FloatValue':
      return Number(node.value);
    case 'StringValue':
    case 'EnumValue':
      return node.value;
    case 'BooleanValue':
      return node.value;
    case 'NullValue':
      return null;
    case 'ListValue':
      return node.values.map((value) => argumentValue(value, variable) ?? null);
    case 'ObjectValue': {
      const members: [string, Json][] = [];
      for (const field of node.fields) {
        const value = argumentValue(field.value, variable);
        if (value !== undefined) members.push([field.name.value, value]);
      }
      return Object.fromEntries(members);
    }
  }
}
