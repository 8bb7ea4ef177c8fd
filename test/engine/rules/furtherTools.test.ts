import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, judgeIn } from '../world';
import { rows } from './rows';

/** The name that would be lost: a flag's value is no name, and a flag before the verb hides none. */
function t(command: string, rule: string, name: string, environment = 'unknown'): void {
  test(`${command}: ${name}`, () => {
    const { verdict } = judgeIn(actionOf(command));
    assert.deepEqual({ rule: verdict.rule, name: verdict.resource?.name, environment: verdict.environment }, { rule, name, environment });
  });
}

t(
  'oci --profile PROD --region eu-frankfurt-1 os bucket delete -bn invoices --empty --force',
  'oraclecloud/delete-data',
  'invoices',
  'production',
);
t('aliyun --profile prod --region cn-hangzhou ecs DeleteInstance --InstanceId i-1', 'alibaba/delete-resource', 'i-1', 'production');
t('scw -p prod instance server terminate s1 with-ip=true', 'scaleway/delete-server', 's1', 'production');
t('linode-cli --as-user acme linodes delete 123', 'linode/delete-server', '123');
t('copilot env delete -n prod --yes', 'awsdeploy/delete-app', 'prod', 'production');
t('temporal --address t.example.com:7233 operator namespace delete --yes orders', 'temporal/delete-namespace', 'orders');
t('nats --server nats://n.example.com:4222 stream rm ORDERS -f', 'nats/delete-stream', 'ORDERS');
t('zkCli.sh -server zk.example.com:2181 deleteall /brokers', 'zookeeper/delete-nodes', '/brokers');
t('eas env:delete production --variable-name API_KEY --non-interactive', 'expo/delete-resource', 'API_KEY', 'production');
t('drush -l shop.example.com sql:drop -y', 'drupal/drop-database', 'shop.example.com');
t('ceph --cluster prod osd pool delete data data --yes-i-really-really-mean-it', 'ceph/delete-pool', 'data', 'production');

// What reads, lists, plans or undoes stays free, also beside a word of destruction.
rows('allow', [
  'oci os object bulk-delete --bucket-name invoices --dry-run',
  'aliyun ecs DescribeInstances --InstanceName delete',
  'scw instance server list name=delete',
  'linode-cli linodes list --label delete',
  'copilot svc logs --name delete',
  'temporal workflow list --query "WorkflowType = \'delete\'"',
  'nats pub orders.delete 1',
  'dbt ls --select delete',
  'airflow dags trigger delete',
  'gpg --recv-keys 0xABCDEF',
  'vultr-cli instance get delete',
  'bw generate',
]);
