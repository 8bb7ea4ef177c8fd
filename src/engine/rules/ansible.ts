import type { Provider, Rule } from './rule';
import { command } from './when';

const run = command('ansible-module');
const ABSENT = { any: ['--state=absent', '--state=terminated', '--state=deleted', '--state=purged'] };
const named = (kind: string) => ({
  kind,
  name: ['name', 'db', 'path', 'lv', 'vg', 'dev', 'bucket', 'id', 'instance_ids', 'volume_name', 'stack_name', 'release_name']
    .map((one) => `flag:--${one}`)
    .concat(`=${kind}`),
  identifiers: ['flag:--hosts', 'flag:--login_host', 'label:flag:--inventory', 'label:flag:--namespace'],
});
const docs = (page: string): string => `https://docs.ansible.com/ansible/latest/${page}`;

const rules = [
  {
    id: 'ansible/delete-database',
    when: [
      run(
        '*_db|*_database|*_schema|*_table|*_collection|*_keyspace|rds_*|dynamodb_table|elasticache|redshift|*_sql*|*sqlserver|*_tablespace|postgresql_slot',
        ABSENT,
      ),
      run('postgresql_table|postgresql_db', { any: ['--truncate=true', '--truncate=yes'] }),
      run('mysql_db|postgresql_db', { any: ['--state=restore', '--state=import'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('database'),
    dies: 'all tables and rows in it, on every host of the play',
    undo: 'Restore a backup.',
    safer: 'Run it with --check --diff first, and dump the database in a task before.',
    docs: docs('collections/community/postgresql/postgresql_db_module.html'),
    examples: {
      held: [
        'ansible db -m postgresql_db -a "name=orders state=absent"',
        'ansible db -b -m community.mysql.mysql_db -a "name=orders state=absent"',
      ],
      free: [
        'ansible db -m postgresql_db -a "name=orders state=present"',
        'ansible db -C -m postgresql_db -a "name=orders state=absent"',
        'ansible db -m ping',
      ],
    },
  },
  {
    id: 'ansible/delete-volume',
    when: [
      run(
        'docker_volume|podman_volume|lvol|lvg|zfs|zfs_*|zpool|parted|filesystem|*_vol|*_volume|*_disk|*_manageddisk|efs|*_snapshot|*_pvc',
        ABSENT,
      ),
      run('filesystem', { any: ['--force=true', '--force=yes'] }),
      run('docker_compose|docker_compose_v2', { all: ['--state=absent'], any: ['--remove_volumes=true', '--remove_volumes=yes'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('volume'),
    dies: 'every file on it, on every host of the play',
    undo: 'None known.',
    safer: 'Run it with --check --diff first, and copy what is on it.',
    docs: docs('collections/community/general/lvol_module.html'),
    examples: {
      held: [
        'ansible web -m community.docker.docker_volume -a "name=pgdata state=absent"',
        'ansible db -b -m lvol -a "vg=vg0 lv=pg state=absent force=true"',
        'ansible db -b -m filesystem -a "fstype=ext4 dev=/dev/sdb1 force=true"',
      ],
      free: [
        'ansible web -m docker_volume -a "name=pgdata"',
        'ansible db -m filesystem -a "fstype=ext4 dev=/dev/sdb1"',
        'ansible db -m setup',
      ],
    },
  },
  {
    id: 'ansible/delete-resource',
    when: run(
      `ec2_*|s3_*|cloudformation*|route53*|kms_key|eks_*|ecs_*|elb_*|lambda|iam_*|gcp_*|azure_rm_*|hcloud_*|digital_ocean*|k8s|helm|proxmox*|vmware_*|os_*|openstack|nomad_job|github_repo|gitlab_project|terraform`,
      ABSENT,
    ),
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held',
    undo: 'None known for data.',
    safer: 'Run it with --check --diff first.',
    docs: docs('collections/amazon/aws/index.html'),
    examples: {
      held: [
        'ansible localhost -m amazon.aws.ec2_instance -a "instance_ids=i-1 state=absent"',
        'ansible localhost -m kubernetes.core.k8s -a "kind=Namespace name=shop state=absent"',
      ],
      free: ['ansible localhost -m amazon.aws.ec2_instance_info', 'ansible localhost -m kubernetes.core.k8s_info -a "kind=Pod"'],
    },
  },
  {
    id: 'ansible/delete-user',
    when: [run('user', { ...ABSENT, all: ['--remove=*'] }), run('*_user|*_role', ABSENT)],
    verb: 'delete',
    class: 'suspected',
    resource: named('user'),
    dies: 'who signs in with it; with remove, everything in the home folder',
    undo: 'Make it again; files stay lost.',
    safer: 'Lock the account first.',
    docs: docs('collections/ansible/builtin/user_module.html'),
    examples: {
      held: ['ansible web -b -m user -a "name=deploy state=absent remove=yes"', 'ansible db -m postgresql_user -a "name=app state=absent"'],
      free: ['ansible web -b -m user -a "name=deploy state=present"', 'ansible web -b -m apt -a "name=nginx state=absent"'],
    },
  },
] as const satisfies readonly Rule[];

/** Ansible's modules, as ad-hoc commands and playbooks call them. What they run on a shell, and files that they remove, is held by the rules on those. */
export const ansible = {
  id: 'ansible',
  title: 'Ansible',
  hosts: [],
  // The name that the reader of playbooks gives to one module with its arguments.
  programs: [{ id: 'ansible-module', names: ['ansible-module'], everyday: true, valueFlags: [] }],
  rules,
} as const satisfies Provider;
