import type { ProgramCall, Text } from '../../types';
import { has, readWords } from '../files/flags';
import { among, type Mover, moved, NOTHING, pathIn } from './moved';
import { isOffLimitsName } from './offLimits';

const CIPHER = /^-(?:aes|des|chacha|camellia|aria|sm4|bf|cast|rc\d)/;
const GIVEN = /^-(?:k|K)$|^pass:|^env:/;

/** Encrypted with a password that is not known to whoever sees the command. */
export const isEncrypted = (argv: readonly Text[]): boolean =>
  argv.some((word) => CIPHER.test(word)) && !argv.some((word) => GIVEN.test(word));

const GPG = {
  values: '-o --output -r --recipient -u --local-user --passphrase --passphrase-file --passphrase-fd --cipher-algo --homedir'.split(' '),
};

/** `gpg --enarmor`, `--store` and `--clearsign` encrypt nothing; `-c --passphrase x` does so for whoever reads the command. */
const gpg: Mover = (call, context) => {
  const words = readWords(call.argv, GPG);
  const open =
    has(words, '--enarmor', '--store', '--clearsign', '--clear-sign') ||
    (has(words, '-s', '--sign') && !has(words, '-e', '-c', '--encrypt', '--symmetric'));
  const known = has(words, '-c', '--symmetric') && words.values.has('--passphrase');
  if (!open && !known) return NOTHING;
  return leaves(
    call,
    [...among(words.operands, call, context), ...(words.operands.length === 0 ? (call.secrets?.stdin ?? []) : [])],
    words.values.get('-o') ?? words.values.get('--output'),
  );
};

function leaves(call: ProgramCall, files: readonly Text[], to: Text | undefined): ReturnType<Mover> {
  const shown = to === '-' || (to === undefined && call.secrets !== undefined && call.secrets.stdin.length > 0);
  return moved(shown ? 'show' : 'copy', files, 'Encrypt it for somebody whose key is known: gpg -e -r you@example.com .env.');
}

/** `openssl enc -in .env -out x` with the password beside it, or with no cipher. */
const openssl: Mover = (call, context) => {
  const [verb = '', ...rest] = call.argv;
  const value = (flag: string): Text => rest[rest.indexOf(flag) + 1] ?? '';
  if (!/^(?:enc|base64|cms|smime)$/.test(verb) || !rest.includes('-out') || isEncrypted(rest) || rest.includes('-encrypt')) return NOTHING;
  if (isOffLimitsName(pathIn(call, context)(value('-out')), context)) return NOTHING;
  return moved('copy', rest.includes('-in') ? among([value('-in')], call, context) : (call.secrets?.stdin ?? []));
};

const QR = {
  values: '-o -r -s -l -v -m -d -t -S --output --read-from --size --level --symversion --margin --dpi --type --structured'.split(' '),
};
/** A picture of it says the same. */
const qrencode: Mover = (call, context) => {
  const words = readWords(call.argv, QR);
  const read = words.values.get('-r') ?? words.values.get('--read-from');
  const { secrets } = call;
  return moved('show', [
    ...(read === undefined ? [] : among([read], call, context)),
    ...(secrets?.words ?? []),
    ...(read === undefined && words.operands.length === 0 ? (secrets?.stdin ?? []) : []),
  ]);
};

/** Programs that turn a file into a form that may or may not be read again. */
export const encryptionMovers: Readonly<Record<string, Mover>> = { gpg, gpg2: gpg, openssl, qrencode };
