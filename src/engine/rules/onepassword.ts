import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const run = command('op', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['flag:--vault', 'flag:--account', 'env:OP_ACCOUNT', 'path:vault', 'host'] } as const;
const rules = [
  {
    id: 'onepassword/delete-item',
    when: [
      run('item|document|vault|user|group delete'),
      run('delete item|document|vault|user|group|trash'),
      run('user suspend'),
      run('connect server|token delete'),
      run('connect group|vault revoke'),
      run('vault|group user|group revoke'),
      request('DELETE /v1/vaults/{vault}/items/{name}', { hosts: ['*'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'item', name: ['args', 'path:name', '=item'], ...PLACE },
    dies: 'passwords and keys that nobody may have elsewhere; of a vault all items in it',
    undo: 'Recently deleted items come back for 30 days on 1password.com; a vault does not.',
    safer: 'Archive it: op item delete --archive.',
    docs: 'https://developer.1password.com/docs/cli/reference/management-commands/item/#item-delete',
    examples: {
      held: [
        'op item delete "Stripe" --vault prod',
        'op vault delete Production',
        'op user delete ann@example.com',
        'curl -X DELETE -H "Authorization: Bearer $T" https://connect.example.com/v1/vaults/v1/items/i1',
      ],
      free: [
        'op item list',
        'op vault list',
        'op run -- npm start',
        'curl -H "Authorization: Bearer $T" https://connect.example.com/v1/vaults',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** 1Password: op, and a Connect server. */
export const onepassword = {
  id: 'onepassword',
  title: '1Password',
  hosts: [],
  programs: [
    {
      id: 'op',
      names: ['op'],
      everyday: true,
      valueFlags: list('--account --config --encoding --format --session --vault --user --group --server'),
    },
  ],
  rules,
} as const satisfies Provider;
