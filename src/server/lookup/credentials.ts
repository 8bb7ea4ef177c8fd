import type { LookupCredential } from '../../protocol/messages';

/**
 * Credentials for look-ups, as the editor's secret storage has them: in memory only. Each belongs to one host, so that no change of settings and
 * no name that an action makes up can have it sent elsewhere.
 */
export class Credentials {
  private kept: readonly LookupCredential[] = [];

  set(credentials: readonly LookupCredential[]): void {
    this.kept = credentials;
  }

  /** `host` with its port where that is not the usual one. */
  find(name: string, host: string): string | null {
    return this.kept.find((one) => one.name === name && one.host.toLowerCase() === host.toLowerCase())?.secret ?? null;
  }

  /** What must not stand in anything that is shown or written. */
  get values(): readonly string[] {
    return this.kept.map(({ secret }) => secret);
  }
}
