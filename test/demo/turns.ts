import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { until } from '../editor/host/guard';
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

  /** The one command; ends with the agent's turn, and with what the agent was told. */
  async turn(script: Script = incident(this.stage.workspace)): Promise<Told> {
    const done = this.stage.model.play(script);
    await command(this.page, 'Replay the Incident');
    return done;
  }

  /** Refuses whatever is asked until the turn ends. */
  async end(turn: Promise<Told>): Promise<Told> {
    let told: Told | null = null;
    turn.then((result) => {
      told = result;
    });
    return until(
      'the end of the turn',
      async () => {
        if (told === null && (await parts.button(this.page, 'Refuse').isVisible())) {
          // the question may go by itself at this very moment
          await parts
            .button(this.page, 'Refuse')
            .click({ timeout: 1_000 })
            .catch(() => {});
        }
        return told;
      },
      120_000,
    );
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
