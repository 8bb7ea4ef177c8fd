import type { Reader } from '../../context';
import { clientReaders } from './clients';
import { postgresReaders } from './psql';

/** Clients of databases, by program name. */
export const sqlReaders: Readonly<Record<string, Reader>> = { ...postgresReaders, ...clientReaders };
