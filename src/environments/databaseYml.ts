import { type Connection, connectionOf } from './connection';
import { isMap, readYaml, type Yaml, type YamlMap } from './yaml';

export interface DatabaseSection {
  /** The environment of the framework: `development`, `test`, `production`. */
  readonly name: string;
  /** null: it is decided elsewhere (a variable, code). */
  readonly connection: Connection | null;
}

/** Reads Rails' `config/database.yml`: each environment's databases. Code in it (`<%= … %>`) makes a value unknown, unless it offers a plain default. */
export function readDatabaseYml(text: string): readonly DatabaseSection[] {
  // Lines of code that print nothing are no YAML.
  const root = readYaml(text.replace(/^[^\S\n]*<%(?!=).*$/gm, ''));
  if (!isMap(root)) return [];
  return [...root].flatMap(([name, section]): readonly DatabaseSection[] => {
    if (!isMap(section) || name === 'default' || name.startsWith('default_')) return [];
    const inner = [...section.values()].filter((one): one is YamlMap => isMap(one));
    return (inner.length > 0 ? inner : [section]).map((one) => ({ name, connection: sectionConnection(one) }));
  });
}

function sectionConnection(section: YamlMap): Connection | null {
  const url = section.get('url');
  if (url !== undefined && url !== null) return connectionOf(String(url));
  const [host, database, socket] = ['host', 'database', 'socket'].map((key) => scalar(section.get(key)));
  if (host === undefined || database === undefined || isCode(host) || scalar(section.get('adapter')) === undefined) return null;
  if (/^sqlite/.test(scalar(section.get('adapter')) ?? ''))
    return isCode(database) ? null : { host: 'localhost', database: nameOf(database) };
  // Without a host the client takes the socket of this machine.
  const server = host === '' || host.startsWith('/') || (host === '' && socket !== '') ? 'localhost' : host.toLowerCase();
  return { host: server, database: isCode(database) ? '' : nameOf(database) };
}

const isCode = (text: string): boolean => text.includes('<%');
const nameOf = (database: string): string => database.slice(database.lastIndexOf('/') + 1);
/** `` where nothing stands; undefined for what is no text. */
const scalar = (value: Yaml | undefined): string | undefined =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : undefined;
