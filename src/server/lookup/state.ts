import type { LookupCredential, Problem } from '../../protocol/messages';
import { Credentials } from './credentials';
import type { LookupSettings } from './lookup';
import { parseLookups } from './settings';

/** What a person has allowed to be looked up, as it is now: from their own settings and the editor's secret storage alone. */
export class LookupState {
  readonly credentials = new Credentials();
  private current: LookupSettings = {};
  private changed: () => void = () => undefined;

  get settings(): LookupSettings {
    return this.current;
  }

  /** Whoever keeps what it finds is told after each change: what was found by other settings counts no more. */
  forgetting<T extends { forget(): void }>(lookups: T): T {
    this.changed = () => lookups.forget();
    return lookups;
  }

  /** What is malformed is off, and told. */
  apply(value: unknown): readonly Problem[] {
    const { settings, problems } = parseLookups(value);
    if (JSON.stringify(settings) !== JSON.stringify(this.current)) {
      this.current = settings;
      this.changed();
    }
    return problems.map((message) => ({
      id: 'settings-invalid',
      file: null,
      data: { key: 'mollyguard.lookups', message: `User settings: "lookups" ${message}` },
    }));
  }

  keep(credentials: readonly LookupCredential[]): void {
    this.credentials.set(credentials);
    this.changed();
  }
}
