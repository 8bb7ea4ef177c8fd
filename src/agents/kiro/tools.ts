import { commonTools } from '../commonTools';

/** By the names of the command line (`execute_bash`, `fs_write`, `use_aws`), of the editor (`executeBash`, `strReplace`), and the short ones. */
export const kiroTools = commonTools('kiro');
