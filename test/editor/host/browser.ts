import { type Browser, chromium } from 'playwright-core';
import type { Host } from './install';

/** Starts the headless browser; nothing but loopback resolves in it. */
export function startBrowser(host: Host): Promise<Browser> {
  return chromium.launch({
    executablePath: host.chromium.executablePath,
    env: { ...definedEnvironment(), ...host.chromium.env },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--no-sandbox', // needed as root
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
    ],
  });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
