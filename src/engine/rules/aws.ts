import { awsFreeRules } from './awsFree';
import { awsGeneralRules } from './awsGeneral';
import { awsHiddenRules } from './awsHidden';
import { awsFrameworks, awsProgram } from './awsPrograms';
import { awsSafeguardRules } from './awsSafeguards';
import { s3Rules } from './awsStorage';
import type { Provider } from './rule';

/** AWS: its command line for all services, S3, and requests to its hosts. */
export const aws: Provider = {
  id: 'aws',
  title: 'AWS',
  hosts: ['*.amazonaws.com', '*.amazonaws.com.cn', '*.api.aws'],
  programs: [awsProgram, ...awsFrameworks],
  rules: [...awsSafeguardRules, ...s3Rules, ...awsHiddenRules, ...awsFreeRules, ...awsGeneralRules],
};
