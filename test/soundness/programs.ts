// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import { type Maker, quoted } from './dice';
import { makeText, writeFile } from './texts';
import type { Wrap } from './wraps';

const lines = (...statements: readonly string[]): string => statements.filter((one) => one !== '').join('\n');
const doubled = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The script as the argument of a shell that a program starts. */
const shellCommand = (script: string): string => `bash -c ${quoted(script)}`;
const withShell = (maker: Maker, script: string, around: (word: string) => string): string => {
  const { before, word } = makeText(maker, shellCommand(script));
  return lines(...before, around(word));
};

/** Programs that run a command which stands among their arguments, their input or their files. */
export const programs: Readonly<Record<string, Wrap>> = {
  git: (maker, s) =>
    withShell(maker, s, (word) =>
      maker.dice.pick([
        `git -c alias.x="!"${word} x`,
        `git -c alias.show-all='!'${word} show-all a`,
        `GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=alias.z GIT_CONFIG_VALUE_0='!'${word} git z`,
      ]),
    ),
  awk: (maker, s) => {
    if (s.includes('\n')) return null;
    const code = doubled(shellCommand(s));
    return maker.dice.pick([
      `awk ${quoted(`BEGIN { system(${code}) }`)}`,
      `echo x | awk ${quoted(`{ system(${code}) }`)}`,
      `awk ${quoted(`BEGIN { ${code} | getline; }`)}`,
      `awk ${quoted(`BEGIN { print "x" | ${code} }`)}`,
      `awk -v c=${quoted(shellCommand(s).replaceAll('\\', '\\\\'))} 'BEGIN { system(c) }'`,
    ]);
  },
  sed: (maker, s) => {
    if (/\n/.test(s)) return null;
    return maker.dice.pick([
      shellCommand(s).includes('\\')
        ? `echo x | sed ''; sh -c ${quoted(shellCommand(s))}`
        : `echo x | sed ${quoted(`1e ${shellCommand(s)}`)}`,
      withShell(maker, s, (word) => `printf '%s\\n' ${word} | sed -n e`),
      withShell(maker, s, (word) => `printf '%s\\n' ${word} | sed 's/^//e'`),
    ]);
  },
  tar: (maker, s) =>
    withShell(maker, s, (word) =>
      maker.dice.pick([
        `tar cf /dev/null --checkpoint=1 --checkpoint-action=exec=${word} src`,
        `tar -cf out.tar src --to-command=${word}; tar -xf out.tar --to-command=${word}`,
        `tar -cf /dev/null --checkpoint --checkpoint-action exec=${word} src --checkpoint=1`,
        `tar cf o_.tar -I ${word} src 2>/dev/null`,
      ]),
    ),
  perl: (maker, s) =>
    withShell(maker, s, (word) =>
      maker.dice.pick([
        `perl -e 'system(@ARGV)' bash -c ${word}`,
        `perl -e 'exec $ARGV[0]' ${word}`,
        `perl -e 'system(shift)' ${word}`,
        `perl -e '\`$ARGV[0]\`' ${word}`,
      ]),
    ),
  vim: (maker, s) => {
    if (/[\n%#|!\\]/.test(s)) return null;
    return withShell(maker, s, (word) => `vim -u NONE -es -c '!'${word} -c 'qa!' < /dev/null`);
  },
  ed: (maker, s) => {
    if (/[\n%!\\]/.test(s)) return null;
    return withShell(maker, s, (word) => `printf '!%s\\nq\\n' ${word} | ed -s`);
  },
  make: (maker, s) => {
    const file = `${maker.fresh()}.sh`;
    return lines(
      writeFile(maker, file, s),
      maker.dice.pick([
        `printf 'all:\\n\\tbash ${file}\\n' > Makefile; make`,
        `printf 'all:\\n\\t@bash ./${file}\\n' | make -f -`,
        `printf 'x := $(shell bash ${file})\\nall:\\n\\techo\\n' > ${file}.mk; make -f ${file}.mk`,
        `make -f - deploy <<< $'deploy:\\n\\tbash ${file}'`,
      ]),
    );
  },
  'find and xargs': (maker, s) =>
    withShell(maker, s, (word) =>
      maker.dice.pick([
        `find src -type f -exec sh -c ${word} _ {} +`,
        `find . -maxdepth 1 -name src -exec sh -c ${word} \\; -quit`,
        `echo a | xargs -I{} sh -c ${word}`,
        `xargs -n1 sh -c ${word} <<< once`,
        `echo 1 | xargs -P 2 -n 1 sh -c ${word} sh`,
      ]),
    ),
  'start helpers': (maker, s) =>
    withShell(maker, s, (word) =>
      maker.dice.pick([
        `sh -c ${word}`,
        `env -S "sh -c "${quoted(quoted('echo hi'))}; sh -c ${word}`,
        `split --filter=${word} src/index.ts`,
        `sort --compress-program=cat src/index.ts; sh -c ${word}`,
        `ENV_=${word}; sh -c "$ENV_"`,
        `timeout 9 sh -c ${word}`,
        `dash -c ${word}`,
        `echo ${word} | sh`,
        `echo ${word} | sh -s`,
        `sh <<< ${word}`,
        `nice sh -c ${word}`,
      ]),
    ),
  environment: (maker, s) =>
    withShell(maker, s, (word) =>
      maker.dice.pick([
        `GIT_PAGER=${word} git -p -c core.pager=${word} --version | cat; sh -c ${word}`,
        `git -c core.fsmonitor=${word} -c alias.q='!'${word} q`,
        `CMD=${word} bash -c 'eval "$CMD"'`,
        `export CMD_=${word}; bash -c '$SHELL -c "$CMD_"'`,
        `export CMD_=${word}; sh -c 'eval "$CMD_"'`,
        `env CMD_=${word} sh -c 'sh -c "$CMD_"'`,
        /[$\n#]/.test(s) ? `CMD_=${word}; sh -c "$CMD_"` : `CMD_=${word} make -f - <<< $'all:\\n\\t$(CMD_)'`,
      ]),
    ),
};
