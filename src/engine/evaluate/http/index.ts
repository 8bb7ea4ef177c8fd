import type { Reader } from '../../context';
import { curl } from './curl';
import { curlie } from './curlie';
import { httpie } from './httpie';
import { wget } from './wget';

/** Programs that send HTTP requests. */
export const httpReaders: Readonly<Record<string, Reader>> = {
  curl,
  curlie,
  wget,
  wget2: wget,
  http: httpie,
  https: httpie,
  xh: httpie,
  xhs: httpie,
};
