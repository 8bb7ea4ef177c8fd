import type { Context } from '../../context';
import type { Call, FileEdit, Json, McpCall } from '../../types';
import { fileCallsOf } from '../action';
import { isList, isMembers, type Members, type ToolInput } from './input';
import { programCall } from './programs';
import { saysYes } from './template';

const PATHS = [
  'path',
  'file_path',
  'file',
  'filename',
  'file_name',
  'relative_path',
  'absolute_path',
  'path_in_project',
  'target_file',
  'local_path',
  'notebook_path',
  'directory',
  'dir_path',
  'uri',
  'output_path',
  'paths',
  'files',
  'file_paths',
] as const;
const CONTENTS = ['content', 'contents', 'text', 'file_text', 'body', 'data'] as const;
const FROM = ['source', 'src', 'source_path', 'from', 'old_path', 'source_file'] as const;
const TO = ['destination', 'dest', 'destination_path', 'target', 'to', 'new_path', 'target_path', 'dst'] as const;

/** What a tool does to files, by the words of its name; the first that stands in it. */
const VERBS: readonly (readonly [RegExp, 'delete' | 'move' | 'copy' | 'write' | 'read'])[] = [
  [/^(?:delete|remove|unlink|trash|rm|rmdir|erase)$/, 'delete'],
  [/^(?:move|rename|mv)$/, 'move'],
  [/^(?:copy|cp|duplicate)$/, 'copy'],
  [/^(?:write|edit|replace|create|insert|patch|save|append|put|update|overwrite|modify|str|truncate|download|export)$/, 'write'],
  [/^(?:read|get|view|open|cat|show|load|head|tail|upload|attach|send|grep|parse|convert)$/, 'read'],
];
const KINDS =
  /^(?:files?|text|directory|directories|dir|folder|path|block|document|pdf|media|image|lines?|content|contents|notebook|symlink|attachment|screenshot)$/;
/** Parts of a file: what deletes one edits the file. */
const PARTS =
  /^(?:ranges?|rows?|columns?|cells?|sheets?|worksheets?|lines?|text|symbols?|blocks?|charts?|tables?|paragraphs?|slides?|pages?|shapes?|headings?|sections?|keys?|values?|content|contents|comments?|images?|layers?|nodes?|functions?|class|methods?|imports?|attributes?|elements?|frontmatter)$/;
const WHOLE = /^(?:files?|directory|directories|dir|dirs|folders?|path|paths|notebooks?)$/;
/** Tools of GitHub's server that speak of files there. */
const ELSEWHERE =
  /(?:^|_)(?:get_file_contents|create_or_update_file|push_files|container_file_\w+|(?:jira|conf|bb)_(?:get|post|put|patch|delete))$/;

/** What a tool for files does to those it names, as an agent's own file tool would do it. */
export function fileCalls(input: ToolInput, call: McpCall, cwd: string, context: Context): readonly Call[] {
  const words = [...input.words];
  const named = VERBS.find(([pattern]) => words.some((word) => pattern.test(word)))?.[1];
  const verb = named === 'delete' && words.some((word) => PARTS.test(word)) && !words.some((word) => WHOLE.test(word)) ? 'write' : named;
  if (verb === undefined || ELSEWHERE.test(input.name)) return [];
  const speaksOfFiles = words.some((word) => KINDS.test(word));
  const isPath = (text: string): boolean =>
    text !== '' && (/^(?:\/|~|file:|[a-z]:[\\/])/i.test(text) || (speaksOfFiles && !/^[a-z]+:\/\//i.test(text)));
  if (verb === 'move' || verb === 'copy') {
    const [from] = input.texts(...FROM).filter(isPath);
    const [to] = input.texts(...TO).filter(isPath);
    if (from === undefined || to === undefined) return [];
    return [programCall(verb === 'move' ? ['mv', '--', from, to] : ['cp', '-R', '--', from, to], call, cwd, [])];
  }
  if (verb === 'write' && input.values('dry_run').some(saysYes) && input.name.endsWith('edit_file')) return [];
  const one = { agent: '', conversation: null, cwd, kind: verb } as const;
  const listed = entriesOf(input, isPath);
  const plain = [...new Set(input.texts(...PATHS).filter(isPath))];
  const content = verb === 'write' ? contentOf(input.members) : null;
  const edits = verb === 'write' && content === null ? editsOf(input.members) : null;
  const more = plain.length + listed.length > MOST;
  return [
    ...plain.slice(0, MOST).flatMap((path) => fileCallsOf({ ...one, path, content, ...(edits ? { edits } : {}) }, context)),
    ...listed
      .slice(0, MOST)
      .flatMap((entry) => fileCallsOf({ ...one, path: entry.path, content: verb === 'write' ? entry.content : null }, context)),
    ...(more ? [TOO_MANY] : []),
  ];
}

/** Files of one call that are looked at; more are held unread. */
const MOST = 300;
const TOO_MANY: Call = { kind: 'opaque', via: [], remote: null, why: 'too-big', about: 'files', text: '' };

/** Files that are told with their content, each in an object. */
function entriesOf(
  input: ToolInput,
  isPath: (text: string) => boolean,
): readonly { readonly path: string; readonly content: string | null }[] {
  const lists = input.values('files', 'edits', 'changes', 'operations').filter(isList).flat().filter(isMembers);
  return lists.flatMap((entry) => {
    const path = PATHS.map((name) => entry[name] ?? entry[camel(name)]).find((value) => typeof value === 'string');
    return typeof path === 'string' && isPath(path) ? [{ path, content: contentOf([entry]) }] : [];
  });
}
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** null where it is not told, or told twice; an append is no whole content. */
function contentOf(members: readonly Members[]): string | null {
  const texts = members.flatMap((one) => CONTENTS.map((name) => one[name]).filter((value) => typeof value === 'string'));
  const appends = members.some((one) => one.mode === 'append' || one.append === true);
  return texts.length === 1 && !appends ? (texts[0] ?? null) : null;
}

const OLD = ['oldText', 'old_string', 'oldString', 'old_str', 'old_text', 'search'] as const;
const NEW = ['newText', 'new_string', 'newString', 'new_str', 'new_text', 'replace'] as const;

function editsOf(members: readonly Members[]): readonly FileEdit[] | null {
  const entries = members.flatMap((one) => (isList(one.edits) ? one.edits : OLD.some((name) => name in one) ? [one] : []));
  const edits = entries.map(editOf);
  return edits.length === 0 || edits.includes(null) ? null : edits.filter((one) => one !== null);
}

function editOf(entry: Json): FileEdit | null {
  if (!isMembers(entry)) return null;
  const old = OLD.map((name) => entry[name]).find((value) => typeof value === 'string');
  const by = NEW.map((name) => entry[name]).find((value) => typeof value === 'string');
  if (typeof old !== 'string' || typeof by !== 'string') return null;
  return { old, new: by, all: entry.replace_all === true || Number(entry.expected_replacements ?? 1) > 1, lines: false };
}
