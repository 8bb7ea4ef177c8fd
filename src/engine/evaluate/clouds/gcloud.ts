import type { Reader } from '../../context';
import { HOLE, type Text } from '../../types';
import { type OptionTable, parseOptions } from '../http/options';
import { contentOf } from '../http/sources';
import { statements } from './statements';

const SPANNER: OptionTable = {
  value: 'instance sql ddl ddl-file project format account configuration timeout query-mode priority database-role'.split(' '),
  alone: ['quiet', 'help', 'async', 'enable-partitioned-dml', 'strong'],
  short: { q: 'quiet', h: 'help' },
};

/** `gcloud spanner databases execute-sql`, `… ddl update`: the statements they send. */
export const gcloud: Reader = (call, context) => {
  const { options, rest } = parseOptions(call.argv, SPANNER);
  const verb = rest.filter((word) => word !== 'alpha' && word !== 'beta').join(' ');
  const values = (name: string): readonly Text[] => options.filter((option) => option.name === name).map(({ value }) => value);
  if (values('help').length > 0 || !/^spanner databases (?:execute-sql|ddl update)\b/.test(verb)) return [];
  const texts = [
    ...values('sql'),
    ...values('ddl'),
    ...values('ddl-file').map((path) => {
      const content = contentOf(path, call, context);
      return content.kind === 'text' ? content.text : HOLE;
    }),
  ];
  const at = { dialect: 'unknown', host: values('instance').at(-1) ?? 'spanner.googleapis.com', database: rest.at(-1) ?? '' } as const;
  return statements(texts, at, call, context);
};
