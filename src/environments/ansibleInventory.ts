import { isMap, readYaml, type YamlMap } from './yaml';

export interface Group {
  /** A group, a host by its own name, or `all`. */
  readonly group: string;
  /** Where its hosts are: `ansible_host` where it is set, else their names. */
  readonly hosts: readonly string[];
  readonly line: number | null;
}
const LONGEST = 200_000;
const MOST_LINES = 5_000;
const MOST_GROUPS = 300;
const MOST_HOSTS = 100;
const DEEPEST = 10;

interface Found {
  readonly hosts: Map<string, string>;
  readonly members: Map<string, Set<string>>;
  readonly children: Map<string, Set<string>>;
  readonly lines: Map<string, number>;
}

/** Groups and hosts of an inventory, in either of the ways in which people write them. Empty for a program, and for what is none. */
export function groupsOf(text: string): readonly Group[] {
  if (text === '' || text.length > LONGEST || text.startsWith('#!')) return [];
  const found: Found = { hosts: new Map(), members: new Map(), children: new Map(), lines: new Map() };
  const root = /^[ \t]*(?:---|[\w-]+:[ \t]*\r?$|\{)/m.test(text) && !/^[ \t]*\[/m.test(text) ? readYaml(text) : undefined;
  if (isMap(root)) for (const [name, group] of root) if (isMap(group)) readGroup(found, name, group, 0);
  if (root === undefined) readLines(found, text);
  if (found.hosts.size === 0) return [];
  const groups = [...new Set([...found.members.keys(), ...found.children.keys()])].filter((name) => name !== 'all');
  const all = (name: string): readonly string[] =>
    addresses(found, name === 'all' ? [...found.hosts.keys()] : within(found, name, new Set()));
  return [...groups, ...found.hosts.keys(), 'all']
    .slice(-MOST_GROUPS)
    .map((group) => ({ group, hosts: all(group).slice(0, MOST_HOSTS), line: found.lines.get(group) ?? null }));
}

/** All hosts of a group and of the groups below it. */
function within({ hosts, members, children }: Found, group: string, seen: Set<string>): readonly string[] {
  if (hosts.has(group) && !members.has(group)) return [group];
  if (seen.has(group)) return [];
  seen.add(group);
  const below = [...(children.get(group) ?? [])].flatMap((one) => within({ hosts, members, children, lines: new Map() }, one, seen));
  return [...new Set([...(members.get(group) ?? []), ...below])];
}
const addresses = ({ hosts }: Found, names: readonly string[]): readonly string[] =>
  [...new Set(names.map((name) => hosts.get(name) ?? name))].map((one) => one.toLowerCase());

/** `[web]`, `[eu:children]`, `web1 ansible_host=10.0.0.5`; `[web:vars]` says nothing of where hosts are. */
function readLines(found: Found, text: string): void {
  let group = 'ungrouped';
  let kind = '';
  for (const [at, raw] of text.split('\n', MOST_LINES).entries()) {
    const line = raw
      .slice(0, 2_000)
      .replace(/(?:^|\s)[#;].*$/, '')
      .trim();
    if (line === '') continue;
    const [, name, suffix = ''] = /^\[([^\]:]+)(?::(\w+))?\]$/.exec(line) ?? [];
    if (name !== undefined) {
      [group, kind] = [name.trim(), suffix];
      if (!found.lines.has(group)) found.lines.set(group, at + 1);
    } else if (kind === 'children') addTo(found.children, group, line);
    else if (kind === '')
      addHost(found, group, line.split(/\s+/)[0] ?? '', /(?:^|\s)ansible_(?:ssh_)?host=["']?([^\s"']+)/.exec(line)?.[1], at + 1);
  }
}

function readGroup(found: Found, name: string, group: YamlMap, depth: number): void {
  if (depth > DEEPEST) return;
  const [hosts, children] = [group.get('hosts'), group.get('children')];
  if (isMap(hosts)) {
    for (const [host, variables] of hosts) {
      const address = isMap(variables) ? (variables.get('ansible_host') ?? variables.get('ansible_ssh_host')) : undefined;
      addHost(found, name, host, typeof address === 'string' ? address : undefined, null);
    }
  }
  if (isMap(children)) {
    for (const [child, inner] of children) {
      addTo(found.children, name, child);
      if (isMap(inner)) readGroup(found, child, inner, depth + 1);
    }
  }
}

function addHost(found: Found, group: string, name: string, address: string | undefined, line: number | null): void {
  const host = name.replace(/:\d+$/, '');
  if (host === '' || host.includes('=') || found.hosts.size >= MOST_LINES) return;
  if (address !== undefined || !found.hosts.has(host)) found.hosts.set(host, address ?? host);
  addTo(found.members, group, host);
  if (line !== null && !found.lines.has(host)) found.lines.set(host, line);
}
function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key) ?? new Set();
  set.add(value);
  map.set(key, set);
}
