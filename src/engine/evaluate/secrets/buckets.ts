import type { ProgramCall, Text } from '../../types';
import { has, readWords, type Words } from '../files/flags';
import { globMatches } from '../files/path';
import { taken } from './archives';
import { leftOut } from './corrected';
import { isRemote, type Mover, moved, NOTHING, pathIn } from './moved';
import { mayMatch } from './patterns';

/** A command line that copies files and folders to a store elsewhere. */
interface Bucket {
  /** Its leading words when it sends: `s3 sync`. */
  readonly verb: RegExp;
  /** Flags that take a value. */
  readonly values: readonly string[];
  /** Flags with which a folder is gone through; null: it always is. */
  readonly deep: readonly string[] | null;
  /** Leading words with which a folder always is. */
  readonly whole?: RegExp;
  /** Whether a flag leaves a path (below its folder) out. */
  readonly out: (argv: readonly Text[], path: Text) => boolean;
  /** Words that leave out what a pattern fits; null: it has none. */
  readonly without: ((pattern: string) => readonly string[]) | null;
  readonly safer: string;
  /** What a word is that names a place elsewhere. */
  readonly away?: (word: Text) => boolean;
  /** Flags with which nothing is sent. */
  readonly dry: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ');

/** Values of flags, in order: those that leave out, and those that take in again. */
function filters(argv: readonly Text[], flags: RegExp): readonly (readonly [flag: string, value: Text])[] {
  return argv.flatMap((word, at) => {
    const [, flag = '', value] = flags.exec(word) ?? [];
    return flag === '' ? [] : [[flag, value ?? argv[at + 1] ?? ''] as const];
  });
}

/** The last filter that fits decides: `--exclude '*' --include '*.html'`. */
const lastWins =
  (flags: RegExp) =>
  (argv: readonly Text[], path: Text): boolean =>
    filters(argv, flags)
      .findLast(([, glob]) => globMatches(glob, path))?.[0]
      .includes('ex') === true;

/** Globs that leave out, wherever they stand; each may list several. */
const anyGlob =
  (flags: RegExp) =>
  (argv: readonly Text[], path: Text): boolean =>
    filters(argv, flags).some(([, globs]) =>
      globs.split(';').some((glob) => globMatches(glob.replace(/^- /, '').replace(/^(?:\*\*\/|\/|\.\/)/, ''), path)),
    );

/** A regular expression is never run: it counts where it names such files. */
const expression =
  (flags: RegExp) =>
  (argv: readonly Text[], path: Text): boolean =>
    filters(argv, flags).some(([, pattern]) => /[a-z]{3}/i.test(pattern) && mayMatch(pattern, path));

const behind = (flag: string) => (pattern: string) => [flag, pattern];

const AWS: Bucket = {
  verb: /^s3 (?:cp|mv|sync)\b|^s3api put-object\b/,
  whole: /^s3 sync\b/,
  values: words(
    '--profile --region --endpoint-url --exclude --include --acl --storage-class --content-type --cache-control --output --query --sse --sse-kms-key-id --metadata --grants --page-size --body --bucket --key',
  ),
  deep: ['--recursive'],
  out: lastWins(/^--(exclude|include)(?:=(.*))?$/s),
  without: behind('--exclude'),
  safer: "Leave them out: aws s3 sync … --exclude '.env*'.",
  dry: ['--dryrun'],
};
const GSUTIL: Bucket = {
  verb: /^(?:cp|mv|rsync)\b/,
  values: words('-x -o -h -u -i -q -z -j'),
  deep: ['-r', '-R'],
  out: expression(/^(-x)$/),
  without: null,
  safer: "Leave them out: gsutil rsync -r -x '[.]env.*' ….",
  dry: [],
};
const GCLOUD: Bucket = {
  ...GSUTIL,
  verb: /^(?:alpha |beta )?storage (?:cp|mv|rsync)\b/,
  values: words('-x --exclude --project --account --content-type --cache-control'),
  deep: ['-r', '-R', '--recursive'],
  out: expression(/^(-x|--exclude)(?:=(.*))?$/s),
  safer: "Leave them out: gcloud storage rsync -r --exclude='[.]env.*' ….",
  dry: ['--dry-run'],
};
const RCLONE: Bucket = {
  verb: /^(?:copy|copyto|move|moveto|sync|bisync|rcat)\b/,
  values: words(
    '--exclude --include --filter --config --transfers --bwlimit --exclude-from --filter-from --files-from --checkers --max-size',
  ),
  deep: null,
  out: anyGlob(/^--(exclude|filter)(?:=(.*))?$/s),
  without: behind('--exclude'),
  safer: "Leave them out: rclone copy … --exclude '.env*'.",
  dry: ['-n', '--dry-run'],
};
const AZCOPY: Bucket = {
  verb: /^(?:copy|cp|c|sync|sc|s)\b/,
  whole: /^s/,
  values: words('--exclude-pattern --include-pattern --exclude-path --include-path --from-to --log-level --put-md5'),
  deep: ['--recursive', '-r'],
  out: anyGlob(/^--(exclude-pattern)(?:=(.*))?$/s),
  without: behind('--exclude-pattern'),
  safer: "Leave them out: azcopy copy … --exclude-pattern '.env*'.",
  dry: ['--dry-run'],
};
const S3CMD: Bucket = {
  verb: /^(?:put|sync)\b/,
  whole: /^sync\b/,
  values: words('--exclude --include --rexclude --rinclude --acl -c --config --access_key --secret_key --region --host'),
  deep: ['-r', '--recursive'],
  out: lastWins(/^--(exclude|include)(?:=(.*))?$/s),
  without: behind('--exclude'),
  safer: "Leave them out: s3cmd sync … --exclude '.env*'.",
  dry: ['-n', '--dry-run'],
};
const MINIO: Bucket = {
  verb: /^(?:cp|put|mirror|pipe)\b/,
  whole: /^mirror\b/,
  values: words('--exclude --attr --storage-class --older-than --newer-than'),
  deep: ['-r', '--recursive'],
  out: anyGlob(/^--(exclude)(?:=(.*))?$/s),
  without: behind('--exclude'),
  safer: "Leave them out: mc mirror --exclude '.env*' ….",
  // `alias/bucket`
  away: (word) => /^[\w-]+\/./.test(word),
  dry: ['--dry-run', '--fake'],
};
const S5CMD: Bucket = {
  ...AWS,
  verb: /^(?:cp|mv|sync|pipe)\b/,
  whole: /./,
  out: anyGlob(/^--(exclude)(?:=(.*))?$/s),
  safer: "Leave them out: s5cmd sync --exclude '.env*' ….",
  dry: ['--dry-run'],
};
const RSYNC_LIKE: Bucket = {
  ...RCLONE,
  verb: /^(?:sync|upload-file|file upload)\b/,
  values: words('--excludeRegex --exclude-regex --threads'),
  out: expression(/^(--excludeRegex|--exclude-regex)(?:=(.*))?$/s),
  without: null,
  safer: "Leave them out: b2 sync --exclude-regex '[.]env.*' ….",
};

/** What of a folder or of files named goes to such a store, and how the same goes without what is off limits. */
const bucket =
  (spec: Bucket): Mover =>
  (call, context) => {
    const given = readWords(call.argv, { values: spec.values });
    const { operands } = given;
    const verb = operands.slice(0, 3).join(' ');
    if (!spec.verb.test(verb) || (spec.dry.length > 0 && has(given, ...spec.dry))) return NOTHING;
    const away = spec.away ?? isRemote;
    const target = operands.at(-1) ?? '';
    const body = given.values.get('--body');
    if (!away(target) && body === undefined) return NOTHING;
    const sources = [...operands.slice(1, -1).filter((word) => !away(word)), ...(body === undefined ? [] : [body])].map(
      pathIn(call, context),
    );
    const out = (path: Text): boolean => spec.out(call.argv, relative(path, sources));
    const { named, files } = taken(sources, out, call, context);
    const sent = (isDeep(spec, given, verb) ? files : named).filter((path) => !out(path));
    return moved('upload', [...sent, ...fed(call, operands)], sent.length > 0 ? corrected(spec, call, sent) : '');
  };

const isDeep = ({ deep, whole }: Bucket, given: Words, verb: string): boolean =>
  deep === null || whole?.test(verb) === true || has(given, ...deep);

/** `-` among the words is standard input. */
const fed = ({ argv, secrets }: ProgramCall, operands: readonly Text[]): readonly Text[] =>
  argv.includes('-') || /^(?:pipe|rcat)$/.test(operands[0] ?? '') ? (secrets?.stdin ?? []) : [];

const corrected = ({ without, safer }: Bucket, call: ProgramCall, files: readonly Text[]): string =>
  without === null ? safer : leftOut(call, files, without, safer, call.argv.length);

function relative(path: Text, sources: readonly Text[]): Text {
  const from = sources.find((source) => path.startsWith(`${source}/`));
  return from === undefined ? path.slice(path.lastIndexOf('/') + 1) : path.slice(from.length + 1);
}

/** `lftp -e 'mirror -R . /srv'` */
const lftp: Mover = (call, context) => {
  const text = [...call.argv, call.stdin.kind === 'text' ? call.stdin.text : ''].join(' ');
  const folder = /\bmirror\s+(?:-\S+\s+)*?(?:-\w*R\w*|--reverse)\s+(?:-\S+\s+)*([^\s;"']+)?/.exec(text);
  if (!folder) return NOTHING;
  const files = /-(?:x|X)\s|--exclude/.test(text) ? [] : taken([pathIn(call, context)(folder[1] ?? '.')], () => false, call, context).files;
  return moved('upload', files, "Leave them out: mirror -R -X '.env*' ….");
};

/** `az storage blob upload -f .env`, `az storage blob upload-batch -s .` */
const azure: Mover = (call, context) => {
  if (!/^storage (?:blob|file|fs|copy)\b/.test(readWords(call.argv, { values: [] }).operands.slice(0, 2).join(' '))) return NOTHING;
  const { values } = readWords(call.argv, {
    values: words('-f --file -s --source -n --name -c --container-name -d --destination --pattern'),
  });
  const sources = ['-f', '--file', '-s', '--source'].flatMap((flag) => values.get(flag) ?? []).map(pathIn(call, context));
  const pattern = values.get('--pattern');
  const out = (path: Text): boolean => pattern !== undefined && !globMatches(pattern, path.slice(path.lastIndexOf('/') + 1));
  return moved('upload', taken(sources, out, call, context).files, "Say what is meant: az storage blob upload-batch --pattern '*.html' ….");
};

export const bucketMovers: Readonly<Record<string, Mover>> = {
  aws: bucket(AWS),
  s5cmd: bucket(S5CMD),
  s3cmd: bucket(S3CMD),
  mc: bucket(MINIO),
  gsutil: bucket(GSUTIL),
  gcloud: bucket(GCLOUD),
  rclone: bucket(RCLONE),
  azcopy: bucket(AZCOPY),
  b2: bucket(RSYNC_LIKE),
  lftp,
  az: azure,
};
