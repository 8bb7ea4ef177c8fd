import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from '../demo/stage';
import { PATIENCE_MS, within } from './host/guard';
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

const payloads = path.join(__dirname, '..', 'payloads');

/**
 * Runs the command that set-up registered, as VS Code runs it, with a recorded payload for another command. Unlike the editor's own agent
 * it lives on when the window goes.
 */
export function agentProcess(stage: Stage, command: string, conversation: string, cwd: string = stage.workspace): AgentProcess {
  return hookProcess(stage, registered(path.join(stage.home, '.copilot/hooks')), 'vscode/PreToolUse-run_in_terminal', {
    cwd,
    session_id: conversation,
    tool_input: { command },
  });
}

/** The same for a tool of Claude Code; it must be set up. */
export function claudeProcess(stage: Stage, tool: 'Read' | 'Bash', input: object): AgentProcess {
  return hookProcess(stage, registered(path.join(stage.home, '.claude')), `claude-code/PreToolUse-${tool}`, {
    cwd: stage.workspace,
    session_id: 'claude',
    tool_input: input,
  });
}

function hookProcess(
  stage: Stage,
  registered: string,
  sample: string,
  changes: { readonly cwd: string; readonly session_id: string; readonly tool_input: object },
): AgentProcess {
  const payload = JSON.parse(readFileSync(path.join(payloads, `${sample}.json`), 'utf8')) as { tool_input: object };
  const tool_input = { ...payload.tool_input, ...changes.tool_input };
  const input = JSON.stringify({ ...payload, ...changes, tool_input });
  let running: ChildProcess | undefined;
  let killed = false;
  const once = (): Promise<HookAnswer> => {
    const child = spawn('/bin/sh', ['-c', registered], {
      cwd: changes.cwd,
      env: { PATH: process.env.PATH, HOME: stage.home },
      detached: true,
    });
    running = child;
    child.stdin.on('error', () => {}).end(input);
    const text = (stream: NodeJS.ReadableStream): (() => string) => {
      let all = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        all += chunk;
      });
      return () => all;
    };
    const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
    return new Promise<HookAnswer>((resolve, reject) => {
      child.once('error', reject).once('close', (code) => resolve({ code, stdout: stdout(), stderr: stderr() }));
    });
  };
  const patiently = async (): Promise<HookAnswer> => {
    for (let left = TRIES; ; left -= 1) {
      const told = await once();
      if (left === 0 || killed || !ALONE.test(told.stdout)) return told;
    }
  };
  const kill = (): void => {
    killed = true;
    if (running?.pid) signal(-running.pid, 'SIGKILL');
  };
  return { answer: within('the answer to the agent', patiently(), 2 * PATIENCE_MS), kill };
}

/** A server that sends nothing for two seconds, as on a busy machine, is not waited for: then the agent tries again. */
const ALONE = /ask the user to open this folder in an editor with Mollyguard/;
const TRIES = 3;

/** Nothing on stdout and exit 0 is VS Code's *no opinion*. */
export const NO_OPINION: HookAnswer = { code: 0, stdout: '', stderr: '' };

/** The command of ours in an agent's folder of hooks or settings. */
function registered(folder: string): string {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
    const { hooks } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as {
      hooks?: Record<string, (Entry & { hooks?: Entry[] })[]>;
    };
    for (const entry of (hooks?.PreToolUse ?? []).flatMap((one) => [one, ...(one.hooks ?? [])])) {
      const command = entry.command ?? entry.bash;
      if (command?.includes('.mollyguard/bin/hook')) return command;
    }
  }
  throw new Error(`no hook of Mollyguard in ${folder}`);
}

interface Entry {
  readonly command?: string;
  readonly bash?: string;
}
