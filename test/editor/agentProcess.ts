import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from '../demo/stage';
import { within } from './host/guard';
import { signal } from './host/server';

/** How a hook process ended, as an agent sees it. */
export interface HookAnswer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
export interface AgentProcess {
  readonly answer: Promise<HookAnswer>;
  kill(): void;
}

const sample = path.join(__dirname, '..', 'payloads', 'vscode', 'PreToolUse-run_in_terminal.json');

/**
 * Runs the command that set-up registered, as VS Code runs it, with a recorded payload for another command. Unlike the editor's own agent
 * it lives on when the window goes.
 */
export function agentProcess(stage: Stage, command: string, conversation: string, cwd: string = stage.workspace): AgentProcess {
  const payload = JSON.parse(readFileSync(sample, 'utf8')) as { tool_input: object };
  const tool_input = { ...payload.tool_input, command };
  const child = spawn('/bin/sh', ['-c', registered(stage)], {
    cwd,
    env: { PATH: process.env.PATH, HOME: stage.home },
    detached: true,
  });
  child.stdin.on('error', () => {}).end(JSON.stringify({ ...payload, tool_input, cwd, session_id: conversation }));
  const text = (stream: NodeJS.ReadableStream): (() => string) => {
    let all = '';
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      all += chunk;
    });
    return () => all;
  };
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  const answer = new Promise<HookAnswer>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, stdout: stdout(), stderr: stderr() }));
  });
  return { answer: within('the answer to the agent', answer, 90_000), kill: () => child.pid && signal(-child.pid, 'SIGKILL') };
}

/** Nothing on stdout and exit 0 is VS Code's *no opinion*. */
export const NO_OPINION: HookAnswer = { code: 0, stdout: '', stderr: '' };

/** The command in `~/.copilot/hooks` that is ours. */
function registered(stage: Stage): string {
  const folder = path.join(stage.home, '.copilot/hooks');
  for (const name of readdirSync(folder)) {
    const { hooks } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as {
      hooks: Record<string, { command?: string; bash?: string }[]>;
    };
    for (const entry of hooks.PreToolUse ?? []) {
      const command = entry.command ?? entry.bash;
      if (command?.includes('.mollyguard/bin/hook')) return command;
    }
  }
  throw new Error(`no hook of Mollyguard in ${folder}`);
}
