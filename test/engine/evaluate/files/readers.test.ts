import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../../../src/engine/context';
import { fileReaders } from '../../../../src/engine/evaluate/files/index';
import { createContext } from '../../../../src/engine/evaluate/shell/context';
import { type Content, HOLE, NO_POLICY, type ProgramCall } from '../../../../src/engine/types';

const facts = {
  home: '/home/you',
  workspace: ['/p'],
  platform: 'linux',
  temporary: [],
  own: [],
  files: {},
  evidence: [],
  policy: NO_POLICY,
  snapshots: true,
} as const;

/** One line a call: `verb path[ -> to][ all][ content]`; code that would be run stands as `run text`. */
function read(words: readonly string[], stdin: Content): readonly string[] {
  const [program = '', ...argv] = words.map((word) => word.replaceAll('$', HOLE));
  const ran: string[] = [];
  const context: Context = {
    ...createContext(facts, true),
    shell: (text) => {
      ran.push(`run ${text}`);
      return [];
    },
  };
  const call: ProgramCall = {
    kind: 'program',
    via: [],
    remote: null,
    program,
    path: program,
    argv,
    stdin,
    env: {},
    cwd: '/p',
    stdout: { to: 'shown', target: '' },
  };
  const calls = fileReaders[program]?.(call, context) ?? [];
  const lines = calls.map((one) => {
    if (one.kind === 'program') return `program ${[one.program, ...one.argv].join(' ')}`;
    if (one.kind !== 'file') return one.kind;
    const to = one.to === null ? '' : ` -> ${one.to}`;
    const content = one.content.kind === 'text' ? ` "${one.content.text}"` : '';
    return `${one.remote ? `${one.remote.host}: ` : ''}${one.verb} ${one.path}${to}${one.recursive ? ' all' : ''}${content}`.replaceAll(
      HOLE,
      '$',
    );
  });
  return [...ran, ...lines];
}

function t(command: string | readonly string[], expected: readonly string[], stdin: Content = { kind: 'none' }): void {
  const words = typeof command === 'string' ? command.split(' ') : command;
  test(words.join(' '), () => assert.deepEqual(read(words, stdin), expected));
}

t('rm -rf a', ['delete /p/a all']);
t('rm a ../b /c ~/d', ['delete /p/a', 'delete /b', 'delete /c', 'delete /home/you/d']);
t('rm -r -- -f', ['delete /p/-f all']);
t('rm a -R', ['delete /p/a all']);
t('rm --recu a', ['delete /p/a all']);
t('rm --help', []);
t('rm -rf $ /$ $/* a/$', ['delete $ all', 'delete /$ all', 'delete $/* all', 'delete /p/a/$ all']);
t('rm -rf ~root/x', ['delete /home/root/x all']);
t('rm -rf a/$/../b', ['delete /p/a/$/../b all']);
t('unlink a', ['delete /p/a']);
t('shred -n 10 -u a', ['delete /p/a']);
t('truncate -s 0 a b', ['truncate /p/a', 'truncate /p/b']);
t('truncate --size=0 a', ['truncate /p/a']);
t('truncate -s +1G a', []);

t('find . -delete', ['delete /p all']);
t('find -delete', ['delete /p all']);
t('find / -type f -delete', ['delete / all']);
t('find . -name *.pyc -delete', ['delete /p/**/*.pyc']);
t('find a b -iname x -delete', ['delete /p/a/**/x', 'delete /p/b/**/x']);
t('find . -mtime +7 -delete', ['delete /p/*?']);
t('find . ( -name a -o -name b ) -delete', ['delete /p/**/a', 'delete /p/**/b']);
t('find . -name a -o -delete', ['delete /p all']);
t('find . -name a -o -name b -delete', ['delete /p/**/b']);
t('find . ( -name a -o -true ) -delete', ['delete /p all']);
t('find . ! -name a -delete', ['delete /p/*?']);
t('find . -path ./node_modules -prune -o -name a -delete', ['delete /p/**/a']);
t('find . -path */build/* -delete', ['delete /p/**/build/*']);
t('find . -exec rm x ; -delete', ['delete /p all', 'program rm x']);
t('find / -name --help -delete', ['delete /**/--help']);
t('find . -name a', []);
t('find . -name -delete', []);
t('find -- / -delete', ['delete / all']);
t('find -L ~ -delete', ['delete /home/you all']);
t('find -files0-from list -delete', ['delete $/*?']);

t('mv a b', ['move /p/a -> /p/b', 'overwrite /p/b', 'overwrite /p/b/a']);
t('mv -n a b', ['move /p/a -> /p/b']);
t('mv -t /x a b', ['move /p/a -> /x', 'move /p/b -> /x', 'overwrite /x/a', 'overwrite /x/b']);
t('mv --target-directory /x a', ['move /p/a -> /x', 'overwrite /x/a']);
t('mv a b c', ['move /p/a -> /p/c', 'move /p/b -> /p/c', 'overwrite /p/c/a', 'overwrite /p/c/b']);
t('mv a /dev/null', ['move /p/a -> /dev/null', 'overwrite /dev/null']);
t('cp a b', []);
t('cp /dev/null a', ['truncate /p/a']);
t('cp key ~/.ssh/authorized_keys', ['overwrite /home/you/.ssh/authorized_keys']);
t('cp -n key ~/.bashrc', []);
t('cp hook ~/.mollyguard/bin/', ['overwrite /home/you/.mollyguard/bin/hook']);
t('install -m 755 hook .git/hooks/pre-commit', ['overwrite /p/.git/hooks/pre-commit', 'overwrite /p/.git/hooks/pre-commit/hook']);
t('install -d x', []);
t('ln -s ~/.mollyguard m', ['overwrite /home/you/.mollyguard']);
t('ln -sf x ~/.bashrc', ['overwrite /home/you/.bashrc']);
t('ln -s a b', []);

t('tee a', ['overwrite /p/a "x"'], { kind: 'text', text: 'x' });
t('tee -a a b', ['append /p/a', 'append /p/b']);
t('sed s/a/b/ ~/.bashrc', []);
t('sed -i s/a/b/ ~/.bashrc', ['overwrite /home/you/.bashrc']);
t('sed -i.bak -e s/a/b/ ~/.bashrc', ['overwrite /home/you/.bashrc']);
t('sed -i s/a/b/ a', []);
t('sort -o /etc/passwd a', ['overwrite /etc/passwd']);
t('sort -k 2 a', []);

t('dd if=/dev/zero of=/dev/sda bs=1M', ['truncate /dev/sda']);
t('dd if=a of=/dev/sdb', ['overwrite /dev/sdb']);
t('dd if=/dev/zero of=b', ['truncate /p/b']);
t('dd if=a', []);
t('mkfs.ext4 -L name /dev/sda1', ['format /dev/sda1']);
t('mkfs -t ext4 /dev/sda1', ['format /dev/sda1']);
t('mkswap /dev/sda2', ['format /dev/sda2']);
t('wipefs /dev/sda', []);
t('wipefs -a /dev/sda', ['format /dev/sda']);
t('wipefs -n -a /dev/sda', []);
t('fdisk -l /dev/sda', []);
t('fdisk /dev/sda', ['format /dev/sda']);
t('sgdisk -Z /dev/sda', ['format /dev/sda']);
t('sgdisk -p /dev/sda', []);
t('parted -s /dev/sda mklabel gpt', ['format /dev/sda']);
t('parted /dev/sda print', []);
t('cryptsetup luksFormat /dev/sda1', ['format /dev/sda1']);
t('cryptsetup status x', []);
t('blkdiscard /dev/sda', ['format /dev/sda']);

t('chmod -R 777 a', ['permissions /p/a all']);
t('chmod --rec 000 /', ['permissions / all']);
t('chmod -x a', ['permissions /p/a']);
t('chmod 777 --recursive /', ['permissions / all']);
t('chmod --reference=x a', ['permissions /p/a']);
t('chmod --help /', []);
t('chown -Rv me:me /usr', ['permissions /usr all']);

t('rsync -a a/ b/', []);
t('rsync -a --delete a/ b/', ['delete /p/b all']);
t('rsync -an --delete a/ /', []);
t('rsync --list-only --delete a/ /', []);
t('rsync --delete-before host:a/ /etc', ['delete /etc all', 'overwrite /etc']);
t('rsync -a --delete a/ me@host:/srv/app', ['host: delete /srv/app all']);
t(['rsync', '-e', 'rm -rf /', 'a', 'host:b'], ['run rm -rf /']);
t('rsync -a --remove-source-files a/ b/', ['delete /p/a all']);

t('tar xf a.tar', []);
t('tar -xf a.tar -C ~/.mollyguard', ['overwrite /home/you/.mollyguard']);
t(['tar', '-xf', 'a.tar', '--to-command', 'rm -rf /'], ['run rm -rf /']);
t(['tar', 'cf', 'x', '.', '--checkpoint=1', '--checkpoint-action=exec=rm -rf /'], ['run rm -rf /']);
t('unzip -d .git/hooks x.zip', ['overwrite /p/.git/hooks']);
t('unzip -l x.zip', []);

t('crontab -l', []);
t('crontab -r', ['delete /var/spool/cron/crontabs/user']);
t('crontab -', ['overwrite /var/spool/cron/crontabs/user "x"'], { kind: 'text', text: 'x' });
t('crontab file', ['overwrite /var/spool/cron/crontabs/user']);
t('at now', ['run rm -rf /', 'create /var/spool/at/job "rm -rf /"'], { kind: 'text', text: 'rm -rf /' });
t('at -l', []);
