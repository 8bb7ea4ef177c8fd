import type { Decoded } from '../agents/agent';
import type { Action } from '../engine/types';
import type { FactsSource } from './facts';

type Actions = Extract<Decoded, { readonly kind: 'actions' }>;

const MOST = 500;
const NAMES =
  'HOME|KUBECONFIG|HELM_\\w+|DOCKER_\\w+|CONTAINER_HOST|AWS_\\w+|TF_\\w+|DATABASE_URL|\\w*_DATABASE_URL|DB_URL|PG\\w+|RAILS_ENV|RACK_ENV|DJANGO_\\w+';
/** A variable that stays set in the shell, a file of variables that is loaded into it, or a kubeconfig whose names are changed. */
const KEEPS = new RegExp(
  [
    `\\b(?:export|declare|typeset|setenv|set\\s+-\\w*x)\\b[^;&|\\n]{0,400}\\b(?:${NAMES})\\b`,
    `\\$env:(?:${NAMES})\\b`,
    `(?:^|[;&|\\n({])\\s*(?:${NAMES})=[^\\s;&|]{0,2000}\\s*(?:$|[;&\\n)])`,
    `(?:^|[;&|\\n({])\\s*(?:source|\\.)\\s+[^\\s;&|]*env(?!\\S*/bin/activate)`,
    `\\bset\\s+-(?:a\\b|o\\s+allexport)`,
    `\\bconfig\\s+(?:set|set-context|set-cluster|rename-context|set-credentials)\\b`,
    `\\.kube/config\\b[^;&|\\n]*$`,
  ].join('|'),
  'im',
);

const DOCKER = /\b(?:DOCKER_|CONTAINER_HOST)|\.env/;

/**
 * Terminals of agents live on: what one command sets, the next one finds. A conversation in which something was set that says where programs go is
 * remembered, and from then on no file is taken for the last word about that.
 */
export class Shells {
  private readonly moved = new Set<string>();
  private readonly docked = new Set<string>();

  /** What is known for actions, less what their conversation may have changed. */
  source({ agent, conversation, actions }: Actions, source: FactsSource): FactsSource {
    const key = JSON.stringify([agent, conversation]);
    const kept = actions.filter(keeps);
    if (kept.length > 0) this.moved.add(key);
    if (kept.some((action) => action.kind === 'shell' && DOCKER.test(action.command))) this.docked.add(key);
    // More conversations than anybody has: all of them count as changed.
    if (!this.moved.has(key) && this.moved.size < MOST) return source;
    const { env: _, ...rest } = source;
    return this.docked.has(key) || this.docked.size >= MOST ? { ...rest, docker: 'moved' } : rest;
  }
}

const keeps = (action: Action): boolean => action.kind === 'shell' && KEEPS.test(action.command.slice(0, 100_000));
