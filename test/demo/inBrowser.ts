import type { Host } from '../editor/host/install';
import { installVsix, startServer } from '../editor/host/server';
import { incidentPlayer, interrupted, told } from './console';
import { setUpHooks } from './hooks';
import { company } from './incident';
import { setStage } from './stage';

/** The demo for a person with a browser. Returns after Ctrl-C. */
export async function startInBrowser(host: Host, vsix: string): Promise<void> {
  const end = interrupted();
  const stage = await setStage(told);
  try {
    await installVsix(host, stage, vsix);
    await setUpHooks(stage, host.node);
    incidentPlayer(stage);
    const server = await startServer(host, stage, crypto.randomUUID());
    try {
      console.log(`
  A real VS Code with Mollyguard, and a car-rental company with its orders on a volume at Railway (on this machine, in truth).

    open     ${server.url(stage.workspace)}
    then     click "Replay the Incident" at the bottom right, or run it from the command palette (F1)
    and      type ${company.volume.name} to let the agent delete it; refuse, and it lives

  What the provider is asked is shown here. Ctrl-C ends the demo and removes everything it made.
`);
      await end;
    } finally {
      await server.stop();
    }
  } finally {
    await stage.stop();
  }
}
