import type { Detector } from './detector';
import { evidenceOfVariables } from './variableEvidence';

/** Editors and their servers set it for themselves. */
const OWN: ReadonlySet<string> = new Set(['NODE_ENV']);

/**
 * What the variables of the editor's own environment say, which its terminals and most agents have too: environments by name, hosts of databases, ids.
 * A candidate only: it raises what is not known, and never lowers.
 */
export const terminal: Detector = {
  id: 'terminal',
  once: true,
  wants: () => [],
  detect(_files, { env = {} }) {
    const variables = Object.entries(env).flatMap(([key, value]) => (OWN.has(key) ? [] : [{ key, value, line: 0 }]));
    return evidenceOfVariables(variables, { source: 'terminal', file: null, shown: 'environment of the editor', suffix: 'unknown' });
  },
};
