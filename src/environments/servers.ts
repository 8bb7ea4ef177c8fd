import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Place } from './detector';
import { settingsIn } from './setters';

/** Variables with the address of a server, and whose clients read them. */
const ADDRESSES: Readonly<Record<string, string>> = {
  VAULT_ADDR: 'vault',
  BAO_ADDR: 'vault',
  NOMAD_ADDR: 'nomad',
  CONSUL_HTTP_ADDR: 'consul',
};

/**
 * Where the servers of Vault, Nomad and Consul are, by the variables that a folder's files or the editor set. A server on this machine is often a way to another one,
 * and nobody knows whether the files were loaded: this raises only. https://developer.hashicorp.com/vault/docs/commands#environment-variables
 */
export const servers: Detector = {
  id: 'server',
  wants: (place) => settingsIn({}, place, []).files,
  detect: (files, place) => {
    const editor = Object.keys(ADDRESSES).map((key) => ({
      key,
      value: editorOf(place, key),
      file: null,
      line: null,
      where: 'environment of the editor',
    }));
    const set = settingsIn(files, place, Object.keys(ADDRESSES)).set;
    return [...set, ...editor].flatMap(({ key, value, file, line, where }): Evidence[] => {
      const host = hostOf(value);
      if (host === '') return [];
      return [
        {
          source: 'server',
          environment: environmentOfWords(host) === 'production' ? 'production' : 'unknown',
          identifiers: [host],
          names: {},
          file,
          line,
          strength: 'ambient',
          note: `${key} is ${host} (${where})`,
          choice: { of: 'server', name: ADDRESSES[key] ?? '', current: true, from: '' },
        },
      ];
    });
  },
};

const editorOf = ({ env }: Place, key: string): string => new Map<string, string>(Object.entries(env ?? {})).get(key) ?? '';

/** `https://user@Host:8200/v1` → `host`; Consul's address may stand without a scheme. */
function hostOf(address: string): string {
  const authority = address.replace(/^[a-z]+:\/\//i, '').replace(/[/?#].*$/s, '');
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .toLowerCase();
  return /^[a-z0-9._-]{1,253}$/.test(host) ? host : '';
}
