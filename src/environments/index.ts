import { ansible } from './ansible';
import { aws } from './aws';
import { azure } from './azure';
import { compose } from './compose';
import { convex } from './convex';
import { databaseClients } from './databaseClients';
import { databases } from './databases';
import type { Detector } from './detector';
import { dockerContext } from './dockerContext';
import { doctl } from './doctl';
import { dotenv } from './dotenv';
import { firebase } from './firebase';
import { fly } from './fly';
import { gcloud } from './gcloud';
import { gitBranch } from './gitBranch';
import { heroku } from './heroku';
import { kube } from './kube';
import { neon } from './neon';
import { netlify } from './netlify';
import { planetscale } from './planetscale';
import { pulumi } from './pulumi';
import { railwayLink } from './railwayLink';
import { serverless } from './serverless';
import { servers } from './servers';
import { ssh } from './ssh';
import { supabase } from './supabase';
import { terminal } from './terminal';
import { terraform } from './terraform';
import { vercel } from './vercel';
import { wrangler } from './wrangler';

/** Every detector. A new one is a file beside this one (copy `_template.ts`) and a line here. */
export const detectors: readonly Detector[] = [
  dotenv,
  terminal,
  railwayLink,
  vercel,
  netlify,
  fly,
  heroku,
  supabase,
  firebase,
  wrangler,
  neon,
  planetscale,
  doctl,
  convex,
  serverless,
  kube,
  terraform,
  pulumi,
  aws,
  gcloud,
  azure,
  servers,
  ssh,
  ansible,
  databases,
  databaseClients,
  compose,
  dockerContext,
  gitBranch,
];
