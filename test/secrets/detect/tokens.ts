import { hostKinds } from './kindsHosts';
import { toolKinds } from './kindsTools';
import type { TokenKind } from './make';

export { type Random, seeded } from './make';

/** Every kind; values are generated, never written down. */
export const tokenKinds = (): readonly TokenKind[] => [...hostKinds, ...toolKinds];
