import type { Reader } from '../context';
import { tableName } from '../programName';
import { ansibleReaders } from './ansible/index';
import { cloudReaders } from './clouds/index';
import { codeReaders } from './code/index';
import { runnerReaders } from './code/runners';
import { fileReaders } from './files/index';
import { wordReaders } from './foreign/code';
import { compiledReaders } from './foreign/compiled';
import { debuggerReaders } from './foreign/debuggers';
import { editorReaders } from './foreign/editors';
import { flagReaders } from './foreign/flags';
import { lispReaders } from './foreign/lisp';
import { macroReaders } from './foreign/macros';
import { preloadReaders } from './foreign/preloads';
import { remoteFileReaders } from './foreign/remoteFiles';
import { scriptHostReaders } from './foreign/scriptHost';
import { transportReaders } from './foreign/transports';
import { wireReaders } from './foreign/wire';
import { httpReaders } from './http/index';
import { vaultReaders } from './secrets/vaultRequests';
import { carrierReaders } from './sql/carriers';
import { sqlReaders } from './sql/index';
import { projectProgramReaders } from './sql/projectPrograms';
import { storageReaders } from './storage/s5cmd';
import { wrapperReaders } from './wrappers/index';

/** Programs whose meaning goes beyond their own rules, by base name. Each table belongs to one folder. */
const tables: readonly Readonly<Record<string, Reader>>[] = [
  wrapperReaders,
  httpReaders,
  codeReaders,
  runnerReaders,
  fileReaders,
  wordReaders,
  compiledReaders,
  wireReaders,
  sqlReaders,
  flagReaders,
  transportReaders,
  preloadReaders,
  editorReaders,
  lispReaders,
  debuggerReaders,
  scriptHostReaders,
  remoteFileReaders,
  macroReaders,
  cloudReaders,
  storageReaders,
  projectProgramReaders,
  carrierReaders,
  ansibleReaders,
  vaultReaders,
];

/** A name in two tables (`railway run` wraps a program, `railway api` sends a request) is read by both: neither hides what the other sees. */
function merge(all: typeof tables): ReadonlyMap<string, Reader> {
  const merged = new Map<string, Reader>();
  for (const [name, reader] of all.flatMap((table) => Object.entries(table))) {
    const other = merged.get(name);
    merged.set(name, other ? (call, context) => [...other(call, context), ...reader(call, context)] : reader);
  }
  return merged;
}
const byName = merge(tables);

/** The reader for a program's base name, if there is one. */
export const readerOf = (program: string): Reader | undefined => byName.get(program) ?? byName.get(tableName(program));

/** The base names of all programs that have a reader. */
export const readerNames: readonly string[] = [...byName.keys()];
