import type { Context } from '../../context';
import { isLoopback } from '../../policy/loopback';
import type { Call, HttpCall, McpCall } from '../../types';
import { httpCall } from '../http/request';

const ADDRESS = /^(?:https?|wss?):\/\/(\[[^\]]*\]|[^/:?#]+)(?::(\d+))?/i;

/**
 * A page of the editor itself, where it runs in a browser on this machine: whoever opens it can click and type as the person. code-server's own
 * settings say at which port. The call that comes back is one to the editor's own pages, which the rules know.
 */
export function touchesOrigin(call: HttpCall | McpCall, context: Context): readonly Call[] {
  const url = call.kind === 'http' ? call.url : urlOf(call);
  const [, host, port] = ADDRESS.exec(url) ?? [];
  if (call.remote !== null || host === undefined || !isLoopback(host)) return [];
  const settings = context.file(`${context.facts.home}/.config/code-server/config.yaml`, 'text');
  if (settings.kind !== 'text') return [];
  const own = /^[^\S\n]*bind-addr\s*:\s*["']?[^\s"'#]*?:(\d+)/m.exec(settings.text)?.[1] ?? '8080';
  if (own !== (port ?? '80')) return [];
  const page = `http://${host}:${own}/vscode-remote-resource`;
  return call.kind === 'http' && call.path === '/vscode-remote-resource'
    ? []
    : [httpCall({ method: 'GET', url: page, headers: [], body: { kind: 'none' } }, { via: call.via, remote: null })];
}

function urlOf({ input }: McpCall): string {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return '';
  const found = Object.entries(input).find(([name, value]) => /^(?:url|uri)$/i.test(name) && typeof value === 'string');
  return typeof found?.[1] === 'string' ? found[1] : '';
}
