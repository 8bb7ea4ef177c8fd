import { argocd } from './argocd';
import { aws } from './aws';
import { azure } from './azure';
import { django } from './django';
import { docker } from './docker';
import { filesystem } from './filesystem';
import { flux } from './flux';
import { flyio } from './flyio';
import { gcp } from './gcp';
import { git } from './git';
import { github } from './github';
import { gitlab } from './gitlab';
import { helm } from './helm';
import { heroku } from './heroku';
import { kubernetes } from './kubernetes';
import { mongodb } from './mongodb';
import { mysql } from './mysql';
import { neon } from './neon';
import { netlify } from './netlify';
import { nets } from './nets';
import { npm } from './npm';
import { planetscale } from './planetscale';
import { postgres } from './postgres';
import { prisma } from './prisma';
import { pulumi } from './pulumi';
import { rails } from './rails';
import { railway } from './railway';
import { redis } from './redis';
import type { Provider } from './rule';
import { secrets } from './secrets';
import { self } from './self';
import { shell } from './shell';
import { sqlAny } from './sql';
import { sqlite } from './sqlite';
import { supabase } from './supabase';
import { terraform } from './terraform';
import { vercel } from './vercel';

/** Every provider. A new one is a file beside this one (copy `_template.ts`) and a line here. */
export const providers: readonly Provider[] = [
  argocd,
  aws,
  azure,
  django,
  docker,
  filesystem,
  flux,
  flyio,
  gcp,
  git,
  github,
  gitlab,
  helm,
  heroku,
  kubernetes,
  mongodb,
  mysql,
  neon,
  netlify,
  nets,
  npm,
  planetscale,
  postgres,
  prisma,
  pulumi,
  rails,
  railway,
  redis,
  secrets,
  self,
  shell,
  sqlAny,
  sqlite,
  supabase,
  terraform,
  vercel,
];
