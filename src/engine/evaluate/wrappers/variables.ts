import { HOLE, type Text } from '../../types';

/** Variables whose value is run as a command by whoever finds them. Those of git are read with git itself. */
const COMMANDS = new Set(
  (
    'PROMPT_COMMAND PAGER MANPAGER SYSTEMD_PAGER BAT_PAGER DELTA_PAGER AWS_PAGER GH_PAGER EDITOR VISUAL FCEDIT SUDO_EDITOR KUBE_EDITOR ' +
    'GH_EDITOR BROWSER GH_BROWSER LESSOPEN LESSCLOSE SSH_ASKPASS SUDO_ASKPASS KUBECTL_EXTERNAL_DIFF RSYNC_RSH CVS_RSH SVN_SSH MAKESHELL ' +
    'PSQL_PAGER PSQL_EDITOR'
  ).split(' '),
);
/** Variables that a shell expands like text in double quotes, which runs the substitutions in them. */
const PROMPTS = new Set('PS0 PS1 PS2 PS3 PS4 PROMPT RPROMPT RPS1'.split(' '));
/** Variables that name a file which a shell reads before anything else, or a library that any program loads first. */
const FILES = new Set(['BASH_ENV', 'ENV', 'LD_PRELOAD', 'LD_AUDIT', 'DYLD_INSERT_LIBRARIES']);
/** Options of interpreters that name a file to run before everything else, and the interpreter. */
const PRELOADS: Readonly<Record<string, readonly [option: RegExp, program: string]>> = {
  NODE_OPTIONS: [/(?:^|\s)(?:-r|--require|--import|--loader|--experimental-loader)[=\s]\s*("[^"]+"|\S+)/g, 'node'],
  BUN_OPTIONS: [/(?:^|\s)(?:-r|--preload|--require|--import)[=\s]\s*("[^"]+"|\S+)/g, 'bun'],
  RUBYOPT: [/(?:^|\s)-r\s*(\S+)/g, 'ruby'],
  PYTHONSTARTUP: [/^(.+)$/gs, 'python3'],
};
/** Anything else is a package's name. */
const isFile = (path: Text): boolean => /^\.{0,2}\/|^~|\.(?:[cm]?[jt]s|py|rb)$/.test(path) && !path.includes(HOLE);

/** What a variable makes others run: text, or a file. A bare name is the editor or pager that a person likes. */
export function codeOf(name: string, value: Text): { readonly kind: 'text' | 'file'; readonly code: Text } | null {
  if (value === '') return null;
  if (FILES.has(name)) return { kind: 'file', code: value };
  const preload = Object.hasOwn(PRELOADS, name) ? PRELOADS[name] : undefined;
  if (preload) {
    const files = [...value.matchAll(preload[0])]
      .map(([, file = '']) => file.replace(/^"(.*)"$/s, '$1').replace(/^file:(?:\/\/)?/, ''))
      .filter(isFile)
      // Ruby finds a file without its ending.
      .map((file) => (name === 'RUBYOPT' && !file.endsWith('.rb') ? `${file}.rb` : file));
    return files.length === 0
      ? null
      : { kind: 'text', code: files.map((file) => `${preload[1]} '${file.replaceAll("'", "'\\''")}'`).join('\n') };
  }
  // What tar is to do besides its words: `--checkpoint-action=exec=text`.
  if (name === 'TAR_OPTIONS') {
    const text =
      /(?:--checkpoint-a\w*=exec=|--(?:to-command|use-compress-program|info-script|new-volume-script|rsh-command)=)((?:\\.|\S)+)/.exec(
        value,
      )?.[1];
    return text === undefined ? null : { kind: 'text', code: text.replace(/\\(.)/g, '$1') };
  }
  if (COMMANDS.has(name) && !/^[\w.+-]+$/.test(value)) return { kind: 'text', code: value.replace(/^\|{1,2}-?/, '') };
  return PROMPTS.has(name) && /\$\(|`/.test(value) ? { kind: 'text', code: `: "${value}"` } : null;
}
