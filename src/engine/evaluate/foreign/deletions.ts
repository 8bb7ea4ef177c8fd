import type { Context } from '../../context';
import { type Call, HOLE, type ProgramCall, type Text } from '../../types';
import { fileCall, UNKNOWN_CONTENT } from '../files/fileCall';
import type { Token } from './literals';
import { type Names, receiverOf } from './paths';

/** Functions that delete the paths behind them, by the last part of their name. */
const DELETES = new Set(
  (
    'unlink rmdir rmtree remove_tree rm_rf rm_r rm_f remove_entry remove_entry_secure remove_dir remove_file remove_dir_all RemoveAll ' +
    'deleteDir deleteRecursively deleteIfExists deleteDirectory deleteQuietly cleanDirectory removeDirectoryRecursive removePathForcibly removeFile ' +
    'removeDirectory removeDir deleteTree deleteTreeAbsolute deleteFileAbsolute deleteDirAbsolute dir_delete file_delete del_dir_r del_dir removeItem trashItem'
  ).split(' '),
);
/** The same, where the last part alone could mean anything. */
const QUALIFIED = new Set(
  (
    'File.delete File.unlink Files.delete File.Delete Directory.Delete Dir.delete Dir.rmdir Dir.unlink os.Remove os.remove remove.all Sys.remove Sys.rmdir ' +
    'file.remove file:delete filesystem::remove_all filesystem::remove fs::remove_all fs::remove FileUtils.rm FileUtils.remove FileUtils.remove_file File.rm'
  ).split(' '),
);
/** Methods of a file that delete it. */
const ON_FILES = /^(?:delete|Delete|deleteSync|deleteRecursively|deleteDir|deleteOnExit|rmtree|unlink|remove|remove_tree|toFile|rmdir)$/;
const FILEISH =
  /(?:^|[.:])(?:File|Files|Path|Paths|Pathname|Directory|DirectoryInfo|FileInfo|FileUtils|eachFile\w*|listFiles|listSync|toFile|Path::Tiny|path|Dir)(?:$|[.:])/;
/** Functions that leave a file without what was in it: by name, with the place of the path among their texts. */
const EMPTIES =
  /^(?:truncate|File\.(?:truncate|write|binwrite|WriteAllText|WriteAllBytes)|os\.(?:Truncate|Create|WriteFile)|fs::write|std::fs::write|File::create|std::fs::File::create)$/;
const MOVES = /^(?:rename|File\.(?:rename|Move)|os\.(?:rename|Rename)|FileUtils\.mv|Files\.move|file\.rename|move)$/;
const OPENS = /^(?:open|File\.open|io\.open|File\.new)$/;

/** Names between a call that deletes and its paths that leave them what they are. */
const KEEPS = new Set(
  (
    'glob Dir.glob File.expand_path Dir force atPath at secure verbose true false TRUE FALSE True False or and if die warn rescue nil null recursive recursively ' +
    'new File Path Path.of Paths.get os.Path Pathname Pathname.new path URL Uri fileURLWithPath System.IO'
  ).split(' '),
);
const STOPS = new Set(['or', 'and', 'if', 'unless', 'die', 'warn', 'rescue']);
const RECURSIVE = /rm_r|rmtree|remove_tree|remove_entry|remove_dir|All$|Recursive|deleteDir|_r$|remove_all/;

const lastTwo = (name: string): string => /(?:^|[.:])((?:\w+(?:\.|::|:))?\w+)$/.exec(name)?.[1] ?? name;
const last = (name: string): string => /(\w+)$/.exec(name)?.[1] ?? name;

/** What a name in code does to files; `unknown`: it deletes, and nobody knows what; null: nothing. */
export function fileEffect(
  tokens: readonly Token[],
  at: number,
  names: Names,
  call: ProgramCall,
  context: Context,
  aboutFiles: () => boolean,
): readonly Call[] | 'unknown' | null {
  const name = tokens[at]?.text ?? '';
  const method = last(name);
  const one = (verb: 'delete' | 'overwrite', paths: readonly Text[]): readonly Call[] =>
    paths.map((path) =>
      fileCall(call, context, verb, path, {
        by: name,
        recursive: RECURSIVE.test(name),
        ...(verb === 'overwrite' ? { content: UNKNOWN_CONTENT } : {}),
      }),
    );
  if (MOVES.test(lastTwo(name))) {
    const [path, to, ...more] = pathsBehind(tokens, at, names) ?? [];
    if (path === undefined || to === undefined || more.length > 0) return null;
    return [{ ...call, program: 'mv', path: 'mv', argv: [path, to], stdin: { kind: 'none' } }];
  }
  if (EMPTIES.test(lastTwo(name)) || OPENS.test(name)) {
    const path = emptied(tokens, at, OPENS.test(name));
    return path === null ? null : one('overwrite', [path]);
  }
  const alone = isAlone(tokens, at);
  const before = tokens[at - 1]?.text ?? '';
  const onObject = before === '.' || (before === '>' && tokens[at - 2]?.text === '-') || /^\w+\.\w+$/.test(name);
  if (alone && onObject && ON_FILES.test(method) && (DELETES.has(method) || aboutFiles())) {
    if (method === 'toFile') return null;
    const path = receiverOf(tokens, at, names);
    return path.includes(HOLE) ? 'unknown' : one('delete', [path]);
  }
  // `each(&:delete)`
  if (before === ':' && tokens[at - 2]?.text === '&' && ON_FILES.test(method) && aboutFiles()) return 'unknown';
  if (!DELETES.has(method) && !QUALIFIED.has(lastTwo(name)) && !(call.program === 'julia' && name === 'rm')) return null;
  const paths = pathsBehind(tokens, at, names);
  return paths === null ? 'unknown' : one('delete', paths);
}

/** A method without arguments: `x.delete()`, `x.delete`. */
function isAlone(tokens: readonly Token[], at: number): boolean {
  const [open, close] = tokens.slice(at + 1, at + 3);
  if (open?.text === '(' && open.kind === 'mark') return close?.text === ')' || close?.text === 'recursive' || close?.text === 'recursive:';
  return open === undefined || (open.kind === 'mark' && /^[;)}|.]$/.test(open.text));
}

/** Whether code speaks of files at all: a method named `delete` may delete anything. */
export const isAboutFiles = (tokens: readonly Token[]): boolean => tokens.some(({ kind, text }) => kind === 'name' && FILEISH.test(text));

/** The paths that a call deletes, where all of them are written out; null: nobody knows them before it runs. */
function pathsBehind(tokens: readonly Token[], at: number, names: Names): readonly Text[] | null {
  const paths: Text[] = [];
  let depth = 0;
  const behind = tokens.slice(at + 1, at + 64);
  for (const [index, token] of behind.entries()) {
    if (token.kind === 'string') {
      // Several words in one text may be a list of them.
      if (token.text.includes(HOLE) || /\s/.test(token.text) || token.text === '') return null;
      paths.push(token.text);
    } else if (token.kind === 'mark') {
      if (token.text === ';' || token.text === '}') break;
      if ('(['.includes(token.text)) depth += 1;
      else if (')]'.includes(token.text)) {
        depth -= 1;
        if (depth < 0 || (depth === 0 && paths.length > 0 && behind[index + 1]?.text !== ',')) break;
      } else if (!/[,:=>!&?$#]/.test(token.text)) return null;
    } else if (STOPS.has(token.text) && depth === 0) break;
    // A name behind the last bracket belongs to the next line.
    else if (depth === 0 && paths.length > 0 && !/^[,$]$/.test(behind[index - 1]?.text ?? '')) break;
    else if (!KEEPS.has(token.text.replace(/:$/, ''))) {
      const known = names.get(token.text) ?? HOLE;
      if (known === HOLE || known === '') return null;
      paths.push(known);
    }
  }
  return paths.length === 0 ? null : paths;
}

/** The file that is opened to be written anew, or emptied; null: none that is written out. */
function emptied(tokens: readonly Token[], at: number, opens: boolean): Text | null {
  const texts: Text[] = [];
  for (const token of tokens.slice(at + 1, at + 12)) {
    if (token.kind === 'string') texts.push(token.text);
    else if (token.kind === 'mark' && /^[;)}|]$/.test(token.text)) break;
  }
  const [first = '', second = ''] = texts;
  if (!opens) return first.includes(HOLE) || !first.includes('/') ? null : first;
  // Perl: `open(F, ">", "/x")`, `open F, ">/x"`; the others: `open("/x", "w")`
  if (/^\+?>$/.test(first.trim())) return second.includes(HOLE) || second === '' ? null : second;
  const glued = /^\s*\+?>(?!>)\s*([^|&\s]\S*)\s*$/.exec(first)?.[1];
  if (glued !== undefined) return glued.includes(HOLE) ? null : glued;
  return /^w/.test(second) && first.includes('/') && !first.includes(HOLE) ? first : null;
}
