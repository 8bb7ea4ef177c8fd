import { PROJECT } from '../world';
import { rows } from './rows';

const api = (method: string, url: string, body?: unknown) => ({
  kind: 'http',
  method,
  url,
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

rows('hold type restic/delete-backup', [
  'restic -r sftp:me@backup.example.com:/srv forget latest --prune',
  'restic --repo=/srv/backups prune --max-unused 0',
  'sudo -E restic forget --tag shop --unsafe-allow-remove-all',
  'rustic forget --keep-daily 1 --prune',
  'resticprofile -n shop forget',
  'docker run --rm restic/restic -r /data forget latest',
]);
rows('hold type restic/remove-key', ['restic -r /srv key remove eb78040b']);
rows('hold type borg/delete-repository', ['borg delete ssh://me@backup.example.com/./shop', 'borg rdelete', 'borg2 -r /srv repo-delete']);
rows('hold type borg/delete-backup', [
  'borg delete --glob-archives "shop-*" /srv',
  'borg prune -v --list --keep-last 1',
  'borg compact --threshold 0 /srv',
  'BORG_PASSPHRASE=x borg delete /srv::monday /srv::tuesday',
  'borgmatic -c shop.yaml prune',
]);
rows('hold type kopia/delete-backup', [
  'kopia snap delete k1 --unsafe-ignore-source',
  'kopia manifest rm m1',
  api('POST', 'https://kopia.example.com/api/v1/snapshots/delete', { snapshotManifestIds: ['k1'] }),
]);
rows('hold type backups/delete-backup', [
  'duplicity remove-all-but-n-full 1 --force b2://shop',
  'duply shop cleanup_purge --force',
  'tarsnap --keyfile k -d -f a -f b',
  'snapper -c home delete --sync 1-99',
  'tmutil disable',
]);
rows('hold type rclone/delete', [
  'rclone --config r.conf purge s3:invoices',
  'rclone delete drive: --rmdirs',
  'rclone dedupe --dedupe-mode newest drive:',
  'rclone rc core/command command=purge',
  api('POST', 'http://localhost:5572/operations/deletefile', { fs: 'drive:', remote: 'a.pdf' }),
  api('POST', 'http://localhost:5572/core/command', { command: 'delete', arg: '["drive:"]' }),
  api('POST', 'http://localhost:5572/job/batch', { inputs: [{ _path: 'operations/purge', fs: 'drive:' }] }),
]);
rows('hold type rclone/sync', ['rclone sync -P --fast-list /var/empty s3:invoices', 'rclone sync --max-delete 10 a: b:']);
rows('hold type rclone/cleanup', ['rclone cleanup b2:invoices', api('POST', 'http://localhost:5572/operations/cleanup', { fs: 'b2:' })]);
rows('hold type minio/delete-bucket', ['mc rb shop/invoices', 'mcli rb --force shop']);
rows('hold type minio/delete-objects', [
  'mc rm -r --force --versions shop/invoices',
  'mc --insecure rm shop/invoices/a.pdf',
  'mc mirror --overwrite --remove a b',
]);
rows('hold type minio/remove-protection', ['mc version suspend shop/invoices', 'mc replicate rm --all --force shop/invoices']);
rows('hold type minio/remove-access', ['mc admin user disable shop me', 'mc idp openid rm shop', 'mc admin service stop shop']);
rows('hold type s3tools/delete-bucket', ['s3cmd rb s3://b', 's5cmd --profile prod rb s3://b']);
rows('hold type s3tools/delete-objects', [
  's3cmd -c prod.cfg rm s3://b/a',
  's3cmd sync --delete-removed empty/ s3://b/',
  's5cmd --log error rm --all-versions "s3://b/*"',
  's5cmd sync --delete empty/ s3://b/',
]);
rows('hold type s3tools/delete-objects', ['s5cmd run commands.txt', 's5cmd --endpoint-url https://minio.example.com run < commands.txt'], {
  files: { [`${PROJECT}/commands.txt`]: '# old ones\ncp a s3://b/a\nrm "s3://b/old/*"\n' },
});
rows('allow', ['s5cmd run commands.txt'], { files: { [`${PROJECT}/commands.txt`]: 'cp a s3://b/a\n'.repeat(5_000) } });
rows('hold type postgres/delete-backup', [
  'wal-g-mysql delete everything --confirm',
  'wal-g backup-delete stream_1 --confirm',
  'barman keep --release main 20260101T000000',
  'pgbackrest --stanza=main expire --set=20260101-000000F',
]);
rows('hold type kubernetes/delete-backup', ['velero backup-location delete default --confirm', 'velero delete schedules --all --confirm']);

rows('allow', [
  'restic init',
  'restic -r /srv forget --keep-last 3 --dry-run',
  'restic mount /mnt',
  'restic restore latest --target /tmp/x',
  'restic cache --cleanup',
  'restic find delete',
  'restic backup . --tag prune',
  'borg create --stats /srv::{now} ~/projects',
  'borg list /srv --last 3',
  'borg extract --dry-run /srv::monday',
  'borg check --verify-data /srv',
  'borgmatic list',
  'borgmatic prune --dry-run',
  'kopia repository connect filesystem --path /srv',
  'kopia snapshot delete k1',
  'kopia policy show --global',
  'duplicity collection-status file:///srv',
  'duplicity restore file:///srv /tmp/x',
  'duply shop status',
  'tarsnap --print-stats',
  'rclone lsf drive:',
  'rclone copy --progress ./dist s3:site',
  'rclone move ./inbox drive:inbox',
  'rclone size drive:delete',
  'rclone config show',
  'rclone mount drive: /mnt/drive --daemon',
  'rclone sync ./dist s3:site -n',
  'rclone bisync a: b:',
  api('POST', 'http://localhost:5572/core/stats'),
  api('POST', 'http://localhost:5572/core/command', { command: 'ls' }),
  'mc cp --recursive ./dist shop/site',
  'mc alias set shop https://minio.example.com key fake-token',
  'mc alias rm shop',
  'mc rm --fake shop/invoices',
  'mc admin info shop',
  'mc find shop --name "*.pdf"',
  'mc',
  's3cmd info s3://b',
  's3cmd get s3://b/a',
  's5cmd du "s3://b/*"',
  's5cmd ls s3://b | grep rm',
  'barman check main',
  'wal-g backup-push /var/lib/postgresql/data',
  'velero backup describe nightly',
  'velero restore create --from-backup nightly',
  'echo "restic forget --prune" >> NOTES.md',
  'git commit -m "rclone purge drive: in the docs"',
]);
