import type { Reader } from '../context';
import { codeReaders } from './code/index';
import { fileReaders } from './files/index';
import { httpReaders } from './http/index';
import { wrapperReaders } from './wrappers/index';

/**
 * Programs whose meaning goes beyond their own rules, by base name. Each table belongs to one folder; a name stands in one table only
 * (a test asserts it).
 */
export const readerTables: readonly Readonly<Record<string, Reader>>[] = [wrapperReaders, httpReaders, codeReaders, fileReaders];

const byName = new Map(readerTables.flatMap((table) => Object.entries(table)));

/** The reader for a program's base name, if there is one. */
export const readerOf = (program: string): Reader | undefined => byName.get(program);
