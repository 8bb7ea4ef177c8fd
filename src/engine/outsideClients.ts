import { type Doing, doingOfStatement } from './outsideVerbs';
import { serversOf } from './rules/connectionUri';
import type { ProgramCall, Text } from './types';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const DUMPING = words('pg_dump pg_dumpall mysqldump mysqlpump mongodump mongoexport redis-dump pg_basebackup pg_isready');
const LOADING = words('pg_restore createdb createuser mongorestore mongoimport mysqlimport vacuumdb reindexdb clusterdb pgbench pgloader');
const REDIS = words('redis-cli valkey-cli keydb-cli');
const MONGO = words('mongosh mongo');
const COPYING = words('scp rsync sftp rclone');
/** Options of these whose value is the next word; the first are hosts. */
const HOSTS = words('-h --host --hostname');
const VALUES = words(
  '-p -P --port -n -a --pass --user -u -U -d --dbname -s -r -i -t -D -X --tls-ciphers --cacert --cert --key -e -f -F -j -l -o -S -c -b',
);

/** Programs that only look around on the machine where they run. */
const LOOKING = words(
  `ls dir cat head tail less more grep egrep fgrep zgrep rg awk find stat file wc sort uniq cut du df free uptime top htop ps pgrep pidof lsof ss netstat ip ifconfig
  hostname hostnamectl uname whoami id groups date env printenv pwd cd echo printf test [ [[ true false : sleep exit export set which type command locate journalctl dmesg last w who
  nproc lscpu lsblk mount findmnt sysctl nslookup dig host ping traceroute tracepath curl wget timedatectl md5sum sha256sum readlink realpath basename dirname tree jq`,
);
const STATUS =
  /^(?:status|is-active|is-enabled|is-failed|list-units|list-unit-files|list-timers|show|cat|ps|logs|images|inspect|stats|top|version|info|ls|list|get|describe)$/;

/** What a program does on another machine. */
export function doingThere({ program, argv }: ProgramCall): Doing {
  if (LOOKING.has(program)) return 'read';
  return argv.some((word) => STATUS.test(word)) &&
    /^(?:systemctl|service|docker|podman|kubectl|supervisorctl|pm2|apt|dpkg|snap|brew|git|npm)$/.test(program)
    ? 'read'
    : 'change';
}

/** What a client of a server does that no rule speaks of; null: it is no such client. */
export function doingOfClient(call: ProgramCall): Doing | null {
  const { program, argv } = call;
  if (DUMPING.has(program)) return 'read';
  if (LOADING.has(program)) return 'change';
  if (REDIS.has(program)) {
    const [command] = plain(argv);
    // In SQL this word belongs to the connection.
    if (command?.toUpperCase() === 'SET') return 'change';
    return command === undefined ? 'here' : doingOfStatement(command.toUpperCase());
  }
  if (MONGO.has(program)) {
    const code = argv[argv.indexOf('--eval') + 1];
    if (!argv.includes('--eval') || code === undefined) return 'here';
    return /\b(?:insert|update|replace|delete|remove|drop|create|rename|bulkWrite|save|findOneAnd|findAndModify|runCommand|adminCommand|shutdown)/.test(
      code,
    )
      ? 'change'
      : 'read';
  }
  if (!COPYING.has(program)) return null;
  const ends = plain(argv);
  return isRemote(ends.at(-1) ?? '') ? 'change' : ends.some(isRemote) ? 'read' : 'here';
}

/** The servers that a client's words name. */
export function serversIn({ argv, program }: ProgramCall): readonly Text[] {
  const found = argv.flatMap((word, at): readonly Text[] => {
    const equals = /^--host(?:name)?=(.+)$/.exec(word)?.[1];
    if (equals !== undefined) return [equals];
    if (HOSTS.has(argv[at - 1] ?? '')) return [word];
    const uri = word.replace(/^--?[a-z-]+=/, '');
    if (uri.includes('://')) return serversOf(uri);
    return COPYING.has(program) && isRemote(word) ? [word.slice(0, word.indexOf(':')).replace(/^.*@/, '')] : [];
  });
  return [...new Set(found.map((one) => one.toLowerCase()))];
}

const isRemote = (word: Text): boolean => /^(?:[\w.-]+@)?[\w.-]+:(?!\\)/.test(word) && !/^[A-Za-z]:/.test(word);
/** Words that are neither options nor their values. */
const plain = (argv: readonly Text[]): readonly Text[] =>
  argv.filter((word, at) => !word.startsWith('-') && !HOSTS.has(argv[at - 1] ?? '') && !VALUES.has(argv[at - 1] ?? ''));
