import { rows } from './rows';

rows('hold type mysql/drop-table', [
  'wp db query "DROP TABLE wp_posts"',
  'wp @prod db query "DROP TABLE wp_posts"',
  'echo "DROP TABLE wp_posts" | wp db cli',
  'echo "DROP TABLE node" | drush @shop.prod sqlc',
]);
rows('hold type mysql/truncate-table', ['drush sql:query "TRUNCATE node"', 'php vendor/bin/drush.php sqlq "TRUNCATE TABLE node"']);
rows('hold type wordpress/drop-database', ['php wp-cli.phar db reset --yes', 'docker compose exec wordpress wp db reset --yes']);
rows('hold type magento/uninstall', ['php bin/magento setup:uninstall -n']);
rows('hold type filesystem/persist', [`wp eval 'unlink("/etc/passwd");'`, `drush php:eval 'unlink("/etc/passwd");'`]);
rows('hold type sql/delete-all-rows', [`gitlab-rails runner 'Project.delete_all'`]);
rows('hold type mlflow/collect-deleted', ['python3 -m mlflow gc']);
rows('hold click alembic/downgrade', ['superset db downgrade', 'python -m superset db downgrade']);
rows('allow', [
  'wp db query "SELECT 1"',
  'wp eval "echo 1;"',
  'drush sqlq "SELECT 1"',
  'drush php:eval "print 1;"',
  `sudo gitlab-rails runner 'puts Project.count'`,
  'superset db upgrade',
  'php bin/magento cache:flush',
]);
