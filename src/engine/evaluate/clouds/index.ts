import type { Reader } from '../../context';
import { aws } from './aws';
import { awscurl } from './awscurl';
import { az } from './az';
import { fly } from './fly';
import { gcloud } from './gcloud';
import { kubectl } from './kubectl';
import { wrangler } from './wrangler';

/** Command lines of clouds: what they read from files, run elsewhere, and send. */
export const cloudReaders: Readonly<Record<string, Reader>> = {
  aws,
  awslocal: aws,
  aws2: aws,
  awscurl,
  az,
  fly,
  flyctl: fly,
  gcloud,
  kubectl,
  oc: kubectl,
  wrangler,
};
