/** Prints what the project claims about speed and size. Each speed is a ratio against something measured in the same run. */
import { benchActivation } from './activation';
import { benchEngine } from './engine';
import { benchEnvironments } from './environments';
import { benchKnown } from './known';
import { benchLauncher } from './launcher';
import { benchMatching } from './matching';
import { benchRival } from './rival';
import { benchScanning } from './scanning';
import { benchSecrets } from './secrets';
import { benchServer } from './server';

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The aim, for the reader; never asserted. */
  readonly aim: string;
}

async function main(): Promise<void> {
  const only = process.argv.slice(2);
  const parts = {
    engine: benchEngine,
    environments: benchEnvironments,
    known: benchKnown,
    matching: benchMatching,
    rival: benchRival,
    scanning: benchScanning,
    secrets: benchSecrets,
    launcher: benchLauncher,
    server: benchServer,
    activation: benchActivation,
  };
  for (const [name, part] of Object.entries(parts)) {
    if (only.length > 0 && !only.includes(name)) continue;
    console.log(`\n${name}`);
    for (const { what, value, unit, aim } of await part()) {
      console.log(`  ${what.padEnd(66)} ${value.toFixed(value < 10 ? 2 : 0).padStart(8)} ${unit.padEnd(4)} aim ${aim}`);
    }
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
