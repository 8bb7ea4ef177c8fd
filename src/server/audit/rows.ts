import { dangerOf } from '../../engine/policy/environment';
import { environmentOfWords } from '../../engine/policy/words';
import type { EnvironmentLevel, Evidence } from '../../engine/types';
import { AUDIT_RANKS, type AuditPlace, type AuditRow } from '../../protocol/audit';
import { CREDENTIAL_PROVIDERS } from '../../secrets/detect/providers';
import { redact } from '../../secrets/redact';
import { type Clues, tellKind } from '../../secrets/stores/kinds';
import { RISKS } from '../../secrets/stores/risks';

/** A credential that was found. Its value is used to tell its kind and to know it again, and never leaves the memory. */
export interface Found extends Clues {
  readonly where: AuditPlace;
  /** The names that lead to it, which may speak of its environment: a profile, a section. */
  readonly names?: readonly string[];
}

const LONGEST_NAME = 120;
const PROVIDERS: ReadonlySet<string> = new Set([
  ...CREDENTIAL_PROVIDERS.map(({ id }) => id),
  'firebase',
  'fastly',
  'expo',
  'oracle',
  'argocd',
]);

/** Gathers rows; the same value in the same place is one row. */
export class Rows {
  private readonly offLimits: (file: string, proven: boolean) => boolean;
  private readonly evidence: readonly Evidence[];
  private readonly rows: AuditRow[] = [];
  private readonly places = new Set<string>();
  private readonly values = new Set<string>();

  /** `offLimits`: whether agents are kept from a file; `proven`: a precise rule found something in it. */
  constructor(offLimits: (file: string, proven: boolean) => boolean, evidence: readonly Evidence[]) {
    this.offLimits = offLimits;
    this.evidence = evidence;
  }

  add(found: Found): void {
    const { where, value, provider, name, names = [] } = found;
    const place = `${where.kind === 'variable' ? where.name : `${where.file}\0${where.kind === 'commit'}`}\0${value}`;
    if (this.places.has(place)) return;
    this.places.add(place);
    if (value !== '') this.values.add(value);
    const { kind, risk } = tellKind(found);
    // A name that holds a credential itself is not shown.
    const { rank, destroys, narrower, docs } = RISKS[risk];
    const shown = name !== null && name.length <= LONGEST_NAME && redact(name) === name ? name : null;
    const environment =
      risk === 'stripe' || risk === 'stripe/restricted' ? 'production' : this.environmentOf(where, [...names, name ?? '']);
    const offLimits = where.kind === 'file' && this.offLimits(where.file, found.rule !== undefined);
    const whose = provider !== null && PROVIDERS.has(provider) ? provider : null;
    this.rows.push({ rank, provider: whose, kind, name: shown, where, destroys, narrower, docs, environment, offLimits });
  }

  /** The value was found before, wherever that was. */
  knows(value: string): boolean {
    return this.values.has(value);
  }

  /** The worst first; those of production before others, then by place. */
  get sorted(): readonly AuditRow[] {
    return [...this.rows].sort(
      (a, b) =>
        AUDIT_RANKS.indexOf(a.rank) - AUDIT_RANKS.indexOf(b.rank) ||
        Number(b.environment === 'production') - Number(a.environment === 'production') ||
        compare(placeText(a.where), placeText(b.where)) ||
        lineOf(a.where) - lineOf(b.where) ||
        compare(a.kind, b.kind),
    );
  }

  /** What a detector tells of that very line, else what the words around it say. */
  private environmentOf(where: AuditPlace, names: readonly string[]): EnvironmentLevel | null {
    if (where.kind === 'file') {
      const told = this.evidence
        .filter(({ file, line }) => file === where.file && line === where.line && line !== null)
        .map(({ environment }) => environment)
        .filter((one) => one !== 'unknown');
      const [first, ...rest] = told;
      if (first !== undefined) return rest.reduce((worst, one) => (dangerOf(one) > dangerOf(worst) ? one : worst), first);
    }
    // `.env.local` says where the file is kept, not where it leads.
    const base = where.kind === 'variable' ? '' : (where.file.split(/[\\/]/).at(-1) ?? '').replace(/\.local$/, '');
    const said = environmentOfWords([base, ...names].join(' ').replace(/([a-z])([A-Z])/g, '$1 $2'));
    return said === 'unknown' ? null : said;
  }
}

const placeText = (where: AuditPlace): string => (where.kind === 'variable' ? where.name : where.file);
const lineOf = (where: AuditPlace): number => (where.kind === 'variable' ? 0 : (where.line ?? 0));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
