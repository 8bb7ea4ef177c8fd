/** Every ceiling of the engine, in one place. A ceiling that is reached makes the verdict stricter, never laxer. */
export const limits = {
  /** Characters of one action's text; beyond it the action is held unread. */
  actionLength: 1_000_000,
  /** Characters of one shell text. More than what Linux passes in one argument (128 KiB) is not what an agent's tool runs. */
  shellLength: 131_072,
  /** Brackets of any kind that are open at once in a shell text, before it is parsed at all. */
  openBrackets: 200,
  /** Characters of one file that is followed. */
  fileLength: 1_000_000,
  /** Characters of Python or JavaScript that are read as code: more is a bundle, which nobody wrote for this action. */
  codeLength: 32_000,
  /**
   * The same of languages of which the words are read (Perl, Ruby, Go, …): in the action itself, and in a file. More is held as too big: unlike a
   * bundle, nobody has such code run by the way.
   */
  wordsLength: 32_000,
  wordsFileLength: 131_072,
  /** Brackets in brackets in such code. */
  codeDepth: 200,
  /** Characters of an agent's or the editor's settings before and after a write; what more of them would do is not told. */
  settingsLength: 100_000,
  /** Fields of a tool's input that are looked at by name. */
  fields: 4_000,
  /** Rounds of `needs` before missing facts count as unreadable. */
  rounds: 3,
  /** Files asked for in all. */
  files: 64,
  /** Folders, and kubeconfigs, that evidence is looked for in. */
  places: 8,
  /** Milliseconds for reading all files of one judgement (kept by the caller). */
  fileMilliseconds: 20,
  /** Nested evaluations: shell in shell, script in script, wrapper in wrapper. */
  depth: 24,
  /** Evaluation steps (nodes, words, loop passes) of one judgement. */
  steps: 150_000,
  /** Steps and calls that one file which is followed may take; beyond them the file is not understood. */
  fileSteps: 30_000,
  fileCalls: 600,
  /** Calls of one action. */
  calls: 2_000,
  /** Passes of a constant loop that are unrolled, and words of one brace or glob expansion. */
  passes: 64,
  /** Shell: syntax inside syntax (substitutions, groups, loops), over all nested evaluations. */
  nesting: 90,
  /** Shell: characters of one arithmetic expression. */
  expressionLength: 4_000,
  /** Shell: values of one variable that are kept apart, and combinations of such values that one command is judged with. */
  alternatives: 8,
  combinations: 16,
  /** Characters of an evaluated string. */
  textLength: 1_000_000,
  /** Resources that one rule finds in one call. */
  effects: 256,
  /** Nesting of a tool's input. */
  jsonDepth: 200,
  /** Requests of one command line; pairs of one form or query string. */
  requests: 256,
  pairs: 2_000,
  /** GraphQL: operations and fields looked at. */
  graphqlFields: 2_000,
  graphqlDepth: 64,
} as const;
