import { HOLE } from '../../types';
import { innerProgram, innerScript, type Unwrap } from './inner';
import { flag, hasFlag, parseOptions } from './options';

/** `ls | entr -s text`, `ls | entr program /_` */
const entr: Unwrap = (call) => {
  const parsed = parseOptions(call.argv, {});
  return hasFlag(parsed, 's') ? innerScript(call, parsed.rest.join(' ')) : innerProgram(call, parsed.rest);
};

/** `watchexec -e ts -- text…`: a shell reads the words. */
const watchexec: Unwrap = (call) =>
  innerScript(
    call,
    parseOptions(call.argv, {
      short: 'wWLdoseifNE',
      long: 'watch exts filter ignore debounce signal stop-signal delay-run poll workdir env on-busy-update shell restart-mode',
    }).rest.join(' '),
  );

/** `sg group -c text` */
const sg: Unwrap = (call) => {
  const words = call.argv.filter((word) => word !== '-' && word !== '-c').slice(1);
  return words.length > 0 ? innerScript(call, words.join(' ')) : [];
};

/** `bwrap --bind a b … program`: how many words each option takes. */
const BWRAP_TWO = /^--(?:(?:ro-|dev-)?bind(?:-try|-data|-fd)?|ro-bind-data|symlink|file|setenv|chmod|overlay|remount)$/;
const BWRAP_NONE =
  /^--(?:unshare-\w+(?:-try)?|share-net|clearenv|new-session|die-with-parent|as-pid-1|disable-userns|assert-userns-disabled|version|help)$/;
const bwrap: Unwrap = (call) => {
  let at = 0;
  while (call.argv[at]?.startsWith('--') && call.argv[at] !== '--')
    at += BWRAP_TWO.test(call.argv[at] ?? '') ? 3 : BWRAP_NONE.test(call.argv[at] ?? '') ? 1 : 2;
  return innerProgram(call, call.argv.slice(call.argv[at] === '--' ? at + 1 : at));
};

/** Words behind a marker: `gnome-terminal -- program`, `schroot -c x -- program`. */
const behind =
  (...markers: readonly string[]): Unwrap =>
  (call) => {
    const at = call.argv.findIndex((word) => markers.includes(word));
    const words = at < 0 ? [] : call.argv.slice(at + 1);
    return words.length === 1 ? innerScript(call, words[0] ?? '') : innerProgram(call, words);
  };

/** `start-stop-daemon --start --exec program -- words` */
const daemon: Unwrap = (call) => {
  const parsed = parseOptions(call.argv, {
    short: 'xapnuscdrNIgKTR',
    long: 'exec startas pidfile name user signal chuid chdir chroot nicelevel iosched group retry',
  });
  const program = flag(parsed, 'x', 'exec', 'a', 'startas');
  return typeof program === 'string' ? innerProgram(call, [program, ...parsed.rest]) : [];
};

/** `nix-shell --run text`, `nix develop -c program`, `nix run pkg#name -- words` */
const nix: Unwrap = (call) => {
  const text = flag(parseOptions(call.argv, { short: 'pAIjP', long: 'run command' }), 'run');
  if (typeof text === 'string') return innerScript(call, text);
  if (call.argv[0] === 'run') {
    const name = call.argv.slice(1).find((word) => !word.startsWith('-')) ?? '';
    const separator = call.argv.indexOf('--');
    return innerProgram(call, [name.replace(/^.*#/, ''), ...(separator < 0 ? [] : call.argv.slice(separator + 1))]);
  }
  const at = call.argv.findIndex((word) => word === '-c' || word === '--command' || word === '--');
  return at < 0 ? [] : innerProgram(call, call.argv.slice(at + 1));
};

/** `hyperfine 'text' 'text'` */
const texts: Unwrap = (call) =>
  parseOptions(call.argv, {
    short: 'wmMrpcNSuL',
    long: 'warmup min-runs max-runs runs prepare cleanup setup conclude shell export-json export-markdown export-csv',
  }).rest.flatMap((text) => innerScript(call, text));

/** `pssh -h hosts text`, `pdsh -w hosts text` */
const everywhere: Unwrap = (call) => {
  const { rest } = parseOptions(call.argv, { short: 'hHlptoewxgOu', long: 'hosts host user par timeout' });
  return rest.length > 0 ? innerScript(call, rest.join(' '), { remote: { kind: 'ssh', host: HOLE }, cwd: HOLE }) : [];
};

/** Programs that start others in a terminal, a sandbox, a service or again and again. */
export const launcherWrappers: Readonly<Record<string, Unwrap>> = {
  entr,
  watchexec,
  sg,
  bwrap,
  xterm: behind('-e'),
  'x-terminal-emulator': behind('-e'),
  konsole: behind('-e'),
  alacritty: behind('-e', '--command'),
  kitty: behind('-e'),
  'gnome-terminal': behind('--', '-e', '-x'),
  schroot: behind('--'),
  guix: behind('--'),
  'start-stop-daemon': daemon,
  nix,
  'nix-shell': nix,
  hyperfine: texts,
  pssh: everywhere,
  'parallel-ssh': everywhere,
  pdsh: everywhere,
};
