import { commonTools } from '../commonTools';

/** Execute, Read, LS, Grep, Glob, Create, Edit, ApplyPatch, FetchUrl, WebSearch, Task, and `mcp__server__tool`. */
export const factoryTools = commonTools('factory');
