import type { ToolCall } from '../model/script';

/** What is fixed for one agent's runs on one stage. */
export interface Run {
  readonly home: string;
  readonly project: string;
  /** Where the scripted model answers, without a path. */
  readonly url: string;
  /** The program and its first words. */
  readonly program: readonly string[];
  /** How to start the MCP server `railway`. */
  readonly mcp: { readonly command: string; readonly args: readonly string[] };
}
export interface Start {
  /** Command lines, one after the other; the last one is the turn. */
  readonly steps: readonly (readonly string[])[];
  readonly env: Readonly<Record<string, string>>;
}

/** One real agent program: how it is configured, started in its most permissive mode, and what its tools are called. */
export interface RealAgent {
  /** The adapter's id. */
  readonly id: string;
  readonly title: string;
  /** The program below `node_modules`, for this machine; several words where an interpreter is needed. */
  program(modules: string, platform: string): readonly string[];
  /** Writes the agent's own configuration, before set-up adds our hook. */
  configure(run: Run): void;
  start(run: Run, prompt: string): Start;
  readonly tools: {
    shell(command: string): ToolCall;
    write(path: string, content: string): ToolCall;
    read(path: string): ToolCall;
    /** A tool of the MCP server `railway`. */
    mcp(tool: string, input: Readonly<Record<string, unknown>>): ToolCall;
  };
  /** What becomes of a denied call. `ends`: the whole run ends and the model hears nothing; `told`: the reason reaches the model. */
  readonly denial: 'told' | 'ends';
  /** How long the agent waits for an answer. `holds`: as long as a person may take; `grants`: it is refused at once and sent again. */
  readonly waits: 'holds' | 'grants';
  /** It listens on a port that is always the same: without a network of its own, one run at a time. */
  readonly fixedPort?: true;
}
