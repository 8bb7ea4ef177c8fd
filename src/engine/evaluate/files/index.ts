import type { Reader } from '../../context';
import { rm, shred, unlink } from './remove';

/** Programs that create, change or delete files, by base name. */
export const fileReaders: Readonly<Record<string, Reader>> = {
  rm,
  grm: rm,
  unlink,
  gunlink: unlink,
  shred,
  gshred: shred,
  srm: shred,
  wipe: shred,
};
