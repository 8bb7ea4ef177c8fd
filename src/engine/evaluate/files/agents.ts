import type { Reader } from '../../context';
import { fileCall, UNKNOWN_CONTENT } from './fileCall';

/** Variables that start an agent without the person's hooks, or with other settings. */
const LOOSENING =
  /^(?:CLAUDE_CODE_SIMPLE|CLAUDE_CONFIG_DIR|(?:[A-Z]+_)?HOME|[A-Z_]+_SYSTEM_SETTINGS_PATH|OPENCODE_CONFIG(?:_DIR|_CONTENT)?|OPENCODE_DISABLE_[A-Z_]+|XDG_CONFIG_HOME)$/;

/** An agent that an agent starts: with such a variable it runs as if its settings were rewritten. */
export const agent: Reader = (call, context) =>
  Object.keys(call.env).some((name) => LOOSENING.test(name))
    ? [fileCall(call, context, 'overwrite', '~/.claude/settings.json', { content: UNKNOWN_CONTENT, by: call.program })]
    : [];
