import type { Reader } from '../context';

/**
 * Programs whose meaning goes beyond their own rules, by base name. Each table belongs to one folder; a name stands in one table only
 * (a test asserts it).
 */
export const readerTables: readonly Readonly<Record<string, Reader>>[] = [];

const byName = new Map(readerTables.flatMap((table) => Object.entries(table)));

/** The reader for a program's base name, if there is one. */
export const readerOf = (program: string): Reader | undefined => byName.get(program);
