import { command } from './when';

/** The words in which Google Cloud's rules are written. */

const HELP = { none: ['--help', '-h'] };
export const gcloud = command('gcloud', HELP);
export const gsutil = command('gsutil', { none: ['--help'] });
export const bq = command('bq', { none: ['--help', '-h', '--dry_run'] });
export const cbt = command('cbt');
export const API = { hosts: ['*.googleapis.com'] };
const PLACE = [
  'flag:--project',
  'flag:--project_id',
  'flag:-p',
  'flag:--account',
  'flag:--zone',
  'flag:--region',
  'flag:--instance',
  'flag:-i',
  'path:project',
  'env:CLOUDSDK_CORE_PROJECT',
];
export const named = (kind: string) => ({ kind, name: ['args', 'path:name', 'path:last'], identifiers: PLACE });
export const docs = (page: string): string => `https://cloud.google.com/sdk/gcloud/reference/${page}`;
