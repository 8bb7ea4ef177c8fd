import type { ProgramCall, Text } from '../../types';
import { globMatches } from '../files/path';
import { credentialMark, isFileMark, type Mark } from './marks';
import { marksOfFiles, plainWords, type Special, valuesOf } from './namedFiles';

/** Statements and commands of clients that read a file here or at the server. */
const FILES =
  /\\(?:ir?|include(?:_relative)?|lo_import)\s+'?([^\s';]+)|\bcopy\b[^;]{1,200}?\bfrom\s+'?([^\s';]+)|\b(?:pg_read_(?:binary_)?file|lo_import|load_file|readfile|fsdir|load_extension|read_(?:csv|text|json|blob|ndjson|parquet)\w*|cat|readFileSync|load|glob)\s*\(\s*["']([^"']+)|\binfile\s+["']([^"']+)|(?:^|\s)(?:source|\\\.)\s+(\S+)|\bfrom\s+'([^']+)'|\.(?:import|read)\s+["']?([^\s"']+)/gi;

/** Catalogues that hold passwords and their hashes, as far as what is asked for may be those. */
const CATALOGUES = [
  /\b(?:select\s+(?:\w+\.)?\*\s+from|table)\s+(?:pg_catalog\.)?pg_(?:authid|shadow|user_mappings?|subscription)\b/i,
  /\b(?:rolpassword|passwd|umoptions|subconninfo)\b(?=[^;]*\bpg_(?:authid|shadow|user_mappings?|subscription)\b)/i,
  /\bselect\s+(?:\w+\.)?\*\s+from\s+`?mysql`?\.`?(?:user|global_priv|db)\b/i,
  /\b(?:authentication_string|password|priv)\b(?=[^;]*\bfrom\s+`?mysql`?\.`?(?:user|global_priv)\b)/i,
  /\bshow\s+create\s+user\b/i,
  /\bsystem\.users\b|showCredentials\s*:\s*true/,
];

/** Without one of these there is nothing of the kind. */
const MAY_READ = /[\\('"]|from|source|import|infile|\.read/i;
const MAY_TELL = /pg_|mysql|user|showCredentials/i;

/** The text of what a client is told to do. */
const told = (call: ProgramCall): Text => [...call.argv, call.stdin.kind === 'text' ? call.stdin.text : ''].join('\n');

const statements: Special = (call, context) => {
  const text = told(call);
  const files = (MAY_READ.test(text) ? [...text.matchAll(FILES)] : []).flatMap((match) =>
    match.slice(1).flatMap((one) => (one === undefined ? [] : [one])),
  );
  return [
    ...marksOfFiles([...files, ...valuesOf(call.argv, /^(?:-f|--file(?:=|$))/)], call, context),
    // What is no statement is quoted in what is said of it.
    ...(call.secrets?.stdin ?? []).filter(isFileMark),
    ...(MAY_TELL.test(text) && CATALOGUES.some((one) => one.test(text)) ? [credentialMark(call.program)] : []),
  ];
};

/** A database in a file that is off limits (cookies, the editor's state), and what statements read. */
const sqlite: Special = (call, context) => {
  const [file = '', ...rest] = plainWords(call);
  const asked = rest.length > 0 || (call.stdin.kind === 'text' && call.stdin.text !== '');
  return [...marksOfFiles(asked ? [file] : [], call, context), ...statements(call, context)];
};

const PASSWORDS = ['requirepass', 'masterauth', 'tls-key-file-pass'];
/** `CONFIG GET requirepass`, `ACL LIST`. */
const redis: Special = ({ program, argv, secrets }) => {
  const words = argv.map((word) => word.toLowerCase());
  const at = words.findIndex((word, index) => word === 'config' && words[index + 1] === 'get');
  const asks = at >= 0 && words.slice(at + 2).some((glob) => PASSWORDS.some((name) => globMatches(glob, name)));
  const lists = words.some((word, index) => word === 'acl' && /^(?:list|getuser)$/.test(words[index + 1] ?? ''));
  const marks: readonly Mark[] = asks || lists ? [credentialMark(program)] : [];
  return [...marks, ...(words.includes('-x') ? [] : (secrets?.stdin ?? []).filter(isFileMark))];
};

/** Roles are dumped with their passwords; what goes into a file is a backup. */
const roles: Special = ({ program, argv, stdout }) =>
  stdout.to === 'shown' && !argv.some((word) => /^(?:-f|--file|--no-role-passwords|--help|--version|-V|-\?|-l$)/.test(word))
    ? [credentialMark(program)]
    : [];

/** Clients of databases. */
export const databaseSpecials: Readonly<Record<string, Special>> = {
  ...Object.fromEntries(
    ['psql', 'pgcli', 'usql', 'cockroach', 'mysql', 'mariadb', 'mycli', 'mysqlsh', 'mongosh', 'mongo', 'clickhouse-client'].map((name) => [
      name,
      statements,
    ]),
  ),
  sqlite3: sqlite,
  sqlite: sqlite,
  duckdb: sqlite,
  'redis-cli': redis,
  'valkey-cli': redis,
  keydb: redis,
  pg_dumpall: roles,
};
