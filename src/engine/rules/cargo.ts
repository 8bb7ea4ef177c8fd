import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const run = command('cargo', { none: ['--help', '-h'] });
/** `cargo +nightly yank` names a toolchain first. */
const WAYS = ['', '+* '];
const PLACE = ['flag:--registry', 'flag:--index', 'path:crate', 'host'];

const rules = [
  {
    id: 'cargo/yank',
    when: [
      ...WAYS.map((way) => run(`${way}yank`, { none: ['--help', '-h', '--undo'] })),
      request('DELETE /api/v1/crates/{crate}/{version}/yank'),
      request('PATCH /api/v1/crates/{crate}/{version}', { fields: { 'version.yanked': [true] } }),
    ],
    verb: 'remove',
    class: 'data',
    resource: { kind: 'crate version', name: ['args', 'path:crate/version', '=this crate'], identifiers: PLACE },
    reversible: true,
    dies: 'the version for every new dependent, and every build without a lock file',
    undo: 'cargo yank --undo',
    safer: 'Publish a fixed version first, so that builds have one to go to.',
    docs: 'https://doc.rust-lang.org/cargo/commands/cargo-yank.html',
    examples: {
      held: [
        'cargo yank shop@1.0.7',
        'cargo yank --version 1.0.7 shop',
        'cargo +nightly yank --vers 1.0.7',
        'curl -X DELETE -H "Authorization: $T" https://crates.io/api/v1/crates/shop/1.0.7/yank',
      ],
      free: [
        'cargo yank --undo shop@1.0.7',
        'cargo publish --dry-run',
        'cargo remove serde',
        'cargo clean',
        'cargo help yank',
        'curl -X PUT -H "Authorization: $T" https://crates.io/api/v1/crates/shop/1.0.7/unyank',
      ],
    },
  },
  {
    id: 'cargo/delete-crate',
    when: request('DELETE /api/v1/crates/{crate}'),
    verb: 'delete',
    class: 'data',
    resource: { kind: 'crate', name: ['path:crate'], identifiers: PLACE },
    dies: 'all versions of the crate for everybody who depends on it',
    undo: 'none known',
    safer: 'Yank single versions, which breaks no lock file.',
    docs: 'https://crates.io/policies',
    examples: {
      held: ['curl -X DELETE -H "Authorization: $T" https://crates.io/api/v1/crates/shop'],
      free: ['curl https://crates.io/api/v1/crates/shop', 'cargo search shop'],
    },
  },
  {
    id: 'cargo/remove-owner',
    when: [
      ...WAYS.map((way) => run(`${way}owner`, { any: ['--remove', '-r'] })),
      request('DELETE /api/v1/crates/{crate}/owners'),
      request('DELETE /api/v1/trusted_publishing/github_configs/{name} /api/v1/trusted_publishing/gitlab_configs/{name}'),
      request('DELETE /api/v1/me/tokens/{name} /api/v1/tokens/current'),
    ],
    verb: 'revoke',
    class: 'data',
    resource: { kind: 'access', name: ['flag:--remove', 'flag:-r', 'path:crate', 'path:name'], identifiers: PLACE },
    dies: 'who or what may publish the crate',
    undo: 'an owner who is left can add them again',
    safer: 'List the owners first: cargo owner --list.',
    docs: 'https://doc.rust-lang.org/cargo/commands/cargo-owner.html',
    examples: {
      held: ['cargo owner --remove bob shop', 'curl -X DELETE -H "Authorization: $T" https://crates.io/api/v1/crates/shop/owners -d "{}"'],
      free: [
        'cargo owner --list shop',
        'cargo owner --add bob shop',
        'curl -H "Authorization: $T" https://crates.io/api/v1/crates/shop/owners',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** crates.io through cargo and its API. What cargo builds and runs is read by others. */
export const cargo = {
  id: 'cargo',
  title: 'crates.io',
  hosts: ['crates.io', 'staging.crates.io'],
  programs: [
    {
      id: 'cargo',
      names: ['cargo'],
      everyday: true,
      valueFlags: list('--version --vers --registry --index --token -a --add -r --remove --config -C --color -Z'),
    },
  ],
  rules,
} as const satisfies Provider;
