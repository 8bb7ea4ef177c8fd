import { type Catalogue, catalogueOf } from './catalogue';
import { providers } from './index';
import type { Provider } from './rule';

/** All rules: the catalogue, and each provider by its number there. */
export interface Shelf {
  readonly size: number;
  catalogue(): Catalogue;
  provider(at: number): Provider;
}

let made: Catalogue | undefined;

/** The build puts another in its place, which reads a provider when it is asked for (`writtenRules.mjs`). */
export const shelf: Shelf = {
  size: providers.length,
  catalogue: () => {
    made ??= catalogueOf(providers);
    return made;
  },
  provider: (at) => {
    const provider = providers[at];
    if (!provider) throw new Error(`no provider ${at}`);
    return provider;
  },
};
