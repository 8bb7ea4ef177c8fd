import type { Reader } from '../../context';
import { aws } from './aws';
import { awscurl } from './awscurl';
import { az } from './az';
import { fly } from './fly';
import { gcloud } from './gcloud';
import { kubectl } from './kubectl';
import { wrangler } from './wrangler';

/** LocalStack's own name for `aws`, which goes to this machine (https://github.com/localstack/awscli-local). */
const awslocal: Reader = (call) => {
  const { AWS_ENDPOINT_URL: url, LOCALSTACK_HOST: host } = call.env;
  const given = call.argv.some((word) => word.startsWith('--endpoint'));
  const to = url ?? (host === undefined ? 'http://localhost:4566' : `http://${host}`);
  return [{ ...call, program: 'aws', path: 'aws', argv: given ? call.argv : ['--endpoint-url', to, ...call.argv] }];
};

/** Command lines of clouds: what they read from files, run elsewhere, and send. */
export const cloudReaders: Readonly<Record<string, Reader>> = {
  aws,
  awslocal,
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
