import { HOLE } from '../../types';
import { innerProgram, innerScript, type Unwrap } from './inner';
import { flag, hasFlag, parseOptions } from './options';
import { programOf } from './packageNames';

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
    return innerProgram(call, [programOf(name.replace(/^.*#/, '')), ...(separator < 0 ? [] : call.argv.slice(separator + 1))]);
  }
  const at = call.argv.findIndex((word) => word === '-c' || word === '--command' || word === '--');
  return at < 0 ? [] : innerProgram(call, call.argv.slice(at + 1));
};

/** `hyperfine 'text' 'text'`: what runs before, between and behind is text too. */
const hyperfine: Unwrap = (call) => {
  const { flags, rest } = parseOptions(call.argv, {
    short: 'wmMrpcsCnSuLPD',
    long:
      'warmup min-runs max-runs runs prepare cleanup setup conclude reference command-name shell style sort time-unit export-json export-markdown export-csv ' +
      'export-asciidoc export-orgmode parameter-list parameter-scan parameter-step-size output input',
  });
  const around = flags.flatMap(([name, value]) =>
    /^(?:[pcsC]|prepare|cleanup|setup|conclude|reference)$/.test(name) ? [value ?? ''] : [],
  );
  return [...around, ...rest].flatMap((text) => innerScript(call, text));
};

/** `pee 'text' 'text'` */
const texts: Unwrap = (call) => parseOptions(call.argv, {}).rest.flatMap((text) => innerScript(call, text));

/** `sops exec-env file text`, `mise exec node@20 -- program`, `mise x -c text` */
const sops: Unwrap = (call) =>
  call.argv[0] === 'exec-env' ? innerScript(call, parseOptions(call.argv.slice(1), { operands: 1 }).rest.join(' ')) : [];
const mise: Unwrap = (call) => {
  const { rest } = parseOptions(call.argv, { short: 'CE', long: 'cd env' });
  if (rest[0] !== 'exec' && rest[0] !== 'x') return [];
  const parsed = parseOptions(rest.slice(1), { short: 'cj', long: 'command jobs', operands: rest.length });
  const text = flag(parsed, 'c', 'command');
  if (typeof text === 'string') return innerScript(call, text);
  // Before the dashes stand tools with their versions.
  return innerProgram(call, parsed.rest.length > 0 ? parsed.rest : parsed.operands.filter((word) => !/.@./.test(word)));
};

/** `salt '*' cmd.run text` */
const salt: Unwrap = (call) => {
  const at = call.argv.findIndex((word) => /^cmd\.(?:run|shell|script|run_all|run_stdout)$/.test(word));
  const text = at < 0 ? undefined : call.argv[at + 1];
  return text === undefined ? [] : innerScript(call, text, { remote: { kind: 'ssh', host: HOLE }, cwd: HOLE });
};

/** `pssh -h hosts text`, `pdsh -w hosts text` */
const everywhere: Unwrap = (call) => {
  const { rest } = parseOptions(call.argv, { short: 'hHlptoewxgOufbR', long: 'hosts host user par timeout group nodes exclude' });
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
  hyperfine,
  pee: texts,
  sops,
  mise,
  salt,
  clush: everywhere,
  fab: behind('--'),
  zellij: behind('--'),
  distrobox: behind('--', '-e', '--exec'),
  'distrobox-enter': behind('--', '-e', '--exec'),
  coresched: behind('--'),
  pssh: everywhere,
  'parallel-ssh': everywhere,
  pdsh: everywhere,
};
