// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import { type Made, type Maker, quoted } from './dice';

const made = (word: string, ...before: readonly string[]): Made => ({ before, word });
const octal = (c: string): string => c.charCodeAt(0).toString(8);

/** Ways to come to a word by way of attributes, positions, descriptors and what bash keeps for itself. */
export const moreTricks: Readonly<Record<string, (maker: Maker, text: string) => Made | null>> = {
  attribute: (maker, text) => {
    if (/[A-Z]/.test(text)) return null;
    const name = maker.fresh();
    const upper = quoted(text.toUpperCase());
    return maker.dice.pick([
      made(`"$${name}"`, `declare -l ${name}`, `${name}=${upper}`),
      made(`"$${name}"`, `typeset -l ${name}=x; ${name}=${upper}`),
      made(`"$${name}"`, `declare -l ${name}; read -r ${name} <<< ${upper}`),
      made(`"$${name}"`, `readonly ${name}=${quoted(text)}; (${name}=list) 2>/dev/null`),
      made(`"$${name}"`, `declare -r ${name}=${quoted(text)}`),
    ]);
  },
  'letters of an alphabet': (maker, text) => {
    const name = maker.fresh();
    const alphabet = [...new Set([...'etaoin shrdlu', ...text])].sort().reverse().join('');
    const letters = [...text].map((c) => `\${${name}:${alphabet.indexOf(c)}:1}`).join('');
    return made(`"${letters}"`, `${name}=${quoted(alphabet)}`);
  },
  'octal by octal': (maker, text) => {
    const codes = [...text].map((c) => `$(printf %o ${c.charCodeAt(0)})`);
    return maker.dice.pick([
      made(`"$(printf "${codes.map((code) => `\\\\${code}`).join('')}")"`),
      made(`"$(for c_ in ${[...text].map(octal).join(' ')}; do printf "\\\\$c_"; done)"`),
    ]);
  },
  'made an element': (maker, text) => {
    const name = maker.fresh();
    return maker.dice.pick([
      made(`"\${${name}[1]}"`, `printf -v '${name}[1]' %s ${quoted(text)}`),
      made(`"\${${name}[1]}"`, `${name}=(a b); read -r '${name}[1]' <<< ${quoted(text)}`),
      made(`"\${${name}[3]}"`, `mapfile -t -O 3 ${name} <<< ${quoted(text)}`),
      made(`"\${${name}[0]}"`, `IFS=, read -ra ${name} <<< ${quoted(`${text},b`)}`),
      made(`"\${${name}[n_]}"`, `n_=1; ${name}=(x ${quoted(text)})`),
      made(`"\${${name}[@]:(-1)}"`, `${name}=(a ${quoted(text)})`),
      made(`"\${${name}[2-1]}"`, `${name}=(a [1]=${quoted(text)})`),
      made(`"$${name}"`, `${name}=(${quoted(text)} b)`),
      made(`"\${${name}[-2]}"`, `${name}+=(${quoted(text)}); ${name}+=(z)`),
    ]);
  },
  'by a name made up': (maker, text) => {
    const name = maker.fresh();
    return maker.dice.pick([
      made('"${!ptr_}"', `${name}=${quoted(text)}; ptr_="${name.slice(0, 1)}"'${name.slice(1)}'`),
      made('"${!ptr_}"', `${name}=(x ${quoted(text)}); ptr_='${name}[1]'`),
      made(`"\${${name}1}"`, `eval ${name}$((2-1))=${quoted(text)}`),
      made(`"\${${name}2}"`, `declare "${name}2=${text}"`),
      made(`"\${${name}3}"`, `export "${name}3"=${quoted(text)}`),
      made(`"$${name}"`, `out_() { declare -n ref_=$1; ref_=${quoted(text)}; }; out_ ${name}`),
      made(`"$${name}"`, `in_() { local ${name}=list; }; ${name}=${quoted(text)}; in_`),
      made(`"$${name}"`, `in_() { ${name}=${quoted(text)}; }; ${name}=list; in_`),
      made(`"$${name}"`, `in_() { declare -g ${name}=${quoted(text)}; }; in_`),
      made(`"$(in_)"`, `in_() { echo ${quoted(text)}; }`),
      made(`"$(in_ x ${quoted(text)})"`, 'in_() { echo "$2"; }'),
    ]);
  },
  'kept by bash': (maker, text) => {
    const name = maker.fresh();
    return maker.dice.pick([
      made('"$REPLY"', `read -r <<< ${quoted(text)}`),
      made('"${MAPFILE[0]}"', `mapfile -t <<< ${quoted(text)}`),
      made('"${BASH_REMATCH[1]}"', `[[ ${quoted(`x-${text}`)} =~ x-(.*) ]]`),
      made('"$OPTARG"', `OPTIND=1; getopts x: o_ -x ${quoted(text)}`),
      made(`"$${name}"`, `select ${name} in ${quoted(text)}; do break; done <<< 1 2>/dev/null`),
      made(`"$${name}"`, `while read -r ${name}; do break; done <<< ${quoted(text)}`),
      made(`"$${name}"`, `until [[ -n $${name} ]]; do ${name}=${quoted(text)}; done`),
      made(`"$${name}"`, `case x in *) ${name}=${quoted(text)};; esac`),
      made(`"$${name}"`, `if true; then ${name}=${quoted(text)}; else ${name}=list; fi`),
      made(`"$${name}"`, `false || ${name}=${quoted(text)}`),
      made(`"$${name}"`, `${name}=list; ${name}=${quoted(text)} || ${name}=get`),
    ]);
  },
  'through a descriptor': (maker, text) => {
    const name = maker.fresh();
    return maker.dice.pick([
      made(`"$${name}"`, `exec 7<<< ${quoted(text)}; read -r -u 7 ${name}; exec 7<&-`),
      made(`"$${name}"`, `exec 7< <(echo ${quoted(text)}); read -r ${name} <&7`),
      made(`"$${name}"`, `coproc echo ${quoted(text)}; read -r ${name} <&"\${COPROC[0]}"`),
      made(`"$${name}"`, `{ read -r _; read -r ${name}; } <<< $'first\\n'${quoted(text)}`),
      made(`"$(cat /dev/fd/8)"`, `exec 8<<< ${quoted(text)}`),
      made(`"$${name}"`, `read -r ${name} < <(printf '%s\\n' ${quoted(text)})`),
      made(`"$(cat <&6)"`, `exec 6<<< ${quoted(text)}`),
      made(`"$${name}"`, `IFS= read -r -n ${text.length} ${name} <<< ${quoted(`${text}zz`)}`),
      made(`"$${name}"`, `read -r -d @ ${name} <<< ${quoted(`${text}@zz`)}`),
    ]);
  },
  'other filters': (maker, text) => {
    const commands = [
      `echo ${quoted(`zz${text}`)} | cut -c3-`,
      `echo ${quoted(text)} | fold -w1 | paste -sd ''`,
      `echo ${quoted(text)} | sed 's/./&,/g' | tr -d ,`,
      `echo ${quoted(text)} | tr a-z b-za | tr b-za a-z`,
      `printf '%s\\n' x ${quoted(text)} | sed -n 2p`,
      `printf '%s\\n' x ${quoted(text)} | sed 1d`,
      `printf '%s\\n' ${quoted(text)} | sort | uniq`,
      `echo ${quoted(`${text} x`)} | { read -r a_ _; echo "$a_"; }`,
      `echo ${quoted(`${text} x`)} | while read -r a_ _; do echo "$a_"; done`,
      `set -- ${quoted(text)}; echo "$1"`,
      `basename ${quoted(`/a/b/${text}`)}`,
      `echo ${quoted(text.replaceAll('e', '%'))} | tr % e`,
      `expr ${quoted(`x${text}`)} : 'x\\(.*\\)'`,
      `jq -rn --arg a ${quoted(text)} '$a'`,
      `printf '%s' ${quoted(text)} | od -An -c | tr -d ' \\n'`,
      `echo ${quoted(text)} | head -c ${text.length}`,
      `printf '%-3s' ${quoted(text)}`,
      `printf '%q' ${quoted(text)}`,
      `echo ${quoted(text)} | perl -pe 's/x{9}//'`,
      `python3 -c 'import sys; print(sys.argv[1])' ${quoted(text)} 2>/dev/null || echo ${quoted(text)}`,
    ];
    return /\//.test(text) ? null : made(`"$(${maker.dice.pick(commands)})"`);
  },
};
