export type ChoiceKind =
  | 'kube-context'
  | 'kube-cluster'
  | 'helm-context'
  | 'docker-context'
  | 'aws-profile'
  | 'gcloud-configuration'
  | 'azure-subscription'
  | 'terraform-workspace'
  | 'pulumi-stack'
  | 'server'
  | 'ssh-host'
  | 'ansible-inventory'
  | 'database';
/** What a folder is linked to at a hosting platform; `<provider>-link`, so that it is told from what others say. */
export type HostedKind =
  | 'railway-link'
  | 'vercel-link'
  | 'netlify-link'
  | 'flyio-link'
  | 'heroku-link'
  | 'supabase-link'
  | 'firebase-link'
  | 'cloudflare-link'
  | 'neon-link'
  | 'planetscale-link'
  | 'digitalocean-link'
  | 'convex-link'
  | 'serverless-link';
/** One of the things that a program's own files let it be pointed at: a context, a profile, a workspace, a database. */
export interface Choice {
  readonly of: ChoiceKind | HostedKind;
  /** What a command calls it by; `` where it counts whatever a command says. */
  readonly name: string;
  /** What else it is called: an id, the whole of a name. */
  readonly also?: readonly string[];
  /** It may be the one that is taken where a command names none. */
  readonly current: boolean;
  /** The kubeconfig or folder that offers it; `` for the person's own settings. */
  readonly from: string;
  /** Of a thing that a command may say in part (a namespace, a workspace): what counts where it does not, and what where it does. */
  readonly part?: 'unsaid' | 'said';
  /** Further files that it rests on: a command that writes one of them may have changed it. */
  readonly rests?: readonly string[];
  /** The variable of a file that it comes from: where a command sets that itself, the file does not count. */
  readonly variable?: string;
  /** What would be lost with it, as its own tools call it: a database's name. */
  readonly resource?: string;
}
/** Something that a call names and that cannot be listed, only looked up by its name. */
export interface Named {
  readonly of: 'docker-context' | 'gcloud-configuration' | 'pulumi-stack' | 'terraform-data' | 'ssh-host' | 'ansible-inventory';
  readonly name: string;
}
/** Where detectors look besides the action's own folder and the person's home. Absolute paths. */
export interface Reach {
  /** Folders that calls run in. */
  readonly folders: readonly string[];
  /** Kubeconfigs that calls name, each as it is named: several files with `:` between them. */
  readonly kubeconfigs: readonly string[];
  readonly named?: readonly Named[];
}
