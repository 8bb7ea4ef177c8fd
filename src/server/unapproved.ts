import type { Again, Asked } from './held';

const MOST = 20;

/** Actions that nobody approved, newest last: a person may still approve their next try. In memory only. */
export class Unapproved {
  private readonly byId = new Map<string, Asked>();

  get ids(): readonly string[] {
    return [...this.byId.keys()];
  }

  keep(asked: Asked): void {
    if (!asked.again) return;
    this.byId.delete(asked.id); // so that the newest stands last
    this.byId.set(asked.id, asked);
    for (const oldest of this.byId.keys()) {
      if (this.byId.size <= MOST) break;
      this.byId.delete(oldest);
    }
  }

  forget(id: string): void {
    this.byId.delete(id);
  }

  /** The action as it would be asked about now, its name to be typed whatever it was before; or why it cannot be. */
  look(id: string): Asked | 'denied' | 'free' | 'gone' {
    const asked = this.byId.get(id);
    if (!asked) return 'gone';
    const now = typed(asked.judgeAgain());
    if (now.kind !== 'ask') return now.kind === 'deny' ? 'denied' : 'free';
    const { hash, kin, question } = now;
    return { ...asked, hash, kin, question, judgeAgain: () => typed(asked.judgeAgain()) };
  }
}

/** What lasts longer than the moment is never approved by a click. */
const typed = (again: Again): Again => (again.kind === 'ask' ? { ...again, question: { ...again.question, tier: 'type' } } : again);
