import { splitUrl } from '../evaluate/http/url';
import type { HttpCall, Text } from '../types';

/**
 * How a server may read the path of a request. An encoded slash is a part of its segment (`projects/acme%2Fshop`) or divides two, as the server
 * likes: first the former, where `%2F` stays, then the latter.
 */
export function pathReadings({ url, path }: HttpCall): readonly Text[] {
  if (!/%2f/i.test(url)) return [path];
  const kept = splitUrl(url.replace(/%2f/gi, '%252F')).path;
  return kept === path ? [path] : [kept, path];
}

/** A segment as people write it. */
export const segmentText = (segment: Text): Text => segment.replaceAll('%2F', '/');
