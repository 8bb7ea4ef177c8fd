import { HOLE, type Text } from '../../types';
import { choices, type Value } from '../code/values';

/** A cmdlet's parameters, by their full name in lower case as far as it is known, and the words without one. */
export interface Bound {
  readonly params: ReadonlyMap<string, Value>;
  readonly rest: readonly Value[];
}

/** Parameters that take no value. */
const SWITCHES = (
  'recurse force whatif confirm verbose debug passthru asjob usebasicparsing skipcertificatecheck nonewline wait nonewwindow append noclobber ' +
  'directory hidden raw asplaintext container unique descending permanentdelete allowclobber asbytestream usedefaultcredentials allowunencryptedauthentication ' +
  'disablekeepalive useshellexecute loaduserprofile leaf parent resolve relative simplematch quiet casesensitive allmatches list asstring ashashtable compress ' +
  'readonly depthless autosize wrap removedata removelisteners deletesnapshots nowait full static'
).split(' ');
/** Parameters that take one, of the cmdlets that are looked at. */
const VALUED = (
  'path literalpath filter include exclude value destination name newname itemtype type target uri method custommethod headers body form infile outfile ' +
  'token authentication credential contenttype filepath argumentlist workingdirectory verb windowstyle scriptblock computername hostname session ' +
  'encoding inputobject process begin end query serverinstance database inputfile connectionstring username password id processname totalcount ' +
  'tail delimiter erroraction warningaction informationaction outvariable errorvariable pattern childpath typename command property first last skip ' +
  'membername parallel throttlelimit depth stream arguments argument execute action trigger taskname user scope option description definition proxy ' +
  'timeoutsec sessionvariable websession maximumredirection useragent transfermode erroraction ea'
).split(' ');

export function bind(words: readonly Value[], named: ReadonlyMap<string, Value>): Bound {
  const params = new Map<string, Value>();
  const rest: Value[] = [];
  for (const [name, value] of named) if (!/^(?:[|&@]|2?>>?)$/.test(name)) params.set(fullName(name), value);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const flag = word?.v === 'path' ? /^-([A-Za-z_?][^:=]*)(:?)(.*)$/s.exec(word.path) : null;
    if (!word || !flag) {
      if (word) rest.push(word);
      continue;
    }
    const [, plain = '', colon = '', glued = ''] = flag;
    const name = fullName(plain);
    const next = words[at + 1];
    const takes = colon !== '' ? glued === '' : !SWITCHES.includes(name) && next !== undefined && !isFlag(next);
    if (glued !== '') params.set(name, { v: 'text', text: glued });
    else if (takes && next) {
      params.set(name, next);
      at += 1;
    } else params.set(name, { v: 'plain', value: true });
  }
  return { params, rest };
}

const isFlag = (value: Value): boolean => value.v === 'path' && value.path.startsWith('-');

/** A name may be cut short: `-rec`, `-wh`. */
function fullName(name: string): string {
  const lower = name.toLowerCase();
  if (lower === 'wi') return 'whatif';
  if (lower === 'cf') return 'confirm';
  if (lower === 'f' || lower === 'fo') return 'force';
  if (lower === 'r' || lower === 's') return 'recurse';
  if (lower === 'pspath' || lower === 'lp') return 'literalpath';
  if (SWITCHES.includes(lower) || VALUED.includes(lower)) return lower;
  return SWITCHES.find((one) => one.startsWith(lower)) ?? VALUED.find((one) => one.startsWith(lower)) ?? lower;
}

/** A switch is there and not given a value that says no. */
export function isOn({ params }: Bound, name: string): boolean {
  const value = params.get(name);
  return value !== undefined && !choices(value).every((one) => one.v === 'plain' && !one.value);
}

/** A switch that makes a call harmless is surely on. */
export function isSurelyOn({ params }: Bound, name: string): boolean {
  const value = params.get(name);
  return value?.v === 'plain' && value.value === true;
}

/** As text; what is not known is a HOLE. */
export function plainText(value: Value | undefined): Text {
  switch (value?.v) {
    case 'text':
      return value.text;
    case 'plain':
      return value.value === null ? '' : typeof value.value === 'boolean' ? (value.value ? 'True' : 'False') : String(value.value);
    case 'path':
      return value.path.startsWith('-') ? value.path : HOLE;
    case 'list':
      return value.items.map(plainText).join(' ');
    case 'object':
      return value.self && /(?:^text|\(\))\.(?:fullname|path|pspath|tostring\(\)|trim\(\))$/i.test(value.of) ? plainText(value.self) : HOLE;
    default:
      return HOLE;
  }
}

/** Every single thing a value may stand for: the items of a list, each as it may turn out. */
export const eachOf = (value: Value | undefined): readonly Value[] =>
  value === undefined ? [] : choices(value).flatMap((one) => (one.v === 'list' ? one.items.flatMap((item) => eachOf(item)) : [one]));
