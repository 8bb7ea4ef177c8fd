import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { guard } from '../editor/host/guard';
import type { EditorFolders } from '../editor/host/server';
import { makeCertificates } from './certificate';
import { company, freshState, newToken } from './incident';
import { type Model, startModel } from './model';
import { type Provider, type ProviderRequest, providerHosts, startProvider } from './provider';

/** All that the incident needs, on this machine alone: a home, a workspace, a provider, a model. */
export interface Stage extends EditorFolders {
  readonly root: string;
  readonly workspace: string;
  readonly token: string;
  readonly provider: Provider;
  readonly model: Model;
  /** User settings, on top of those there are. */
  settings(more: Readonly<Record<string, unknown>>): void;
  /** The provider as it was at the start. */
  restore(): void;
  /** Ends provider and model and removes everything, the token included. */
  stop(): Promise<void>;
}

const json = (file: string, value: unknown): void => writeFileSync(file, JSON.stringify(value, null, 2));

/** Sets the stage in a temporary folder of its own. */
export async function setStage(seen?: (request: ProviderRequest) => void): Promise<Stage> {
  const root = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'mg-'));
  const [work, home, userData, extensions] = ['w', 'home', 'ud', 'ext'].map((name) => path.join(root, name)) as [
    string,
    string,
    string,
    string,
  ];
  const workspace = path.join(home, 'rentals');
  // ~/.copilot/hooks is there before the window: the editor's file watcher misses folders that are made later
  for (const folder of [work, extensions, path.join(userData, 'User'), path.join(home, '.copilot/hooks')])
    mkdirSync(folder, { recursive: true });

  const token = newToken();
  copyWorkspace(workspace, token);
  cpSync(path.join(__dirname, 'replay'), path.join(extensions, 'mollyguard-demo.replay-0.0.1'), { recursive: true });

  const { authority, server: pem } = makeCertificates(providerHosts);
  const provider = await startProvider({
    file: path.join(root, 'provider.json'),
    state: freshState(),
    token,
    pem,
    ...(seen ? { seen } : {}),
  });
  const model = await startModel();
  writeFileSync(path.join(home, 'demo-authority.pem'), authority);
  writeFileSync(path.join(home, '.curlrc'), curlrc(provider.port, path.join(home, 'demo-authority.pem')));
  mkdirSync(path.join(home, '.railway'));
  json(path.join(home, '.railway/config.json'), railwayLink(workspace));
  json(path.join(userData, 'User/chatLanguageModels.json'), [languageModel(model.port)]);

  const remove = (): void => {
    const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 };
    for (const folder of [root, guard.runtime(home)]) rmSync(folder, options);
  };
  process.once('exit', remove);

  let settings: Readonly<Record<string, unknown>> = {};
  const write = (more: Readonly<Record<string, unknown>>): void => {
    settings = { ...settings, ...more };
    json(path.join(userData, 'User/settings.json'), settings);
  };
  write({ ...userSettings, ...curlSettings(home) });
  return {
    root,
    work,
    home,
    userData,
    extensions,
    workspace,
    token,
    provider,
    model,
    settings: write,
    restore: () => provider.reset(freshState()),
    stop: async () => {
      process.off('exit', remove);
      await Promise.all([provider.stop(), model.stop()]);
      remove();
    },
  };
}

function copyWorkspace(to: string, token: string): void {
  cpSync(path.join(__dirname, 'workspace'), to, { recursive: true });
  const fill = (file: string, mark: string, value: string): void => {
    const full = path.join(to, file);
    writeFileSync(full, readFileSync(full, 'utf8').replace(mark, value));
  };
  fill('scripts/sync-domains.sh', '@TOKEN@', token); // the only place where it is written
  fill('notes/deploy.md', '@VOLUME_ID@', company.volume.id);
}

/** The provider's hosts, and every other host too, are the provider on loopback: no curl of the demo reaches anything else. */
function curlrc(port: number, authority: string): string {
  const hosts = providerHosts.map((host) => `connect-to = "${host}:443:127.0.0.1:${port}"`);
  return [...hosts, `connect-to = "::127.0.0.1:${port}"`, 'noproxy = "*"', `cacert = "${authority}"`, ''].join('\n');
}

/** The incident is a curl command: where there is no curl, the agent's terminals, and they alone, find a stand-in. */
function curlSettings(home: string): Readonly<Record<string, unknown>> {
  if (spawnSync('curl', ['--version'], { stdio: 'ignore' }).status === 0 || process.platform === 'win32') return {};
  const bin = path.join(home, 'bin');
  mkdirSync(bin);
  writeFileSync(path.join(bin, 'curl'), `#!${process.execPath}\n${readFileSync(path.join(__dirname, 'curlStandIn.js'), 'utf8')}`, {
    mode: 0o755,
  });
  const environment = { PATH: `${bin}:\${env:PATH}` };
  return { 'terminal.integrated.env.linux': environment, 'terminal.integrated.env.osx': environment };
}

/** What `railway link` leaves behind. */
function railwayLink(workspace: string): unknown {
  const { project, environment } = company;
  const link = {
    projectPath: workspace,
    name: project.name,
    project: project.id,
    environment: environment.id,
    environmentName: environment.name,
  };
  return { projects: { [workspace]: { ...link, service: null } }, user: { token: null } };
}

function languageModel(port: number): unknown {
  const limits = { toolCalling: true, vision: false, maxInputTokens: 120_000, maxOutputTokens: 8_000 };
  const url = `http://127.0.0.1:${port}/v1/chat/completions`;
  return { name: 'Scripted', vendor: 'customendpoint', apiKey: 'none', models: [{ id: 'scripted', name: 'Scripted', url, ...limits }] };
}

const userSettings = {
  'workbench.startupEditor': 'none',
  'workbench.reduceMotion': 'on',
  'telemetry.telemetryLevel': 'off',
  'terminal.integrated.gpuAcceleration': 'off',
  'security.workspace.trust.enabled': false,
  // the laxest the editor has: what holds here is Mollyguard alone
  'chat.permissions.default': 'autoApprove',
  'chat.byokUtilityModelDefault': 'mainAgent',
  'mollyguard.names': { [company.volume.id]: company.volume.name },
  'mollyguard.environments': { production: { match: [company.volume.id, company.project.id, company.project.name] } },
};
