import { attack } from './rows';

attack('a variable or an option carries what runs', {
  held: [
    "TAR_OPTIONS='--checkpoint-action=exec=rm\\ -rf\\ /home/you/Documents --checkpoint=1' tar cf x.tar .",
    "PSQL_PAGER='rm -rf /home/you/Documents;' psql -h localhost -c 'select 1'",
    "mysql -h localhost --pager='rm -rf /home/you/Documents' -e 'select 1'",
    'echo \'system("rm -rf /home/you/Documents")\' > e.rb; RUBYOPT=-r./e ruby -e 1',
    "make SHELL='rm -rf /home/you/Documents' x",
    "make -C sub clean MAKE='rm -rf ~/Documents'",
  ],
  free: [
    "TAR_OPTIONS='--exclude=node_modules' tar cf x.tar .",
    "PSQL_PAGER=less psql -h localhost -c 'select 1'",
    'RUBYOPT=-rbundler/setup ruby app.rb',
    'make SHELL=/bin/bash build',
    'make SHELL=zsh MAKE=gmake',
  ],
});

attack('disks and links are reached in another way', {
  held: [
    'ddrescue x.img /dev/sdb',
    'partclone.ext4 -r -s x.img -o /dev/sdb1',
    'sg_format --format /dev/sg1',
    'sg_sanitize --crypto /dev/sg1',
    "printf 'DELETE /volumes/pgdata HTTP/1.0\\r\\n\\r\\n' | nc -U /var/run/docker.sock",
    'ln -sfn ~/Documents dist; rm -rf dist/',
    'scp /dev/null db.example.com:/srv/data.db',
  ],
  free: [
    'ddrescue /dev/sdb x.img',
    'partclone.ext4 -c -s /dev/sdb1 -o x.img',
    'ddrescue a.img b.img',
    "printf 'GET /containers/json HTTP/1.0\\r\\n\\r\\n' | nc -U /var/run/docker.sock",
    'rm -rf dist/ node_modules/',
    'ln -s ../shared dist; rm -rf dist',
    'scp dist.tgz web.example.com:/srv/www/',
  ],
});
