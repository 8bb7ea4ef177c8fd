export type ChoiceKind = 'kube-context' | 'docker-context' | 'aws-profile' | 'terraform-workspace' | 'database';
/** One of the things that a program's own files let it be pointed at: a context, a profile, a workspace, a database. */
export interface Choice {
  readonly of: ChoiceKind;
  /** What a command calls it by; `` where it counts whatever a command says. */
  readonly name: string;
  /** It may be the one that is taken where a command names none. */
  readonly current: boolean;
  /** The kubeconfig or folder that offers it; `` for the person's own settings. */
  readonly from: string;
  /** What would be lost with it, as its own tools call it: a database's name. */
  readonly resource?: string;
}
/** Where detectors look besides the action's own folder and the person's home. Absolute paths. */
export interface Reach {
  /** Folders that calls run in. */
  readonly folders: readonly string[];
  /** Kubeconfigs that calls name, each as it is named: several files with `:` between them. */
  readonly kubeconfigs: readonly string[];
}
