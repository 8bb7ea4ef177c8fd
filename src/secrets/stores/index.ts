import { clouds } from './clouds';
import { forges } from './forges';
import { machine } from './machine';
import { platforms } from './platforms';
import { services } from './services';
import type { Store } from './store';

/** Where tools keep what they log in with. A new one is a row in its file; each has to be off limits by `defaultFiles.ts` (a test). */
export const STORES: readonly Store[] = [...platforms, ...clouds, ...forges, ...services, ...machine];

/** Configuration of a home that agents work on, so that it is not off limits: credentials in it are found by the names beside them. */
export const CONFIGURATION: readonly string[] = [
  '~/.aws/config',
  '~/.gitconfig',
  '~/.cursor/mcp.json',
  '~/.vscode/mcp.json',
  '~/.codex/config.toml',
  '~/.gemini/settings.json',
  '~/.qwen/settings.json',
  '~/.codeium/windsurf/mcp_config.json',
  '~/.config/opencode/opencode.json',
  '~/.config/zed/settings.json',
  '~/.bashrc',
  '~/.bash_profile',
  '~/.profile',
  '~/.zshrc',
  '~/.zshenv',
  '~/.zprofile',
  '~/.config/fish/config.fish',
];
