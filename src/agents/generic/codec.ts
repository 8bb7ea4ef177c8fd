import { MAX_PAYLOAD } from '../../protocol/http';
import type { Decoded } from '../agent';
import { isFields, parseJson } from '../fields';
import { absolutePath } from '../paths';
import { malformed, type PayloadContext } from '../payload';
import { encodeDecision } from '../toolCall';
import { readAction } from './action';

const EVENT = 'action';
const NAME = /^[a-z][a-z0-9-]{0,40}$/;

/** One action of the command line's contract, with `agent` and `conversation`. A name of its own is told from every agent's that is known. */
export function decode(payload: string, { cwd: here, home }: PayloadContext): Decoded {
  const wrong = (problem: string): Decoded => malformed(problem, EVENT);
  if (payload.length > MAX_PAYLOAD) return wrong(`the payload is larger than ${MAX_PAYLOAD} bytes`);
  const value = parseJson(payload.replace(/^\uFEFF/, ''));
  if (!isFields(value)) return wrong('the payload is not one JSON object');
  const { agent: name = null, conversation = null, id = null } = value;
  if (name !== null && !(typeof name === 'string' && NAME.test(name))) return wrong('"agent" must be a short name in small letters');
  if (conversation !== null && typeof conversation !== 'string') return wrong('"conversation" must be a string');
  const agent = name === null ? 'generic' : `generic/${name}`;
  const problems: string[] = [];
  const inside = (path: string): string => {
    const found = absolutePath(path, here, home);
    if (found === undefined) problems.push('a path is not a path');
    return found ?? here;
  };
  const read = readAction(value, { agent, conversation }, (cwd) => (cwd === null ? here : inside(cwd)), problems);
  if (!read || problems.length > 0) return wrong(problems.join('; '));
  const path = 'path' in read ? absolutePath(read.path, read.cwd, home) : '';
  if (path === undefined) return wrong('"path" is not a path');
  const action = 'path' in read ? { ...read, path } : read;
  const callId = typeof id === 'string' ? id : null;
  return { kind: 'actions', event: EVENT, agent, conversation, callId, actions: [action], tool: read.kind };
}

/** Always one answer. */
export const encode = encodeDecision('deny', 'allow');
