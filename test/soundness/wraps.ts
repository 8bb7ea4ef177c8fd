// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import { type Made, type Maker, quoted } from './dice';
import { hereDocument, makeText, writeFile } from './texts';

const lines = (...statements: readonly string[]): string => statements.filter((one) => one !== '').join('\n');

/** Makes a script of another one that runs it. `null`: not of this one. */
export type Wrap = (maker: Maker, script: string) => string | null;

/** A wrap around the script as one word. */
const withText = (maker: Maker, script: string, around: (word: string) => string): string => {
  const { before, word }: Made = makeText(maker, script);
  return lines(...before, around(word));
};

/** A condition that holds, or does not. */
const yes = ({ dice }: Maker): string =>
  dice.pick(['true', ':', '[[ a == a ]]', '[ 1 -eq 1 ]', '((1))', 'test -n x', 'echo x | grep -q x']);
export const no = ({ dice }: Maker): string => dice.pick(['false', '[[ a == b ]]', '[ 1 -eq 2 ]', '((0))', 'test -z x', '! true']);

/** Syntax around the script. */
export const compounds: Readonly<Record<string, Wrap>> = {
  group: (_maker, s) => `{\n${s}\n}`,
  subshell: (_maker, s) => `(\n${s}\n)`,
  if: (maker, s) =>
    maker.dice.pick([
      `if ${yes(maker)}; then\n${s}\nfi`,
      `if ${no(maker)}; then echo a; else\n${s}\nfi`,
      `if [[ abc == @(abc|d) ]]; then\n${s}\nfi`,
      `if ${no(maker)}; then echo a; elif ${yes(maker)}; then\n${s}\nfi`,
      `if\n${s}\nthen echo done; fi`,
    ]),
  and: (maker, s) => maker.dice.pick([`${yes(maker)} && {\n${s}\n}`, `${no(maker)} || {\n${s}\n}`, `! ${yes(maker)} || (\n${s}\n)`]),
  for: (maker, s) => {
    const name = maker.fresh();
    return maker.dice.pick([
      `for ${name} in 1; do\n${s}\ndone`,
      `for ((${name}=0; ${name}<1; ${name}++)); do\n${s}\ndone`,
      `for ${name} in a b; do [ "$${name}" = a ] && continue\n${s}\ndone`,
      `for ${name} in {1..3}; do\n${s}\nbreak; done`,
      `set -- one\nfor ${name}; do\n${s}\ndone`,
    ]);
  },
  while: (maker, s) => {
    const name = maker.fresh();
    return maker.dice.pick([
      `while ${yes(maker)}; do\n${s}\nbreak\ndone`,
      `until ${no(maker)}; do\n${s}\nbreak\ndone`,
      `${name}=0\nwhile ((${name}++ < 1)); do\n${s}\ndone`,
      `while read -r ${name}; do\n${s}\ndone <<< one`,
      `echo one | while read -r ${name}; do\n${s}\ndone`,
      `while read -r ${name}; do\n${s}\ndone < <(echo one)`,
    ]);
  },
  case: (maker, s) =>
    maker.dice.pick([
      `case abc in\nx) echo a;;\na*)\n${s}\n;;\nesac`,
      `case abc in abc) echo a;&\nxyz)\n${s}\n;;\nesac`,
      `case x in a|x)\n${s}\n;; *) echo b;; esac`,
      `case abc in a*) echo a;;& *c)\n${s}\n;;\nesac`,
      `case abc in [a-c]b?)\n${s}\n;; esac`,
    ]),
  select: (maker, s) => `select ${maker.fresh()} in one two; do\n${s}\nbreak\ndone <<< 1`,
  function: (maker, s) => {
    const name = maker.fresh();
    return maker.dice.pick([
      `${name}() {\n${s}\n}\n${name}`,
      `function ${name} {\n${s}\n}\n${name} a b`,
      `${name}() (\n${s}\n)\n${name}`,
      `${name}() {\n${s}\n}\nexport -f ${name}; bash -c ${name}`,
      `${name}() {\n${s}\n}\n"${name.slice(0, 1)}"${name.slice(1)}`,
      `${name}() {\n${s}\n}\neval ${name}`,
      `${name}() {\n${s}\n}\n$(echo ${name}) > /dev/null`,
      `${name}() {\n${s}\n}\neval "$(declare -f ${name} | sed '1s/${name}/${name}b/')"; ${name}b`,
      `${name}() if true; then\n${s}\nfi\n${name}`,
      `echo() {\nunset -f echo\n${s}\n}\necho hi`,
      `cd() {\nunset -f cd\n${s}\n}\ncd src`,
      `command_not_found_handle() {\n${s}\n}\nno-such-program-${name}`,
    ]);
  },
  substitution: (maker, s) => {
    const name = maker.fresh();
    return maker.dice.pick([
      `${name}=$(\n${s}\n)`,
      `echo "$(\n${s}\n)" > /dev/null`,
      `: "$(\n${s}\n)"`,
      `cat <(\n${s}\n)`,
      `: <(\n${s}\n)`,
      `: > >(\n${s}\n)`,
      `echo x | tee >(\n${s}\n) > /dev/null`,
      `cat <<E${name}\n$(\n${s}\n)\nE${name}`,
      `cat <<< "$(\n${s}\n)"`,
      `${name}=([0]="$(\n${s}\n)")`,
      `[[ -n $(\n${s}\n) ]]`,
      `echo $(( 1 + $(\n${s}\n)0 )) 2>/dev/null`,
      `local_${name}=\${nothing:-$(\n${s}\n)}`,
      `export ${name}="$(\n${s}\n)"`,
      `for w in $(\n${s}\n); do :; done`,
      `case $(\n${s}\n) in *) ;; esac`,
    ]);
  },
  pipe: (maker, s) =>
    maker.dice.pick([
      `{\n${s}\n} | cat`,
      `echo x | {\n${s}\n}`,
      `{\n${s}\n} |& cat`,
      `true | (\n${s}\n) | cat`,
      `shopt -s lastpipe; echo | {\n${s}\n}`,
    ]),
  background: (maker, s) =>
    maker.dice.pick([
      `{\n${s}\n} & wait`,
      `(\n${s}\n) &\nwait $!`,
      `{\n${s}\n} &`,
      `coproc {\n${s}\n}\nwait`,
      `coproc ${maker.fresh().toUpperCase()} {\n${s}\n}\nwait`,
      `(\n${s}\n) & disown; wait`,
    ]),
  redirected: (maker, s) =>
    maker.dice.pick([
      `{\n${s}\n} > /dev/null 2>&1`,
      `{\n${s}\n} 2>&1 | tail -n 5`,
      `:\ntime {\n${s}\n}`,
      `! {\n${s}\n}`,
      `{\n${s}\n} <<< input`,
    ]),
  'not reached before': (maker, s) =>
    maker.dice.pick([
      `(exit 1)\n${s}`,
      `f_() { return 0; echo no; }\nf_\n${s}`,
      `for w in 1 2; do break; done\n${s}`,
      `bash -c exit\n${s}`,
      `set +e; false\n${s}`,
    ]),
};

/** Hooks of the shell that run the script. */
export const hooks: Readonly<Record<string, Wrap>> = {
  trap: (maker, s) =>
    withText(maker, s, (word) =>
      maker.dice.pick([
        `trap ${word} EXIT`,
        `trap -- ${word} 0`,
        `(trap ${word} EXIT; echo hi)`,
        `(trap ${word} ERR; false; true)`,
        `(trap ${word} DEBUG; echo hi)`,
        `(trap ${word} USR2; kill -USR2 $BASHPID; sleep 0.02)`,
        `(set -T; fn_() { echo hi; }; trap ${word} RETURN; fn_)`,
        `(set -e; trap ${word} EXIT; false; echo no)`,
        `(trap 'eval "$hooked_"' EXIT; hooked_=${word})`,
        `(trap later_ EXIT; later_() { eval ${word}; })`,
        `(set -E; trap ${word} ERR; fe_() { false; }; fe_)`,
      ]),
    ),
  'start-up file': (maker, s) => {
    const file = `${maker.fresh()}.sh`;
    // Each shell that the script itself starts would read the file again.
    const write = writeFile(maker, file, `unset BASH_ENV\n${s}`);
    return lines(
      write,
      maker.dice.pick([
        `BASH_ENV=${file} bash -c :`,
        `BASH_ENV=$PWD/${file} bash -c 'echo hi'`,
        `export BASH_ENV=./${file}; bash -c true; unset BASH_ENV`,
        `env BASH_ENV=${file} bash -c :`,
        `bash --rcfile ${file} -i -c :`,
        `bash --init-file ${file} -i <<< ':' 2>/dev/null`,
        `printf 'echo hi\\n' > b_.sh; BASH_ENV=${file} bash b_.sh`,
      ]),
    );
  },
  prompt: (maker, s) =>
    withText(maker, s, (word) =>
      maker.dice.pick([
        `PROMPT_COMMAND=${word} bash --norc -i <<< ':' 2>/dev/null`,
        `env PROMPT_COMMAND=${word} bash --norc -i <<< exit 2>/dev/null`,
        `PC_=${word}; PROMPT_COMMAND="$PC_" bash --norc -i 2>/dev/null <<< true`,
      ]),
    ),
  traced: (maker, s) =>
    /\n|\\|exec/.test(s) ? null : `PS4=${quoted(`$(${s})`)}; set -x; { :; } 2>/dev/null; set +x; ${maker.dice.pick(['PS4=+', ':'])}`,
  arithmetic: (maker, s) => {
    if (/\n|[\][']/.test(s)) return null;
    const name = maker.fresh();
    const index = quoted(`a[$(${s} >&2)0]`);
    return maker.dice.pick([
      lines(`${name}=${index}`, `echo $((${name}))`),
      lines(`${name}=${index}`, `(( ${name} ))`),
      lines(`${name}=${index}`, `let ${name}`),
      lines(`${name}=${index}`, `[[ ${name} -eq 1 ]]`),
      `[[ -v ${index} ]]`,
      `test -v ${index}`,
      `printf -v ${index} x`,
      `declare -i ${name}=${index}`,
      `read -r ${index} <<< x`,
      `a=(1); unset ${index}`,
      lines(`${name}=(a b)`, `i_=${index}`, `echo "\${${name}[i_]}"`),
    ]);
  },
  'prompt operator': (maker, s) => {
    // A prompt has escapes of its own.
    if (s.includes('\\')) return null;
    const name = maker.fresh();
    return lines(`${name}=${quoted(`$(${s}\n)`)}`, `: "\${${name}@P}"`);
  },
  'line by line': (maker, s) => {
    if (/\n|\\/.test(s)) return null;
    const name = maker.fresh();
    return withText(maker, s, (word) =>
      maker.dice.pick([
        `while read -r ${name}; do eval "$${name}"; done <<< ${word}`,
        `echo ${word} | while IFS= read -r ${name}; do bash -c "$${name}"; done`,
        `mapfile -t ${name} <<< ${word}; eval "\${${name}[0]}"`,
        `mapfile -C 'eval' -c 1 -t ${name} <<< x 2>/dev/null; eval ${word}`,
        `for ${name} in ${word}; do eval "$${name}"; done`,
        `printf '%s\\n' ${word} | while read -r ${name}; do eval "$${name}"; done`,
      ]),
    );
  },
};

/** The script as text that is run. */
export const texts: Readonly<Record<string, Wrap>> = {
  eval: (maker, s) =>
    withText(maker, s, (word) =>
      maker.dice.pick([
        `eval ${word}`,
        `eval -- ${word}`,
        `builtin eval ${word}`,
        `command eval ${word}`,
        `e_=eval; $e_ ${word}`,
        `(eval ${word})`,
      ]),
    ),
  'bash -c': (maker, s) =>
    withText(maker, s, (word) =>
      maker.dice.pick([
        `bash -c ${word}`,
        `/bin/bash -c ${word}`,
        `bash -c ${word} bash a b`,
        `bash -xc ${word} 2>/dev/null`,
        `bash -o pipefail -c ${word}`,
        `bash --noprofile --norc -c ${word}`,
        `env bash -c ${word}`,
        `nohup bash -c ${word}`,
        `timeout 9 bash -c ${word}`,
        `(exec bash -c ${word})`,
        `bash -O extglob -c ${word}`,
        `bash +x -c ${word}`,
        `BASH -c ${word} 2>/dev/null || bash -c ${word}`,
        `bash -c 'eval "$0"' ${word}`,
        `bash -c 'eval "$1"' _ ${word}`,
        `bash -c "$(printf %s ${word})"`,
        `"$BASH" -c ${word}`,
        `$SHELL -c ${word}`,
        `find . -maxdepth 0 -exec bash -c ${word} \\;`,
        `echo x | xargs -I{} bash -c ${word}`,
        `flock ./lock_ bash -c ${word}`,
        `flock ./lock_ -c ${word}`,
        `setsid -w bash -c ${word}`,
        `stdbuf -o0 bash -c ${word}`,
      ]),
    ),
  'into bash': (maker, s) => {
    const { dice } = maker;
    if (dice.chance(0.4)) {
      return dice.pick([
        () => hereDocument(maker, s, 'bash'),
        () => hereDocument(maker, s, 'bash -s -- a b'),
        () => hereDocument(maker, s, 'cat', ' | bash'),
        () => hereDocument(maker, s, 'source /dev/stdin'),
        () => `bash <<-'TABBED'\n${s}\nTABBED`,
        () =>
          hereDocument(maker, s, 'exec 3')
            .replace(/^exec 3 <</, 'exec 3<<')
            .concat('\nbash <&3'),
        () => hereDocument(maker, s, 'bash /dev/stdin'),
        () => hereDocument(maker, s, '{ read -r first_; bash;}').replace('\n', '\nheading\n'),
      ])();
    }
    return withText(maker, s, (word) =>
      dice.pick([
        `bash <<< ${word}`,
        `echo ${word} | bash`,
        `printf '%s\\n' ${word} | bash -s`,
        `printf '%s\\n' ${word} | tee copy.log | bash`,
        `printf %s ${word} | base64 | base64 -d | bash`,
        `printf '%s\\n' ${word} | rev | rev | bash -`,
        `source /dev/stdin <<< ${word}`,
        `. /dev/stdin <<< ${word}`,
        `source <(printf '%s\\n' ${word})`,
        `. <(echo ${word})`,
        `bash <(printf '%s\\n' ${word})`,
        `bash < <(printf '%s\\n' ${word})`,
        `{ printf '%s\\n' ${word}; } | { bash; }`,
        `cat <(printf '%s\\n' ${word}) | bash`,
        `printf '%s\\n' ${word} | (cat | bash)`,
        `printf '%s\\n' ${word} > >(bash); wait`,
        `printf '%s\\n' ${word} | tee >(bash) > /dev/null`,
        `printf '%s\\n' ${word} | xargs -0 bash -c`,
        `printf '%s\\0' ${word} | xargs -0 -I{} bash -c {}`,
        `exec 3<<< ${word}; bash <&3; exec 3<&-`,
        `bash /dev/fd/4 4<<< ${word}`,
        `printf '%s\\n' ${word} | sed 's/^//' | bash`,
        `coproc bash; printf '%s\\n' ${word} >&"\${COPROC[1]}"; eval "exec \${COPROC[1]}>&-"; wait`,
      ]),
    );
  },
  'a file': (maker, s) => {
    const file = maker.fresh() + maker.dice.pick(['', '.sh', '.txt', '.bak']);
    const dot = `./${file}`;
    const write = writeFile(maker, file, maker.dice.chance(0.3) ? `#!/bin/bash\n${s}` : s);
    return lines(
      write,
      maker.dice.pick([
        `bash ${file}`,
        `bash ./${file} a b`,
        `source ${dot}`,
        `. ${dot}`,
        `. "$PWD/${file}"`,
        `bash < ${file}`,
        `bash -s < ${file}`,
        `cat ${file} | bash`,
        `chmod +x ${file}; ${dot}`,
        `chmod 755 ${file} && ${dot} --now`,
        `chmod u+x ${file}; PATH=.:$PATH; ${file}`,
        `eval "$(cat ${file})"`,
        `eval "$(<${file})"`,
        `bash -c "$(cat ${file})"`,
        `cp ${file} ${file}2; bash ${file}2`,
        `mv ${file} ${file}2; bash ${file}2`,
        `ln -s ${file} ${file}2; bash ${file}2`,
        `cat ${file} > ${file}2; source ./${file}2`,
        `(cd .. && cd shop && bash ${file})`,
        `mkdir -p d_; mv ${file} d_/; cd d_; bash ${file}`,
        `tail -n +1 ${file} | bash`,
        `find . -name ${file} -exec bash {} \\;`,
        `ls ${file} | xargs bash`,
        `for f_ in ./${file}*; do bash "$f_"; done`,
        `bash \${PWD}/${file}`,
        `xargs -I{} bash ${file} <<< x`,
        `install -m 755 ${file} ${file}2; ./${file}2`,
        `exec 5< ${file}; bash <&5`,
        `source ${file.slice(0, -1)}?`,
      ]),
    );
  },
};
