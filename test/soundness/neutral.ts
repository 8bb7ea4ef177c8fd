// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import { type Maker, quoted } from './dice';
import { hereDocument, makeText } from './texts';
import { no, type Wrap } from './wraps';

const lines = (...statements: readonly string[]): string => statements.filter((one) => one !== '').join('\n');
const withText = (maker: Maker, script: string, around: (word: string) => string): string => {
  const { before, word } = makeText(maker, script);
  return lines(...before, around(word));
};

/** The script as text that nobody runs. */
const mentions: Wrap = (maker, s) => {
  const { dice } = maker;
  const comment = s.replace(/^/gm, '# ');
  return dice.pick([
    () => withText(maker, s, (word) => `echo ${word} > notes.md`),
    () => withText(maker, s, (word) => `echo ${word}`),
    () => withText(maker, s, (word) => `printf 'never run: %s\\n' ${word} >> CHANGELOG.md`),
    () => withText(maker, s, (word) => `git commit -q -m ${word}`),
    () => withText(maker, s, (word) => `git log --grep ${word}`),
    () => withText(maker, s, (word) => `grep -rF -- ${word} src`),
    () => withText(maker, s, (word) => `grep -c -e ${word} src/index.ts || true`),
    () => withText(maker, s, (word) => `[[ $HOME == ${word} ]] && echo same`),
    () => withText(maker, s, (word) => `case ${word} in nothing) echo no;; esac`),
    () => withText(maker, s, (word) => `x_=${word}; echo "\${#x_}"`),
    () => withText(maker, s, (word) => `printf '%s\\n' ${word} | wc -l`),
    () => withText(maker, s, (word) => `printf '%s\\n' ${word} | grep -c bash`),
    () => withText(maker, s, (word) => `: ${word}`),
    () => withText(maker, s, (word) => `true ${word} && echo ok`),
    () => withText(maker, s, (word) => `list_=(${word} b); echo "\${#list_[@]}"`),
    () => withText(maker, s, (word) => `for w_ in ${word}; do echo "$w_"; done | sort`),
    () => withText(maker, s, (word) => `bash -c 'echo "$1"' _ ${word}`),
    () => withText(maker, s, (word) => `bash -c 'echo "$0"' ${word}`),
    () => withText(maker, s, (word) => `bash -n <<< ${word}`),
    () => withText(maker, s, (word) => `test ${word} = x || echo differs`),
    () => withText(maker, s, (word) => `read -r line_ <<< ${word}; echo "$line_"`),
    () => withText(maker, s, (word) => `cat <<< ${word} | tr a-z A-Z`),
    () => withText(maker, s, (word) => `echo ${word} | sed 's/a/b/g' > out.txt`),
    () => withText(maker, s, (word) => `echo ${word} | tee notes.txt | cat`),
    () => withText(maker, s, (word) => `awk -v t=${word} 'BEGIN { print length(t) }'`),
    () => withText(maker, s, (word) => `find . -name ${word}`),
    () => withText(maker, s, (word) => `say_() { echo "$1"; }; say_ ${word}`),
    () => withText(maker, s, (word) => `TITLE=${word} env | grep -c TITLE`),
    () => withText(maker, s, (word) => `export NOTE=${word}; bash -c 'echo "$NOTE"'`),
    () => withText(maker, s, (word) => `gh pr create --title fix --body ${word}`),
    () => hereDocument(maker, s, 'cat'),
    () => hereDocument(maker, s, 'cat > docs.md'),
    () => hereDocument(maker, s, 'cat >> README.md'),
    () => hereDocument(maker, s, 'wc -l'),
    () => hereDocument(maker, s, ':'),
    () => hereDocument(maker, s, 'git commit -q -F -'),
    () => hereDocument(maker, s, 'grep -c delete'),
    () => `:\n${comment}\n:`,
    () => `echo start ${comment.split('\n')[0] ?? ''}\necho end`,
    () => `: <<'COMMENT_'\n${s}\nCOMMENT_`,
  ])();
};

/** The script where no way leads. */
const unreached: Wrap = (maker, s) => {
  const { dice } = maker;
  const name = maker.fresh();
  return dice.pick([
    `${no(maker)} && {\n${s}\n}`,
    `true || {\n${s}\n}`,
    `if ${no(maker)}; then\n${s}\nfi`,
    `if true; then echo a; else\n${s}\nfi`,
    `while ${no(maker)}; do\n${s}\ndone`,
    `until true; do\n${s}\ndone`,
    `case a in b)\n${s}\n;; *) echo c;; esac`,
    `for ${name} in; do\n${s}\ndone`,
    `for ((${name}=0; ${name}<0; ${name}++)); do\n${s}\ndone`,
    `(exit 0\n${s}\n)`,
    `(set -e; false\n${s}\n)`,
    `bash -ec ${quoted(`false\n${s}`)}`,
    `(${name}() {\n${s}\n}\necho hi)`,
    `bash -c ${quoted(`${name}() {\n${s}\n}\necho hi`)}`,
    `${name}() { return 0\n${s}\n}\n${name}`,
    `for ${name} in 1; do break\n${s}\ndone`,
    `for ${name} in 1; do continue\n${s}\ndone`,
    `[ -n "" ] && {\n${s}\n}`,
    `[[ x == y* ]] && {\n${s}\n}`,
    `(( 2 > 3 )) && {\n${s}\n}`,
    `bash -c exit; false && (\n${s}\n)`,
    `(${name}() {\n${s}\n}\nunset -f ${name}; echo hi)`,
    `(alias ${name}=${quoted(s)}; echo hi)`,
    `while true; do break\n${s}\ndone`,
  ]);
};

/** The script as what a shell would run later, if it lived on and somebody called it: a person would want to be asked, bash runs nothing now. */
const leftBehind: Wrap = (maker, s) => {
  const name = maker.fresh();
  return maker.dice.pick([
    `${name}() {\n${s}\n}`,
    `alias ${name}=${quoted(s)}`,
    `trap ${quoted(s)} USR1`,
    `(trap ${quoted(s)} EXIT; trap - EXIT)`,
    `(exec true\n${s}\n)`,
  ]);
};

export const neutral: Readonly<Record<string, Wrap>> = { mentions, unreached, leftBehind };
