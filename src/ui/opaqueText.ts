import type { OpaqueWhy } from '../engine/types';
import type { Translate } from './text';

/** Why an action could not be understood. */
export const opaqueText = (t: Translate): Readonly<Record<OpaqueWhy, string>> => ({
  syntax: t('Its text cannot be parsed.'),
  'dynamic-program': t('Which program it runs is not known before it runs.'),
  'fetched-code': t('It runs code that it downloads.'),
  'decoded-code': t('It runs code that it decodes first.'),
  'unreadable-code': t('It runs code that cannot be read before.'),
  'too-big': t('It is too long to be read.'),
  'too-deep': t('It is nested too deeply to be followed.'),
  budget: t('It takes too long to be understood.'),
  'unsupported-shell': t('Its shell cannot be read yet.'),
});
