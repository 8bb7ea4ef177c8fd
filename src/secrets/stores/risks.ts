import { clouds } from './risksClouds';
import { platforms } from './risksPlatforms';
import { services } from './risksServices';

/** How far the damage reaches: a whole account, what one project lives on, a part of it, or money and words. */
export type Rank = 'critical' | 'high' | 'medium' | 'low';

/** What a credential of some kind can do, and what would do instead. */
export interface Risk {
  readonly rank: Rank;
  /** One short sentence: what can be lost by it. */
  readonly destroys: string;
  /** The command or page that makes a narrower one. */
  readonly narrower: string;
  readonly docs: string;
}

export const RISKS = { ...platforms, ...clouds, ...services } as const satisfies Readonly<Record<string, Risk>>;
export type RiskId = keyof typeof RISKS;

/** What a credential of a provider can do where its kind is not known; null where nothing is known of the provider. */
export function riskOfProvider(provider: string): RiskId | null {
  return isRisk(provider) ? provider : null;
}
const isRisk = (id: string): id is RiskId => Object.hasOwn(RISKS, id);
