import { attack } from './rows';

attack('a client for files of another machine deletes them there', {
  held: [
    "sftp db.example.com <<< 'rm /srv/data/*'",
    "sftp -b - db.example.com <<'X'\ncd /srv\nrm shop.sql\nX",
    "printf 'rm /srv/data/shop.sql\\n' > batch; sftp -b batch db.example.com",
    "ftp -n ftp.example.com <<'X'\nuser a b\ndelete shop.sql\nX",
    "echo 'mdelete *.sql' | ftp ftp.example.com",
    "echo 'rm -r /srv' | lftp sftp://db.example.com",
    "lftp -c 'open sftp://db.example.com; mirror -R --delete empty /srv/data'",
    "lftp -e 'glob rm *; bye' db.example.com",
    "smbclient //nas/share -c 'deltree backups'",
    "smbclient //nas/share -c 'cd backups; del *'",
    "curl -Q 'DELE shop.sql' ftp://ftp.example.com/",
    "curl -Q '-RM /srv/data/shop.sql' sftp://db.example.com/",
    "rsync --rsync-path='rm -rf /srv/data; rsync' a db.example.com:/b",
  ],
  free: [
    "sftp db.example.com <<< 'get /srv/data/report.csv'",
    "sftp db.example.com <<< 'put dist.tgz'",
    "lftp -c 'open sftp://db.example.com; mirror --verbose /srv/data data'",
    "lftp -c 'open sftp://db.example.com; mirror -R dist /srv/www'",
    "smbclient //nas/share -c 'ls'",
    "curl -Q 'PWD' ftp://ftp.example.com/",
    'curl ftp://ftp.example.com/a.txt',
    "rsync --rsync-path='sudo rsync' -a dist/ db.example.com:/srv/www/",
    "sftp db.example.com <<< 'rmdir /srv/empty'",
  ],
});

attack('a server of Redis is told without its client', {
  held: [
    "printf 'FLUSHALL\\r\\n' | nc cache.prod.example.com 6379",
    "printf '*1\\r\\n$8\\r\\nFLUSHALL\\r\\n' | nc cache.prod.example.com 6379",
    "echo 'FLUSHDB' | socat - TCP:cache.prod.example.com:6379",
  ],
  free: [
    "printf 'PING\\r\\n' | nc cache.prod.example.com 6379",
    "printf 'INFO\\r\\n' | nc localhost 6379",
    'echo hello | nc localhost 9000',
  ],
});
