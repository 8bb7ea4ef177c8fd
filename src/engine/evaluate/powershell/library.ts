import { HOLE, type Text } from '../../types';
import type { Invocation } from '../code/machine';
import { methodOfText } from '../code/texts';
import { choices, plainValue, textOf, textValue, UNKNOWN, type Value, valueOfJson } from '../code/values';
import { readJson } from '../graphql/json';
import { known, unknown } from '../shell/output';
import { currentValue, setVariable } from '../shell/variables';
import { cwdOf } from '../shell/words';
import { bind, eachOf, plainText } from './bind';
import { cloudCmdlet } from './clouds';
import type { Called, Cmdlet } from './cmdlet';
import { cast, dotnet } from './dotnet';
import { fileCmdlets, sourceOf } from './fileCmdlets';
import { aliases, BOTH, CMDLET_WORDS, HARMLESS, HARMLESS_VERBS } from './names';
import { runCmdlets, runCode } from './runCmdlets';
import { apply, flush, isBlock, NOTHING, notUnderstood, type Shell, slashed, start, startEach, writeFile } from './shell';
import { jsonText, webCmdlets } from './webCmdlets';

const cmdlets: Readonly<Record<string, Cmdlet>> = {
  ...fileCmdlets,
  ...webCmdlets,
  ...runCmdlets,
  'convertto-json': (called) => jsonText(called.input ?? called.bound.params.get('inputobject') ?? called.bound.rest[0]),
  'convertfrom-json': (called) => {
    const json = readJson(plainText(called.input ?? called.bound.rest[0]));
    return json ? valueOfJson(json.value) : UNKNOWN;
  },
};

/** What PowerShell's commands and .NET's classes do. */
export function library({ path, self, args, named }: Invocation, shell: Shell): Value | undefined {
  const [first, second, third] = args;
  switch (path) {
    case 'ps.run':
      return runCommand(args, named, shell);
    case 'ps.block':
      return { v: 'object', of: 'ps.block()', args, named, self: null, props: new Map() };
    case 'ps.define':
      if (second) shell.functions.set(plainText(first), [...(shell.functions.get(plainText(first)) ?? []), second]);
      // PowerShell calls it before each line that a person types.
      return plainText(first) === 'prompt' ? apply(shell, second, []) : NOTHING;
    case 'ps.function':
      return first;
    case 'ps.setfunction':
      if (second) shell.functions.set(plainText(first).toLowerCase(), [second]);
      return NOTHING;
    case 'ps.range':
      return range(first, second);
    case 'ps.pick':
      return { v: 'list', items: first ? eachOf(second).map((index) => shell.machine.member(first, plainText(index))) : [] };
    case 'ps.param':
      return parameter(plainText(first), second, third, shell);
    case 'ps.write':
      writeFile(shell, '>', plainText(third), outputOf(first), plainText(second) === '>>');
      return NOTHING;
    case 'ps.env':
      return environment(plainText(first), shell);
    case 'ps.setenv':
      setVariable(shell.run, shell.state, plainText(first), { value: plainText(second), exported: true });
      return NOTHING;
    case 'ps.home':
      return textValue(shell.run.host.context.facts.home);
    case 'ps.pwd':
      return textValue(cwdOf(shell.run, shell.state));
    case 'ps.psscriptroot':
      return shell.script === '' ? UNKNOWN : textValue(shell.script.slice(0, shell.script.lastIndexOf('/')));
    case 'ps.profile':
      return textValue(`${shell.run.host.context.facts.home}/.config/powershell/profile.ps1`);
    case 'ps.format':
      return (
        methodOfText('format', textOrUnknown(first), second?.v === 'list' ? second.items : second ? [second] : [], new Map()) ?? UNKNOWN
      );
    case 'ps.join':
      return textValue(eachOf(first).map(plainText).join(plainText(second)));
    case 'ps.split':
      return methodOfText('split', textOrUnknown(first), second && plainText(second) !== ' ' ? [second] : [], new Map()) ?? UNKNOWN;
    case 'ps.replace':
      return replaced(first, second);
    case 'ps.times':
      return first?.v === 'text' ? (methodOfText('repeat', first, second ? [second] : [], new Map()) ?? UNKNOWN) : plainValue(null);
    case 'ps.cast':
      return cast(plainText(first), second);
    case 'ps.as':
      return first;
    default:
      return dotnet(path, self, args, shell);
  }
}

const textOrUnknown = (value: Value | undefined): Value => (value?.v === 'text' || value?.v === 'either' ? value : UNKNOWN);
const outputOf = (value: Value | undefined) => {
  const text = value === undefined ? '' : eachOf(value).map(plainText).join('\n');
  return text === HOLE ? unknown(sourceOf(value)) : known(text === '' ? '' : `${text}\n`, text.includes(HOLE) ? ['a command'] : []);
};

/** What a script is given under a name, or at a place. */
function parameter(name: string, place: Value | undefined, fallback: Value | undefined, { globals }: Shell): Value {
  const words = eachOf(globals.get('args')).map((one): Value => (/^-[A-Za-z]/.test(textOf(one)) ? { v: 'path', path: textOf(one) } : one));
  const { params, rest } = bind(words, new Map());
  const given = params.get(name) ?? (place?.v === 'plain' ? rest[Number(place.value)] : undefined);
  return given ?? fallback ?? UNKNOWN;
}

function environment(name: string, shell: Shell): Value {
  const known = currentValue(shell.run, shell.state, name);
  if (typeof known === 'string') return textValue(known);
  if (/^(?:HOME|USERPROFILE)$/i.test(name)) return textValue(shell.run.host.context.facts.home);
  if (/^(?:TEMP|TMP|TMPDIR)$/i.test(name)) return textValue('/tmp');
  const place = PLACES.get(name.toLowerCase());
  if (place !== undefined) return textValue(place.replace('~', shell.run.host.context.facts.home));
  return { v: 'object', of: 'ps.env()', args: [textValue(name)], named: new Map(), self: null, props: new Map() };
}

/** Where Windows keeps its programs and their data. */
const PLACES: ReadonlyMap<string, Text> = new Map([
  ['programfiles', 'C:/Program Files'],
  ['programfiles(x86)', 'C:/Program Files (x86)'],
  ['programw6432', 'C:/Program Files'],
  ['programdata', 'C:/ProgramData'],
  ['systemdrive', 'C:'],
  ['systemroot', 'C:/Windows'],
  ['windir', 'C:/Windows'],
  ['appdata', '~/AppData/Roaming'],
  ['localappdata', '~/AppData/Local'],
]);

/** `-replace` takes a regular expression: only one that is plain text is done. */
function replaced(text: Value | undefined, by: Value | undefined): Value {
  const [from, to] = by?.v === 'list' ? by.items : [by];
  const pattern = plainText(from);
  if (text?.v !== 'text' || pattern.includes(HOLE) || /[.*+?^$()[\]{}|]/.test(pattern.replace(/\\./g, ''))) return UNKNOWN;
  return methodOfText('replaceAll', text, [textValue(pattern.replace(/\\(.)/g, '$1')), to ?? textValue('')], new Map()) ?? UNKNOWN;
}

function runCommand([name, ...words]: readonly Value[], named: ReadonlyMap<string, Value>, shell: Shell): Value {
  let result: Value = NOTHING;
  for (const one of name ? choices(name) : []) result = runNamed(one, words, named, shell);
  const over = named.get('>');
  const target = over ?? named.get('>>');
  if (!target) return result;
  const path = plainText(target);
  if (path !== '' && !/^(?:NUL|\/dev\/null)$/i.test(path)) writeFile(shell, '>', path, outputOf(result), over === undefined);
  return NOTHING;
}

function runNamed(name: Value, words: readonly Value[], named: ReadonlyMap<string, Value>, shell: Shell): Value {
  if (isBlock(name)) return apply(shell, name, words);
  if (name.v === 'object' && name.of === 'ps.text()') return runCode(shell, name.args[0], 'ScriptBlock');
  const to = plainText(named.get('@'));
  const written = plainText(name);
  const input = named.get('|');
  if (written.includes(HOLE) || name.v === 'list') {
    const pattern = name.v === 'object' && name.of === 'ps.command()' ? plainText(name.args[0]).replace(/[*?]/g, HOLE) : written;
    startEach(shell, pattern, words, to, input);
    notUnderstood(shell, 'dynamic-program', '&', [written, ...words.map(plainText)].join(' '));
    return UNKNOWN;
  }
  if (written === '') return UNKNOWN;
  const plain = withoutModule(written.toLowerCase());
  const resolved = resolve(plain, words, shell);
  const bodies = shell.functions.get(resolved) ?? shell.functions.get(plain);
  const called = (): Called => ({ name: resolved, bound: bind(words, named), words, named, input, to });
  if (bodies) {
    const { params, rest } = bind(words, named);
    let result: Value = NOTHING;
    for (const body of bodies) result = apply(shell, body, rest, new Map([...params, ...positional(body, rest, params)]));
    return result;
  }
  const cmdlet = Object.hasOwn(cmdlets, resolved) ? cmdlets[resolved] : undefined;
  if (cmdlet) return cmdlet(called(), shell);
  if (/^[a-z]+-[a-z]\w*$/.test(resolved) && /^[A-Za-z]+-[A-Za-z]\w*$/.test(written)) {
    const verb = resolved.slice(0, resolved.indexOf('-'));
    if (!cloudCmdlet(written, called(), shell)) {
      if (HARMLESS_VERBS.has(verb) || HARMLESS.has(resolved)) return input ?? UNKNOWN;
      // A program may be called like this, too.
      if (/^[A-Z]/.test(written) || KNOWN_VERBS.test(verb))
        startEach(
          shell,
          'powershell-cmdlet',
          [textValue(verb), textValue(resolved.slice(verb.length + 1)), ...words.map(lowerFlag)],
          to,
          input,
        );
      else startEach(shell, written, words, to, input);
    }
    return UNKNOWN;
  }
  if (/\.ps1$/i.test(written)) {
    start(shell, 'pwsh', ['-File', slashed(written), ...words.flatMap((one) => eachOf(one).map(plainText))], to);
    return UNKNOWN;
  }
  if (named.has('&') && /[\\/ ]/.test(written)) flush(shell);
  startEach(shell, written, words, to, input);
  // On Windows the same word lists files for whoever is behind the pipe.
  return plain === 'ls' && to !== 'shown' ? (cmdlets['get-childitem']?.(called(), shell) ?? UNKNOWN) : UNKNOWN;
}

/** `1..9`, `-1..-11` */
function range(from: Value | undefined, to: Value | undefined): Value {
  const [first, last] = [Number.parseInt(plainText(from), 10), Number.parseInt(plainText(to), 10)];
  if (!Number.isInteger(first) || !Number.isInteger(last) || Math.abs(last - first) > MOST_STEPS) return UNKNOWN;
  const step = last < first ? -1 : 1;
  return { v: 'list', items: Array.from({ length: Math.abs(last - first) + 1 }, (_, at) => plainValue(first + at * step)) };
}
const MOST_STEPS = 256;

/** `Microsoft.PowerShell.Management\Remove-Item` */
const withoutModule = (name: string): string => (/^[\w.]+\\\w+-\w+$/.test(name) ? name.slice(name.lastIndexOf('\\') + 1) : name);

const KNOWN_VERBS =
  /^(?:remove|clear|stop|reset|disable|uninstall|unregister|revoke|dismount|format|initialize|set|new|add|restart|suspend|invoke|enable|register|block|move|rename|restore|undo|update|install|mount|publish|push|send|start|grant|protect|unprotect|repair|resize|switch|sync|copy|backup|checkpoint|compress|expand|export|merge|optimize|save)$/;
const lowerFlag = (word: Value): Value => (word.v === 'path' ? { v: 'path', path: word.path.toLowerCase() } : word);

/** The cmdlet behind a name; of names that mean a program elsewhere the words decide. */
function resolve(name: string, words: readonly Value[], shell: Shell): string {
  const renamed = shell.aliases.get(name);
  if (renamed !== undefined && renamed !== name) return resolve(renamed.toLowerCase(), words, { ...shell, aliases: new Map() });
  const isCmdlet = words.some((word) => isBlock(word) || (word.v === 'path' && CMDLET_WORDS.test(word.path)));
  if (name === 'curl' || name === 'wget') return isCmdlet ? 'invoke-webrequest' : name;
  if (BOTH.has(name) && !isCmdlet) return name;
  return Object.hasOwn(aliases(), name) ? (aliases()[name] ?? name) : name;
}

/** The words without a name, by the names of a function's parameters that were not given. */
function positional(body: Value, rest: readonly Value[], params: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  const fn = body.v === 'object' ? body.args[1] : body;
  if (fn?.v !== 'function') return [];
  const names = fn.params.flatMap(({ target }) => (target.t === 'name' && !params.has(target.name) ? [target.name] : []));
  return rest.flatMap((value, at) => (names[at] === undefined ? [] : [[names[at] ?? '', value] as const]));
}
