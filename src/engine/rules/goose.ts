import { HELP, ROLLBACK, ROLLBACK_ALL } from './migrationWhen';
import type { Provider, Rule, When } from './rule';
import { command, list } from './when';

const run = command('goose', { none: ['-h', ...HELP] });
/** `goose postgres "host=…" reset`, or `goose reset` with the database in a variable. */
const both = (verb: string, more: Parameters<typeof run>[1] = {}): readonly When[] => [run(verb, more), run(`* * ${verb}`, more)];
const DATABASE = {
  kind: 'database',
  name: ['db:GOOSE_DBSTRING|word:1', '=database'],
  identifiers: ['url:GOOSE_DBSTRING|word:1', 'label:flag:-env'],
};
const DOCS = 'https://pressly.github.io/goose/documentation/cli-commands/';

const rules = [
  {
    id: 'goose/reset',
    when: [...both('reset'), ...both('down-to', { args: ['0'] })],
    ...ROLLBACK_ALL,
    resource: DATABASE,
    docs: DOCS,
    examples: {
      held: [
        'goose postgres "host=db.example.com dbname=shop" reset',
        'GOOSE_DRIVER=postgres GOOSE_DBSTRING="postgres://u@db.example.com/shop" goose -dir migrations reset',
        'goose -dir db mysql "u:p@tcp(db.example.com:3306)/shop" down-to 0',
      ],
      free: ['goose postgres "host=db.example.com dbname=shop" up', 'goose status', 'goose create reset sql', 'goose -dir db validate'],
    },
  },
  {
    id: 'goose/down',
    when: [...both('down|redo'), ...both('down-to', { without: ['0'] })],
    ...ROLLBACK,
    resource: DATABASE,
    docs: DOCS,
    examples: {
      held: ['goose postgres "host=db.example.com dbname=shop" down', 'goose redo', 'goose down-to 20260101000000'],
      free: ['goose up-by-one', 'goose version', 'goose fix'],
    },
  },
] as const satisfies readonly Rule[];

/** goose. */
export const goose = {
  id: 'goose',
  title: 'goose',
  hosts: [],
  programs: [
    {
      id: 'goose',
      names: ['goose'],
      everyday: true,
      valueFlags: list('-dir --dir -table --table -certfile -ssl-cert -ssl-key -timeout -env --env'),
      clusters: false,
    },
  ],
  rules,
} as const satisfies Provider;
