import { userInfo } from 'node:os';

/** The person that this process belongs to, as the journal names them; `` where the system does not know. */
export function whoAmI(): string {
  try {
    return userInfo().username;
  } catch {
    return ''; // a container's user without an entry
  }
}
