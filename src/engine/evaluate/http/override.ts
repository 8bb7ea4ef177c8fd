import { fieldsOf } from '../../rules/fields';
import type { HttpCall, Text } from '../../types';
import { headerOf } from './url';

const HEADERS = ['x-http-method-override', 'x-http-method', 'x-method-override'];

/**
 * The request that a server makes of a POST which names another method, in a header or in the field `_method` (Rails, Laravel, Express). Not
 * all servers do: the POST counts beside it.
 */
export function overriddenRequests(call: HttpCall): readonly HttpCall[] {
  if (call.method !== 'POST') return [];
  const method = HEADERS.map((name) => headerOf(call.headers, name)).find((value) => value !== undefined) ?? fieldMethod(call);
  return method === undefined || method.trim() === ''
    ? []
    : [{ ...call, method: method.trim().toUpperCase() }].filter((one) => one.method !== 'POST');
}

function fieldMethod(call: HttpCall): Text | undefined {
  const asked = call.query.some(([name]) => name === '_method') || (call.body.kind === 'text' && call.body.text.includes('_method'));
  const fields = asked ? fieldsOf(call) : null;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return undefined;
  const value = Object.entries(fields).find(([name]) => name === '_method')?.[1];
  return typeof value === 'string' ? value : undefined;
}
