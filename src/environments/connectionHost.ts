/** Where an address leads, without anything secret. */
export interface Connection {
  /** Lower case, without port; `localhost` for a socket of this machine. Of several hosts the first that is not this machine. */
  readonly host: string;
  readonly database: string;
  /** Who it is for, where that is plainly a name. */
  readonly user?: string;
  /** It is a file, as it is written; the host is then this machine. */
  readonly file?: string;
}

/** A name or an address: where a half-written file ends in a password (`redis://:secret`), that is none. */
const HOST = /^(?:[A-Za-z0-9_.-]{1,253}|\[?(?=[^:]*:[^:]*:)[0-9A-Fa-f:.]{2,45}\]?)$/;

/** A host, or a socket of this machine; a socket of a proxy is what the proxy leads to. null for what leads nowhere known. */
export function placed(host: string, database: string): Connection | null {
  const at = decoded(host.trim());
  const named = databaseName(database);
  if (!at.startsWith('/')) return HOST.test(at) ? { host: at.toLowerCase(), database: named } : null;
  const cloud = /\/cloudsql\/([a-z0-9:._-]+)/i.exec(at)?.[1];
  if (cloud !== undefined) return { host: cloud.toLowerCase(), database: named };
  return /^\/(?:private\/)?(?:var\/run|run|tmp|var\/lib)(?:\/|$)/.test(at) ? { host: 'localhost', database: named } : null;
}

/** Longer and wilder ones are no names of people or programs. */
export const userName = (text: string): string => (/^[A-Za-z_][A-Za-z0-9_.-]{0,40}$/.test(text) ? text : '');
const databaseName = (text: string): string => (/^[A-Za-z0-9_$.-]{1,128}$/.test(decoded(text)) ? decoded(text) : '');

/** Without its percent signs. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // no encoding at all
  }
}
