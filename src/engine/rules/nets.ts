import { toolNets } from './netsTools';
import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const FORCE = [
  '--yes',
  '-y',
  '--force',
  '-f',
  '--no-confirm',
  '--auto-approve',
  '-auto-approve',
  '--assume-yes',
  '--confirm',
  '--non-interactive',
  '--skip-confirmation',
];
const MORE = { any: FORCE, none: ['--dry-run', '--help', '-h'] };
const run = command('any', MORE);
/** Tools of which no more is read than the statements they carry. */
const carrier = command('carrier', MORE);
/** A word of destruction, alone or as a part of a verb (`db:drop`, `delete-project`, `project.destroy`). */
const words = ['delete', 'destroy', 'drop', 'purge', 'wipe', 'terminate'].flatMap((word) => [
  word,
  `${word}-*`,
  `${word}:*`,
  `*:${word}`,
  `*-${word}`,
  `*.${word}`,
  `*/${word}`,
]);
const VERB = words.join('|');
/** The same in the last segment of a path; `droplets` and `dropdown` are no verbs. */
const PATHS = [
  ...['delete', 'destroy', 'purge'].flatMap((word) => [`${word}*`, `*-${word}`, `*_${word}`, `*:${word}`, `*.${word}`]),
  ...['drop', 'wipe', 'terminate'].flatMap((word) => [word, `${word}-*`, `${word}_*`, `*-${word}`, `*_${word}`, `*:${word}`, `*.${word}`]),
]
  .map((segment) => `/**/${segment}`)
  .join(' ');
const AWAY = { hosts: ['*'], away: true, credential: true } as const;
const DOCS = 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Methods/DELETE';

const rules = [
  {
    id: 'nets/purge-cache',
    net: 'provider',
    when: request('POST|PUT|DELETE /**/purge_cache /**/purge-cache /**/purgecache /**/purge_all /**/cache/purge /**/caches/purge', {
      hosts: ['*'],
    }),
    verb: 'remove',
    class: 'disposable',
    resource: { kind: 'cache', name: ['path:last'] },
    undo: 'not needed: the cache fills again',
    safer: 'Go ahead.',
    docs: 'https://developers.cloudflare.com/cache/how-to/purge-cache/',
    examples: { held: [], free: ['curl -X POST -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/z/purge_cache'] },
  },
  {
    id: 'nets/delete-by-request',
    net: 'generic',
    when: [request('DELETE', AWAY), request(`POST|PUT|PATCH ${PATHS}`, AWAY)],
    verb: 'delete',
    class: 'suspected',
    resource: { kind: 'resource', name: ['path:last', 'host'], identifiers: ['host'] },
    dies: 'whatever the address stands for: no rule knows this service',
    undo: 'none known',
    safer: 'Send a GET to the same address first and show what it holds.',
    docs: DOCS,
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.example.com/v1/projects/7',
        'curl -X POST -H "X-Api-Key: $K" https://api.example.com/v1/users/delete',
        'http DELETE https://api.example.com/orders/1 Authorization:"Bearer $T"',
        'curl -X DELETE -H "Authorization: Bearer $T" "$API/orders/1"',
        { kind: 'http', method: 'DELETE', url: 'https://api.example.com/v1/projects/7', headers: { authorization: 'Bearer x' } },
      ],
      free: [
        'curl -X DELETE https://example.com/cart',
        'curl -X DELETE -H "Authorization: Bearer $T" http://localhost:3000/users/1',
        'curl -H "Authorization: Bearer $T" https://api.example.com/v1/projects/7',
        'curl -X POST -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/droplets -d "{}"',
        'curl -X POST -H "Authorization: Bearer $T" https://api.example.com/v1/orders',
      ],
    },
  },
  {
    id: 'nets/delete-by-command',
    net: 'generic',
    when: [run, carrier].flatMap((one) => [one(VERB), one(`* ${VERB}`), one(`* * ${VERB}`)]),
    verb: 'delete',
    class: 'suspected',
    resource: { kind: 'resource', name: ['args'] },
    dies: 'whatever the command stands for: no rule knows this program',
    undo: 'none known',
    safer: 'Run it without the flag that skips the question, or show its help first.',
    docs: 'https://clig.dev/#arguments-and-flags',
    examples: {
      held: [
        'acmectl project delete shop --yes',
        'acme db:drop --force',
        'acmectl destroy -y',
        'clickhouse shop drop -y',
        './bin/acme tenants purge old --no-confirm',
        'acmectl delete-cluster c1 --auto-approve',
      ],
      free: [
        'acmectl project list --yes',
        'acmectl project delete shop',
        'echo acmectl delete x --yes',
        'acmectl delete x --yes --dry-run',
        'tail -f delete',
        'grep -y drop notes.txt',
      ],
    },
  },
  ...toolNets,
] as const satisfies readonly Rule[];

/** Nets below all rules, for services and programs that none of them knows. They ask for a click. */
export const nets = {
  id: 'nets',
  title: 'Unknown tools',
  hosts: [],
  programs: [
    { id: 'carrier', names: ['clickhouse'], valueFlags: [] },
    {
      id: 'any',
      names: ['*'],
      // Programs of which a word is text, a file or a name, never a verb.
      except: list(
        `awk basename bat bzip2 cat cd chgrp chmod chown cksum clear cmp code comm cp csplit curl cut date dd df diff dirname du echo ed egrep emacs env expand expr
         false fgrep file find fmt fold ffmpeg gawk grep gunzip gzip head hexdump hostname iconv id info install join jq less ln locate look ls lsof make man mawk md5sum
         mkdir mkfifo mktemp more mv nano nl nohup od open paste patch pgrep pkill kill killall printf ps pwd readlink realpath rename rev rg rm rmdir rsync scp sdiff
         sed seq sha256sum shuf sleep sort split stat strings sum tac tail tar tee test time touch tr tree true tsort tty type uname unexpand uniq unlink unzip
         vi vim watch wc which whoami xxd yes yq zcat zip ag ack fd apropos whatis history alias export set unset read cal bc column crontab at
         apt apt-get aptitude apk dnf yum zypper pacman brew port snap flatpak choco winget scoop pip pip3 pipx poetry uv cargo gem bundle go bun deno conda mamba
         composer dotnet nuget cpan luarocks rustup nvm asdf mise code cursor`,
      ),
      valueFlags: [],
    },
  ],
  rules,
} as const satisfies Provider;
