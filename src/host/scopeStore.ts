import { type KeptScopes, NO_SCOPES, parseKeptScopes } from '../protocol/scopes';

/** Where the editor keeps small things of an extension; agents cannot write it (rule `self`). */
interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}
const KEY = 'mollyguard.scopes';

/**
 * The scopes that a person chose in this window. The workspace's and the conversations' are kept with the workspace; the window's own outlives a
 * reload, but not the editor's session. What was made wider for a time is never written down: it ends with the window at the latest.
 */
export class ScopeStore {
  private readonly memory: Memory;
  private readonly session: string;
  private now: KeptScopes;

  constructor(memory: Memory, session: string) {
    this.memory = memory;
    this.session = session;
    this.now = this.load();
  }

  get kept(): KeptScopes {
    return this.now;
  }

  keep(kept: KeptScopes): void {
    this.now = kept;
    const { workspace, window, conversations } = kept;
    void this.memory.update(KEY, { session: this.session, workspace, window, conversations });
  }

  private load(): KeptScopes {
    const value = this.memory.get(KEY);
    const parsed = parseKeptScopes(value);
    if (parsed.kind === 'invalid') return NO_SCOPES;
    const same = typeof value === 'object' && value !== null && 'session' in value && value.session === this.session;
    return { ...parsed.value, window: same ? parsed.value.window : null, wider: [] };
  }
}
