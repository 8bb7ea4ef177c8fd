import { environmentOfWords } from '../engine/policy/words';
import type { Detector } from './detector';
import { evidenceOfVariables } from './variableEvidence';
import { variablesOf } from './variables';

const NAMES = [
  '.env',
  '.env.local',
  ...['production', 'prod', 'staging', 'stage', 'preview', 'development', 'dev', 'test', 'testing', 'qa', 'live', 'docker'].flatMap(
    (name) => [`.env.${name}`, `.env.${name}.local`],
  ),
  '.envrc',
];

/** What `.env*` files in the folder and the workspace say (variableEvidence.ts). Which of them counts is a matter of the tool: all are looked at. */
export const dotenv: Detector = {
  id: 'dotenv',
  wants: ({ cwd, workspace }) => [...new Set([cwd, ...workspace])].flatMap((folder) => NAMES.map((name) => `${folder}/${name}`)),
  detect: (files) =>
    Object.entries(files).flatMap(([file, text]) => {
      const shown = file.slice(file.lastIndexOf('/') + 1);
      const suffix = environmentOfWords(shown.replace(/^\.env/, ''));
      return evidenceOfVariables(variablesOf(text), { source: 'dotenv', file, shown, suffix });
    }),
};
