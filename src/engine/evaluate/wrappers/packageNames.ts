import type { Text } from '../../types';

/** Packages whose program has another name. */
const PROGRAMS: Readonly<Record<string, string>> = {
  '@railway/cli': 'railway',
  'firebase-tools': 'firebase',
  'netlify-cli': 'netlify',
  'aws-cdk': 'cdk',
  '@aws-amplify/cli': 'amplify',
  '@angular/cli': 'ng',
  '@sentry/cli': 'sentry-cli',
  '@salesforce/cli': 'sf',
  'eas-cli': 'eas',
  'appwrite-cli': 'appwrite',
  '@cloudflare/wrangler': 'wrangler',
  awscli: 'aws',
  'ansible-core': 'ansible',
  httpie: 'http',
  '@anthropic-ai/claude-code': 'claude',
  '@google/gemini-cli': 'gemini',
  '@qwen-code/qwen-code': 'qwen',
  'opencode-ai': 'opencode',
  awscli2: 'aws',
  'awscli-v2': 'aws',
  'google-cloud-sdk': 'gcloud',
  'azure-cli': 'az',
  '@shopify/cli': 'shopify',
  '@heroku/cli': 'heroku',
  '@digitalocean/doctl': 'doctl',
  '@sanity/cli': 'sanity',
  '@turso/cli': 'turso',
  '@expo/cli': 'expo',
  'snowflake-cli': 'snow',
  'serverless-cli': 'serverless',
};

/** The program of a package: `@railway/cli@4` → `railway`, `@acme/tool` → `tool`, `@acme/cli` → `acme`. */
export function programOf(spec: Text): Text {
  const name = spec
    .replace(/^npm:\/?/, '')
    .replace(/^nodePackages(?:_latest)?\./, '')
    .replace(/(?!^)@[^/]*$/, '');
  if (Object.hasOwn(PROGRAMS, name)) return PROGRAMS[name] ?? name;
  const [, scope = '', base] = /^@([^/]+)\/(.+)$/.exec(name) ?? [];
  return base === undefined ? name : base === 'cli' ? scope : base;
}
