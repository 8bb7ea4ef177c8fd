import type { Text } from '../../types';
import { hostName } from './url';

/** Other hosts that `--connect-to` and `--resolve` send a request for `host` to. */
export function hostsBehind(host: Text, connectTo: readonly Text[], resolve: readonly Text[]): readonly Text[] {
  const found = new Set<string>();
  for (const entry of connectTo) {
    const [from = '', , to = ''] = fieldsOf(entry);
    if ((from === '' || hostName(from) === host) && to !== '') found.add(hostName(to));
  }
  for (const entry of resolve) {
    const [from = '', , ...addresses] = fieldsOf(entry.replace(/^\+/, ''));
    if (from === '*' || hostName(from) === host)
      for (const address of addresses.join(':').split(',')) if (address !== '') found.add(hostName(address));
  }
  found.delete(host);
  return [...found];
}

/** Colon-separated fields; brackets keep an IPv6 address together. */
const fieldsOf = (entry: Text): readonly string[] => entry.split(/:(?![^[]*\])/);
