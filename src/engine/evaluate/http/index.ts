import type { Reader } from '../../context';
import { apiReaders } from './apiCommands';
import { curl } from './curl';
import { curlie } from './curlie';
import { httpie } from './httpie';
import { shopify } from './shopify';
import { wget } from './wget';

/** Programs that send HTTP requests. */
export const httpReaders: Readonly<Record<string, Reader>> = {
  ...apiReaders,
  curl,
  curlie,
  wget,
  wget2: wget,
  shopify,
  http: httpie,
  https: httpie,
  xh: httpie,
  xhs: httpie,
};
