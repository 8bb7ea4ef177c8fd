import type { Reader } from '../../context';
import { clientReaders } from './clients';
import { cypherReaders } from './cypher';
import { frameworkReaders } from './frameworks';
import { mongoReaders } from './mongo';
import { oracleReaders } from './oracle';
import { otherReaders } from './otherClients';
import { platformReaders } from './platforms';
import { postgresReaders } from './psql';
import { railsReaders } from './rails';
import { redisReaders } from './redis';
import { siteReaders } from './sites';

/** Clients of databases, by program name. */
export const sqlReaders: Readonly<Record<string, Reader>> = {
  ...postgresReaders,
  ...clientReaders,
  ...cypherReaders,
  ...redisReaders,
  ...mongoReaders,
  ...frameworkReaders,
  ...platformReaders,
  ...railsReaders,
  ...oracleReaders,
  ...otherReaders,
  ...siteReaders,
};
