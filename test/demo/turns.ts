import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { PATIENCE_MS, until, within } from '../editor/host/guard';
import { command, parts } from '../editor/host/workbench';
import { freshState, incident } from './incident';
import type { Script, Told } from './model';
import type { Stage } from './stage';

/** Agent turns in one window, and what they did to the provider. */
export class Turns {
  readonly stage: Stage;
  readonly page: Page;

  constructor(stage: Stage, page: Page) {
    this.stage = stage;
    this.page = page;
  }

  /** The one command; ends with the agent's turn, and with what the agent was told. Each of the agent's steps may take its time. */
  async turn(script: Script = incident(this.stage)): Promise<Told> {
    let last = 0;
    const done = this.stage.model.play((told) => {
      last = Date.now();
      return script(told);
    });
    await command(this.page, 'Replay the Incident');
    return within('the next step of the agent', done, 2 * PATIENCE_MS, () => last);
  }

  /** Refuses whatever is asked until the turn ends; what waits unseen is opened again. */
  async end(turn: Promise<Told>): Promise<Told> {
    let told: Told | null = null;
    turn.then((result) => {
      told = result;
    });
    let unseen = 0;
    const refuse = parts.button(this.page, 'Refuse');
    const look = async (): Promise<Told | null> => {
      if (told !== null) return told;
      if (await refuse.isVisible()) {
        unseen = 0;
        await refuse.click({ timeout: 1_000 }).catch(() => {}); // the question may go by itself at this very moment
      } else if (await parts.status(this.page).filter({ hasText: 'waiting' }).isVisible()) {
        unseen += 1;
        if (unseen % 50 === 49) await command(this.page, 'Show Waiting Actions');
      }
      return told;
    };
    return until('the end of the turn', look, 2 * PATIENCE_MS);
  }

  deletions(): number {
    return this.stage.provider.requests.filter(({ fields }) => fields.includes('volumeDelete')).length;
  }

  restore(): void {
    this.stage.restore();
  }

  untouched(): void {
    assert.deepEqual(this.stage.provider.state(), freshState());
    assert.equal(this.deletions(), 0);
  }
}
