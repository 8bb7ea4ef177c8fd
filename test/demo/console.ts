import { company, incident } from './incident';
import type { ProviderRequest } from './provider';
import type { Stage } from './stage';

/** Ends at Ctrl-C (or when the terminal goes). */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve());
  });
}

/** One line for each request that reached the provider. */
export function told({ status, fields }: ProviderRequest): void {
  const lost = fields.includes('volumeDelete') ? `   ${company.volume.name} and its backups are DELETED` : '';
  console.log(`  provider   ${status}  ${fields.join(', ') || '–'}${lost}`);
}

/** Every new conversation plays the incident; what is gone is there again by then. */
export function incidentPlayer(stage: Stage): void {
  void stage.model.play((turn) => {
    if (turn.step === 0) stage.restore();
    return incident(stage)(turn);
  });
}
