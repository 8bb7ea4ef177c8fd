import path from 'node:path';
import { geminiSwitches, qwenSwitches, qwenVariables } from './geminiSwitches';
import type { SettingsFile } from './switches';

/** An administrator's settings come last and first: what they say overrules, and what they say by default is overruled. */
const MANAGED = ['settings.json', 'system-defaults.json'];

const gemini = (file: string): SettingsFile => ({ file, agents: ['gemini'], off: [], comments: true, read: geminiSwitches });
const qwen = (file: string): SettingsFile => ({ file, agents: ['qwen'], off: [], comments: true, read: qwenSwitches });

/** Settings of Gemini CLI and Qwen Code: a person's own, and the administrator's. */
export const geminiSettingsOfHome = (home: string): readonly SettingsFile[] => [
  ...geminiSettingsOfFolder(home),
  ...MANAGED.flatMap((name) => [
    gemini(`/etc/gemini-cli/${name}`),
    gemini(`/Library/Application Support/GeminiCli/${name}`),
    qwen(`/etc/qwen-code/${name}`),
    qwen(`/Library/Application Support/QwenCode/${name}`),
  ]),
];

/** Those of a project, and the variables that it hands to Qwen Code. */
export const geminiSettingsOfFolder = (folder: string): readonly SettingsFile[] => [
  gemini(path.join(folder, '.gemini', 'settings.json')),
  qwen(path.join(folder, '.qwen', 'settings.json')),
  ...['.env', '.qwen/.env'].map((name): SettingsFile => ({ ...qwen(path.join(folder, name)), read: qwenVariables })),
];
