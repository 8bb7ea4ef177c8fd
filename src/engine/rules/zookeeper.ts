import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('zkcli');
const VERBS = 'deleteall|rmr|delete|delquota|reconfig';
const rules = [
  {
    id: 'zookeeper/delete-nodes',
    // Kafka's shell takes the server as its first word.
    when: [run(VERBS), run(`* ${VERBS}`)],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'nodes', name: ['arg:0'], identifiers: ['flag:-server', 'label:word:0'] },
    dies: 'the node and all below it: what Kafka, HBase or Solr know of their cluster',
    undo: 'None known.',
    safer: 'List them first: zkCli.sh ls -R <path>.',
    docs: 'https://zookeeper.apache.org/doc/current/zookeeperCLI.html',
    examples: {
      held: [
        'zkCli.sh -server zk.example.com:2181 deleteall /brokers',
        'zkCli.sh rmr /kafka',
        'zookeeper-shell.sh zk.example.com:2181 deleteall /brokers',
        'bin/zkCli.sh -server zk:2181 delete /config/shop',
      ],
      free: ['zkCli.sh -server zk:2181 ls /', 'zkCli.sh get /brokers/ids/1', 'zookeeper-shell.sh zk:2181 ls /'],
    },
  },
] as const satisfies readonly Rule[];

/** Apache ZooKeeper's client. */
export const zookeeper = {
  id: 'zookeeper',
  title: 'ZooKeeper',
  hosts: [],
  programs: [
    {
      id: 'zkcli',
      names: ['zkcli.sh', 'zkcli', 'zookeeper-shell', 'zookeeper-shell.sh'],
      clusters: false,
      valueFlags: list('-server -timeout -client-configuration -b -v -zk-tls-config-file'),
    },
  ],
  rules,
} as const satisfies Provider;
