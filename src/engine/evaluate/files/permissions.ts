import type { Reader } from '../../context';
import type { Text } from '../../types';
import { fileCall } from './fileCall';

/** `chmod -x file`: a mode that looks like a flag. */
const MODE = /^-[rwxXstugo]+(?:[,+=-][rwxXstugoa,+=-]*)?$/;
const RECURSIVE = /^-[a-zA-Z]*R[a-zA-Z]*$|^--r(?:e(?:c(?:u(?:r(?:s(?:i(?:v(?:e)?)?)?)?)?)?)?)?$/;

/** `chmod`, `chown`, `chgrp`, `chattr`, `setfacl`: who may do what with a file. `first` is the number of words before the files. */
const permissions =
  (first: number): Reader =>
  (call, context) => {
    const operands: Text[] = [];
    let recursive = false;
    let left = first;
    let ended = false;
    for (let at = 0; at < call.argv.length; at++) {
      const word = call.argv[at] ?? '';
      if (!ended && word === '--') ended = true;
      else if (!ended && first > 0 && (word === '--help' || word === '--version')) return [];
      else if (!ended && RECURSIVE.test(word)) recursive = true;
      else if (!ended && word.startsWith('--')) {
        if (word.startsWith('--ref')) left = 0;
      } else if (left > 0 && call.program === 'chmod' && MODE.test(word)) left--;
      else if (!ended && word.startsWith('-') && word.length > 1) {
        if (call.program === 'setfacl' && /^-[mxMX]$/.test(word)) at++;
      } else if (left > 0) left--;
      else operands.push(word);
    }
    return operands.map((operand) => fileCall(call, context, 'permissions', operand, { recursive }));
  };

export const permissionReaders: Readonly<Record<string, Reader>> = {
  chmod: permissions(1),
  gchmod: permissions(1),
  chown: permissions(1),
  chgrp: permissions(1),
  chattr: permissions(1),
  setfacl: permissions(0),
};
