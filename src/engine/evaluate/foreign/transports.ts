import type { Context, Reader } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { shellText, textOfFile, valuesOf } from './flags';

/** Options of ssh that are commands on this machine. */
const RUNS = /^\s*(?:ProxyCommand|LocalCommand|KnownHostsCommand)(?:\s*=\s*|\s+)([\s\S]+)$/i;
/** `Match exec "command"` in a config file. */
const MATCH = /^\s*Match\s.*?\bexec\s+(?:"([^"]*)"|(\S+))/i;

/** What `ssh -o` and a config file that is named make ssh run here. */
function configured(call: ProgramCall, context: Context): readonly Call[] {
  const options = call.argv.flatMap((word, at) => {
    const glued = /^-[46AaCfGgKkMNnqsTtVvXxYy]*o([\s\S]*)$/.exec(word)?.[1];
    return glued === undefined ? [] : [glued === '' ? (call.argv[at + 1] ?? '') : glued];
  });
  const lines = valuesOf(call.argv, ['-F']).flatMap((path) => textOfFile(path, call, context).split('\n'));
  return [...options, ...lines].flatMap((line) => {
    const match = MATCH.exec(line);
    const text = RUNS.exec(line)?.[1] ?? match?.[1] ?? match?.[2];
    return text === undefined || text.trim() === 'none' ? [] : shellText(text, call, context);
  });
}

const transport: Reader = configured;

/** `sftp`: lines of its input that start with `!` run here. */
const sftp: Reader = (call, context) => {
  const batch = valuesOf(call.argv, ['-b']).map((path) => (path === '-' ? '' : textOfFile(path, call, context)));
  const typed: Text = call.stdin.kind === 'text' ? call.stdin.text : '';
  const escapes = [...batch, typed].flatMap((text) => text.split('\n')).flatMap((line) => /^\s*-?@?!(.+)$/.exec(line)?.[1] ?? []);
  return [...configured(call, context), ...escapes.flatMap((text) => shellText(text, call, context))];
};

/** Programs that reach other machines, for what they run on this one. */
export const transportReaders: Readonly<Record<string, Reader>> = {
  ssh: transport,
  autossh: transport,
  scp: transport,
  sftp,
  'ssh-copy-id': transport,
  ftp: sftp,
  lftp: sftp,
};
