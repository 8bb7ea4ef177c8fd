/**
 * How a file of ignore rules is written. `gitignore`: lines as git reads them, `!` for exceptions. `plain`: the same without exceptions. `claude`: rules
 * `Read(…)` in a list. `opencode`: patterns as keys, in which `*` goes through slashes. `zed`: globs in a list.
 */
export type Format = 'gitignore' | 'plain' | 'claude' | 'opencode' | 'zed';

/** A file in which an agent looks for what it shall not read. */
export interface Dialect {
  readonly id: string;
  /** The agent, as people call it. */
  readonly title: string;
  /** Below a workspace folder. */
  readonly file: string;
  readonly format: Format;
  readonly covers: string;
  /** What it does not keep from its own agent. */
  readonly misses: string;
  readonly docs: string;
}

/** Only what the agents' own documentation or sources say. To add a file: a row here, and its rows in test/agents/ignore. */
export const dialects = [
  {
    id: 'cursor',
    title: 'Cursor',
    file: '.cursorignore',
    format: 'gitignore',
    covers: 'index, Tab, the agent’s reads, inline edits, @-mentions',
    misses: 'its terminal and MCP tools',
    docs: 'https://cursor.com/docs/reference/ignore-file',
  },
  {
    id: 'cursor-index',
    title: 'Cursor (index)',
    file: '.cursorindexingignore',
    format: 'gitignore',
    covers: 'index',
    misses: 'everything but the index',
    docs: 'https://cursor.com/docs/reference/ignore-file',
  },
  {
    // A denial cannot have an exception: an allowing rule never carves one out.
    id: 'claude-code',
    title: 'Claude Code',
    file: '.claude/settings.json',
    format: 'claude',
    covers: 'its read, search and edit tools, @-mentions, commands that plainly name the file',
    misses: 'recursive searches and programs in a terminal, MCP tools, imports in CLAUDE.md',
    docs: 'https://code.claude.com/docs/en/permissions',
  },
  {
    id: 'gemini',
    title: 'Gemini CLI',
    file: '.geminiignore',
    format: 'gitignore',
    covers: '@ and the tools that look at it, from the next session on',
    misses: 'its terminal and MCP tools',
    docs: 'https://geminicli.com/docs/cli/gemini-ignore/',
  },
  {
    // Negation is not supported for code customization, whose file this is too; an empty file would exclude everything.
    id: 'gemini-code-assist',
    title: 'Gemini Code Assist',
    file: '.aiexclude',
    format: 'plain',
    covers: 'generation, completion, transformation, chat',
    misses: 'terminals',
    docs: 'https://developers.google.com/gemini-code-assist/docs/create-aiexclude-file',
  },
  {
    id: 'windsurf',
    title: 'Windsurf',
    file: '.codeiumignore',
    format: 'gitignore',
    covers: 'index',
    misses: 'reads in its terminal',
    docs: 'https://docs.windsurf.com/context-awareness/windsurf-ignore',
  },
  {
    id: 'cline',
    title: 'Cline',
    file: '.clineignore',
    format: 'gitignore',
    covers: 'its file tools, and a command whose first word prints the file',
    misses: 'absolute paths, pipes and other programs in a terminal, MCP tools',
    docs: 'https://docs.cline.bot/customization/clineignore',
  },
  {
    id: 'roo',
    title: 'Roo Code',
    file: '.rooignore',
    format: 'gitignore',
    covers: 'its file tools, mentions, and a command whose first word prints the file',
    misses: 'absolute paths, pipes and other programs in a terminal, MCP tools',
    docs: 'https://docs.roocode.com/features/rooignore',
  },
  {
    id: 'kilo',
    title: 'Kilo Code',
    file: '.kilocodeignore',
    format: 'gitignore',
    covers: 'its file tools and lists',
    misses: 'other programs in a terminal, MCP tools, checkpoints',
    docs: 'https://kilo.ai/docs/customize/context/kilocodeignore',
  },
  {
    id: 'augment',
    title: 'Augment',
    file: '.augmentignore',
    format: 'gitignore',
    covers: 'index',
    misses: 'everything but the index',
    docs: 'https://docs.augmentcode.com/setup-augment/workspace-indexing',
  },
  {
    id: 'jetbrains',
    title: 'JetBrains AI Assistant and Junie',
    file: '.aiignore',
    format: 'gitignore',
    covers: 'AI Assistant leaves them out; Junie asks before it looks',
    misses: 'in some cases files are still processed; other plugins, terminals',
    docs: 'https://www.jetbrains.com/help/junie/aiignore.html',
  },
  {
    // The last rule that matches decides; the path that is matched is absolute or relative, by version.
    id: 'opencode',
    title: 'opencode',
    file: 'opencode.json',
    format: 'opencode',
    covers: 'its read tool',
    misses: 'its searches and terminal, MCP tools',
    docs: 'https://opencode.ai/docs/permissions',
  },
  {
    // A project's list takes the place of the editor's own for the editor; the agent's tools heed both.
    id: 'zed',
    title: 'Zed',
    file: '.zed/settings.json',
    format: 'zed',
    covers: 'its agent’s reads and searches, predictions',
    misses: 'terminals, MCP tools, other agents in its panel',
    docs: 'https://zed.dev/docs/configuring-zed',
  },
] as const satisfies readonly Dialect[];
