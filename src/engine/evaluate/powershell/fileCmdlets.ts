import { HOLE, type Text } from '../../types';
import { textValue, UNKNOWN, type Value } from '../code/values';
import { known, unknown } from '../shell/output';
import { absolute, readFile } from '../shell/redirects';
import { only } from '../shell/state';
import { cwdOf } from '../shell/words';
import { eachOf, isOn, isSurelyOn, plainText } from './bind';
import { type Called, type Cmdlet, given } from './cmdlet';
import { NOTHING, type Shell, slashed, start, touch, writeFile } from './shell';

const PATHS = ['literalpath', 'path', 'filepath', 'destinationpath'];
/** Drives that hold no files. */
const DRIVE =
  /^(?:Microsoft\.PowerShell\.Core\\)?(Env|Variable|Function|Alias|HK(?:LM|CU|CR|U|CC)|Registry|Cert|WSMan|SQLSERVER|AD|IIS)::?(.*)$/is;

/** The paths a cmdlet is given, by words or by what is piped into it. */
const pathsOf = (called: Called): readonly Text[] => {
  const own = given(called, PATHS, 0);
  return eachOf(own ?? called.input ?? given(called, ['inputobject'], -1)).map(plainText);
};

const isFree = ({ bound }: Called): boolean => isSurelyOn(bound, 'whatif');

/** Things that are no files, as a cmdlet that rules know by its verb and noun. */
function elsewhere(verb: string, path: Text, shell: Shell): boolean {
  const drive = DRIVE.exec(path)?.[1]?.toLowerCase();
  if (drive === undefined) return false;
  if (/^(?:env|variable|function|alias)$/.test(drive)) return true;
  const noun = drive.startsWith('hk') || drive === 'registry' ? 'registry' : drive === 'cert' ? 'certificate' : drive;
  start(shell, 'powershell-cmdlet', [verb, noun, path]);
  return true;
}

/** `Remove-Item`, and what is listed or found before it. */
const remove: Cmdlet = (called, shell) => {
  if (isFree(called)) return NOTHING;
  const { bound } = called;
  const short = called.words.some((word) => word.v === 'path' && /^-[a-z]*r[a-z]*$/i.test(word.path) && word.path.length < 5);
  const filtered = ['include', 'filter', 'exclude'].some((name) => bound.params.has(name));
  for (const path of pathsOf(called)) {
    if (elsewhere('remove', path, shell)) continue;
    const part = filtered && !bound.params.has('include') && !bound.params.has('filter') ? '*' : filterOf(called);
    touch(shell, 'Remove-Item', 'delete', filtered ? below(path, part) : path, { recursive: isOn(bound, 'recurse') || short });
  }
  return NOTHING;
};
const filterOf = ({ bound: { params } }: Called): Text =>
  plainText(eachOf(params.get('include') ?? params.get('filter'))[0] ?? textValue('*'));
const below = (path: Text, part: Text): Text => (/[*?]/.test(path) ? path : `${path.replace(/[\\/]+$/, '')}/${part}`);

const truncate: Cmdlet = (called, shell) => {
  if (!isFree(called))
    for (const path of pathsOf(called)) if (!elsewhere('clear', path, shell)) touch(shell, 'Clear-Content', 'truncate', path);
  return NOTHING;
};

const write =
  (by: string, names: readonly string[], append: boolean): Cmdlet =>
  (called, shell) => {
    if (isFree(called)) return NOTHING;
    const piped = called.input !== undefined && by !== 'Set-Content' ? 0 : 1;
    const value =
      given(called, names, called.bound.params.has('path') || called.bound.params.has('filepath') ? 0 : piped === 0 ? -1 : 1) ??
      called.input;
    const text = value === undefined ? '' : eachOf(value).map(plainText).join('\n');
    const from = text.includes(HOLE) ? ['a command'] : [];
    for (const path of eachOf(given(called, PATHS, 0)).map(plainText)) {
      if (elsewhere('set', path, shell)) continue;
      writeFile(
        shell,
        by,
        path,
        text === HOLE ? unknown(sourceOf(value)) : known(text === '' ? '' : `${text}\n`, from),
        append || isOn(called.bound, 'append'),
      );
    }
    return by === 'Tee-Object' ? (called.input ?? UNKNOWN) : NOTHING;
  };

/** Which program a content that nobody knows would come from: what is fetched is code that nobody has read. */
export const sourceOf = (value: Value | undefined): string =>
  value?.v === 'object' && /^ps\.fetched\(\)/.test(value.of)
    ? 'curl'
    : value?.v === 'object' && value.self
      ? sourceOf(value.self)
      : 'a command';

/** `New-Item`: files get what they are given; registry keys and links are what rules know. */
const create: Cmdlet = (called, shell) => {
  if (isFree(called)) return NOTHING;
  const folder = given(called, ['path', 'literalpath'], 0);
  const name = called.bound.params.get('name');
  const kind = plainText(given(called, ['itemtype', 'type'], -1) ?? textValue('')).toLowerCase();
  const value = called.bound.params.get('value') ?? called.bound.params.get('target');
  for (const one of eachOf(folder ?? textValue('.'))) {
    const path = name === undefined ? plainText(one) : `${plainText(one)}/${plainText(name)}`;
    if (elsewhere('set', path, shell)) continue;
    if (/link|junction/.test(kind) && value) start(shell, 'ln', ['-s', slashed(plainText(value)), slashed(path)]);
    else if (kind === 'file' || value || isOn(called.bound, 'force')) {
      if (kind !== 'directory' && kind !== '') {
        if (value) writeFile(shell, 'New-Item', path, known(plainText(value)));
        else touch(shell, 'New-Item', isOn(called.bound, 'force') ? 'truncate' : 'create', path);
      }
    }
  }
  return folder ?? UNKNOWN;
};

/** Cmdlets that do what a program of other systems does. */
const as =
  (program: string, options: readonly string[]): Cmdlet =>
  (called, shell) => {
    if (isFree(called)) return NOTHING;
    const sources = pathsOf(called);
    const at = called.bound.params.has('path') || called.bound.params.has('literalpath') || called.input !== undefined ? 0 : 1;
    const target = plainText(given(called, ['destination', 'newname'], at) ?? textValue('.'));
    for (const source of sources) start(shell, program, [...options, slashed(source), slashed(target)], called.to);
    return NOTHING;
  };

/** Reads files: their text, and the same as `cat` for whoever watches what is shown. */
const read: Cmdlet = (called, shell) => {
  const paths = pathsOf(called).filter((path) => !/^(?:Env|Variable|Function|Alias):/i.test(path));
  if (pathsOf(called).some((path) => /^Env:/i.test(path))) start(shell, 'printenv', [], called.to);
  if (paths.length > 0) start(shell, 'cat', paths.map(slashed), called.to);
  const [only, ...more] = paths;
  if (only === undefined || more.length > 0 || /[*?]/.test(only)) return UNKNOWN;
  const { run, state } = shell;
  const home = run.host.context.facts.home;
  const found = readFile(run, absolute(run, state, slashed(only).replace(/^~(?=\/|$)/, home)));
  return found.text === HOLE ? UNKNOWN : textValue(found.text);
};

const search: Cmdlet = (called, shell) => {
  const own = given(called, ['path', 'literalpath'], 1);
  const pattern = plainText(given(called, ['pattern'], 0) ?? textValue(''));
  if (own) start(shell, 'grep', ['-e', pattern, ...eachOf(own).map((one) => slashed(plainText(one)))], called.to);
  return UNKNOWN;
};

/** What a folder holds: the folder's path with whatever the names must match. */
const children: Cmdlet = (called, shell) => {
  const { params } = called.bound;
  const paths = eachOf(given(called, ['literalpath', 'path'], 0) ?? called.input ?? textValue('.')).map(plainText);
  if (paths.some((path) => /^Env:/i.test(path))) start(shell, 'printenv', [], called.to);
  const filters = eachOf(params.get('include') ?? params.get('filter') ?? called.bound.rest[1] ?? textValue('*')).map(plainText);
  return { v: 'list', items: paths.flatMap((path) => filters.map((filter) => textValue(below(path, filter)))) };
};

const items: Cmdlet = (called) => ({ v: 'list', items: pathsOf(called).map(textValue) });

/** `Join-Path a b`, several children in newer versions. */
const join: Cmdlet = (called) => {
  const { params, rest } = called.bound;
  const parts = [
    ...(params.has('path') ? [params.get('path')] : []),
    ...(params.has('childpath') ? [...rest, params.get('childpath')] : rest),
  ];
  return textValue(
    parts
      .flatMap((one) => (one ? [plainText(one)] : []))
      .reduce((path, part) => `${path.replace(/[\\/]+$/, '')}/${part.replace(/^[\\/]+/, '')}`),
  );
};
const split: Cmdlet = (called) => {
  const path = slashed(plainText(given(called, ['path', 'literalpath'], 0) ?? called.input));
  if (path.includes(HOLE)) return UNKNOWN;
  return textValue(isOn(called.bound, 'leaf') ? path.slice(path.lastIndexOf('/') + 1) : path.replace(/\/[^/]*$/, '') || '/');
};

const change: Cmdlet = (called, shell) => {
  const { run, state } = shell;
  const path = slashed(plainText(given(called, ['path', 'literalpath'], 0) ?? called.input ?? textValue('~')));
  const whole = path.replace(/^~(?=\/|$)/, run.host.context.facts.home);
  state.folders = [...state.folders, cwdOf(run, state)];
  state.cwd = only(/^[A-Za-z]:/.test(whole) ? whole : absolute(run, state, whole));
  return NOTHING;
};
const back: Cmdlet = (_called, { run, state }) => {
  state.cwd = only(state.folders.at(-1) ?? cwdOf(run, state));
  state.folders = state.folders.slice(0, -1);
  return NOTHING;
};

/** Registry values and the like by `…-ItemProperty`. */
const property =
  (verb: string): Cmdlet =>
  (called, shell) => {
    if (!isFree(called)) for (const path of pathsOf(called)) elsewhere(verb, path, shell);
    return NOTHING;
  };

export const fileCmdlets: Readonly<Record<string, Cmdlet>> = {
  'remove-item': remove,
  'clear-content': truncate,
  'clear-item': truncate,
  'clear-recyclebin': (called, shell) => {
    if (!isFree(called)) touch(shell, 'Clear-RecycleBin', 'delete', '~/.local/share/Trash/*', { recursive: true });
    return NOTHING;
  },
  'expand-archive': (called, shell) => {
    const into = given(called, ['destinationpath'], 1);
    if (isOn(called.bound, 'force'))
      start(shell, 'unzip', ['-o', '-d', into ? slashed(plainText(into)) : '.', ...pathsOf(called).slice(0, 1).map(slashed)]);
    return NOTHING;
  },
  'set-content': write('Set-Content', ['value'], false),
  'add-content': write('Add-Content', ['value'], true),
  'out-file': write('Out-File', ['inputobject'], false),
  'tee-object': write('Tee-Object', ['inputobject'], false),
  'export-csv': write('Export-Csv', ['inputobject'], false),
  'export-clixml': write('Export-Clixml', ['inputobject'], false),
  'new-item': create,
  'copy-item': as('cp', ['-r']),
  'move-item': as('mv', []),
  'rename-item': as('mv', []),
  'get-content': read,
  'import-csv': read,
  'select-string': search,
  'get-childitem': children,
  'get-item': items,
  'resolve-path': items,
  'convert-path': items,
  'join-path': join,
  'split-path': split,
  'set-location': change,
  'push-location': change,
  'pop-location': back,
  'get-location': (_called, { run, state }) => textValue(cwdOf(run, state)),
  'remove-itemproperty': property('remove'),
  'clear-itemproperty': property('clear'),
  'set-itemproperty': property('set'),
  'new-itemproperty': property('set'),
};
export type { Shell };
