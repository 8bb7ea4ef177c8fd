import type { Reader } from '../../context';
import { curl } from './curl';
import { httpie } from './httpie';
import { wget } from './wget';

/** Programs that send HTTP requests. curlie takes curl's options in front of HTTPie's items; `-d` and the like reach curl. */
export const httpReaders: Readonly<Record<string, Reader>> = {
  curl,
  wget,
  wget2: wget,
  http: httpie,
  https: httpie,
  xh: httpie,
  xhs: httpie,
};
