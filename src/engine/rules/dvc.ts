import type { Provider, Rule } from './rule';
import { command, list } from './when';

const HELP = ['--help', '-h', '--dry'];
const run = command('dvc', { none: HELP });
const CLOUD = ['-c', '--cloud'];
const PLACE = { identifiers: ['flag:--remote', 'flag:-r', 'label:flag:--cd'] } as const;
const docs = (page: string): string => `https://dvc.org/doc/command-reference/${page}`;

const rules = [
  {
    id: 'dvc/collect-remote',
    when: run('gc', { any: CLOUD }),
    verb: 'delete',
    class: 'data',
    resource: { kind: 'storage', name: ['flag:--remote', 'flag:-r', '=default remote'], ...PLACE },
    dies: 'versions of data and models in the remote storage, which others and older commits may need',
    undo: 'None known, unless the storage keeps versions.',
    safer: 'Run it with --dry first and show what would go.',
    docs: docs('gc'),
    examples: {
      held: ['dvc gc -w --cloud', 'dvc gc --workspace -c -r prod -f', 'dvc gc -wcf'],
      free: ['dvc gc -w --cloud --dry', 'dvc push', 'dvc pull', 'dvc status -c'],
    },
  },
  {
    id: 'dvc/collect-cache',
    when: [run('gc', { none: [...HELP, ...CLOUD] }), run('destroy'), run('exp|experiments remove')],
    verb: 'delete',
    class: 'suspected',
    resource: { kind: 'cache', name: ['args', '=cache'], here: true, ...PLACE },
    dies: 'versions of data on this machine that were never pushed; experiments that no branch holds',
    undo: 'dvc pull, for what was pushed.',
    safer: 'Push first: dvc push --all-commits.',
    docs: docs('destroy'),
    examples: {
      held: ['dvc gc -w', 'dvc gc -a -f', 'dvc destroy -f', 'dvc exp remove -A'],
      free: ['dvc gc -a --dry', 'dvc remove data.csv.dvc', 'dvc exp show', 'dvc repro'],
    },
  },
] as const satisfies readonly Rule[];

/** DVC, data version control. */
export const dvc = {
  id: 'dvc',
  title: 'DVC',
  hosts: [],
  programs: [
    {
      id: 'dvc',
      names: ['dvc'],
      valueFlags: list('--cd --rev -n --num --date -r --remote -j --jobs -p --projects -g --git-remote --keep'),
    },
  ],
  rules,
} as const satisfies Provider;
