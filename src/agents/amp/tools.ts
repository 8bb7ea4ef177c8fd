import { commonTools } from '../commonTools';

/** `Bash` (its field is `cmd` or `command`), `Read`, `create_file`, `edit_file`, `read_web_page`, `Task`, and those of servers and plugins. */
export const ampTools = commonTools('amp');
