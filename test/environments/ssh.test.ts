import { ssh } from '../../src/environments/ssh';
import { place, rowsOf } from './rows';

const CONFIG = '/h/.ssh/config';
const rows = rowsOf(ssh);
/** `ssh db1` with these files. */
const t = (title: string, files: string | Readonly<Record<string, string>>, expected: readonly string[], name = 'db1'): void =>
  rows(title, typeof files === 'string' ? { [CONFIG]: files } : files, expected, { ...place, named: [{ of: 'ssh-host', name }] });

rows('nobody is asked for', { [CONFIG]: 'Host db1\n  HostName db1.example.com\n' }, []);
t('no file', {}, []);
t('a host', 'Host db1\n  HostName db1.prod.example.com\n  User me\n  IdentityFile ~/.ssh/fake-key\n', [
  'target production [db1.prod.example.com] db1 ssh db1 goes to db1.prod.example.com',
]);
t('another host', 'Host db2\n  HostName db2.prod.example.com\n', []);
t('it leads to itself', 'Host db1\n  HostName DB1\n', []);
t('the first value counts', 'Host db1\n  HostName a.example.com\nHost *\n  HostName b.prod.example.com\n', [
  'target unknown [a.example.com] db1 ssh db1 goes to a.example.com',
]);
t('patterns', 'host web* DB?\n\thostname=%h.prod.example.com\n', [
  'target production [db1.prod.example.com] db1 ssh db1 goes to db1.prod.example.com',
]);
t('an excluded one', 'Host db* !db1\n  HostName x.prod.example.com\nHost db1\n  HostName y.example.com # main\n', [
  'target unknown [y.example.com] db1 ssh db1 goes to y.example.com',
]);
t('before any host', 'HostName all.example.com\nHost db1\n  HostName b.example.com\n', [
  'target unknown [all.example.com] db1 ssh db1 goes to all.example.com',
]);
t('quotes', 'Host "db1"\n  HostName "db1.example.com"\n', ['target unknown [db1.example.com] db1 ssh db1 goes to db1.example.com']);
t('a jump does not lead elsewhere', 'Host db1\n  HostName 10.0.0.5\n  ProxyJump bastion.prod.example.com\n', [
  'target unknown [10.0.0.5] db1 ssh db1 goes to 10.0.0.5',
]);
t('a program that is told the host', 'Host db1\n  HostName i-1\n  ProxyCommand aws ssm start-session --target %h\n', [
  'target unknown [i-1] db1 ssh db1 goes to i-1',
]);
t('a program that is not', 'Host db1\n  HostName 10.0.0.5\n  ProxyCommand nc prod 22\n', [
  'ambient unknown [10.0.0.5] db1 ssh db1 may go to 10.0.0.5',
]);
t(
  'a condition that a program answers',
  'Match originalhost db1 exec "test -f x"\n  HostName db1.prod.example.com\nHost db1\n  HostName 10.0.0.5\n',
  [
    'ambient production [db1.prod.example.com] db1 ssh db1 may go to db1.prod.example.com',
    'ambient unknown [10.0.0.5] db1 ssh db1 may go to 10.0.0.5',
  ],
);
t('a condition by name', 'Match originalhost web,db1\n  HostName db1.example.com\n', [
  'target unknown [db1.example.com] db1 ssh db1 goes to db1.example.com',
]);
t(
  'a condition that does not hold',
  'Match originalhost web\n  HostName web.prod.example.com\nMatch !originalhost db1\n  HostName x.prod\n',
  [],
);
t('all', 'Match all\n  HostName db1.example.com\n', ['target unknown [db1.example.com] db1 ssh db1 goes to db1.example.com']);
t(
  'an included file',
  {
    [CONFIG]: 'Include work/hosts ~/more\nHost db1\n  HostName b.example.com\n',
    '/h/.ssh/work/hosts': 'Host db1\n HostName a.prod.example.com\n',
    '/h/more': '',
  },
  ['target production [a.prod.example.com] db1 ssh db1 goes to a.prod.example.com'],
);
t(
  'a file that is included for others',
  {
    [CONFIG]: 'Host web\n  Include hosts\nHost db1\n  HostName b.example.com\n',
    '/h/.ssh/hosts': 'Host db1\n HostName a.prod.example.com\n',
  },
  ['target unknown [b.example.com] db1 ssh db1 goes to b.example.com'],
);
t(
  'what stands behind an included file',
  { [CONFIG]: 'Host db1\n  Include hosts\n  HostName b.example.com\n', '/h/.ssh/hosts': 'Host web\n HostName a.prod.example.com\n' },
  ['target unknown [b.example.com] db1 ssh db1 goes to b.example.com'],
);
t('files that cannot be listed', 'Include config.d/*\nHost db1\n  HostName b.example.com\n', [
  'ambient unknown [b.example.com] db1 ssh db1 may go to b.example.com',
]);
t('a file that includes itself', { [CONFIG]: 'Include config\nHost db1\n  HostName b.example.com\n' }, [
  'ambient unknown [b.example.com] db1 ssh db1 may go to b.example.com',
]);
t('no name of a host', 'Host *\n  HostName b.example.com\n', [], '$(x)');
