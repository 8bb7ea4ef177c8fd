import type { GuardPort, TintPort } from './ports';
import { ambient } from './statusText';

/** Lets the window be tinted while its banner says production. A server that is started again changes nothing. */
export function followTint(guard: GuardPort, tint: TintPort): { dispose(): void } {
  return guard.onDidChange((status) => {
    if (status.kind === 'up') tint.show(ambient(status.state) === 'production');
  });
}
