import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('vboxmanage', { none: ['--help'] });
const DELETE = ['--delete', '-delete', '--delete-all'];
const DOCS = 'https://docs.oracle.com/en/virtualization/virtualbox/7.1/user/vboxmanage.html';

const rules = [
  {
    id: 'virtualbox/delete-machine',
    when: [
      run('unregistervm', { any: DELETE }),
      run('closemedium', { any: DELETE }),
      run('snapshot * delete|restore|restorecurrent'),
      run('discardstate'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'machine', name: ['arg:last', 'word:1'], here: true },
    dies: 'its disks and snapshots; with a snapshot the way back, with a restore what came since',
    undo: 'None known without an export.',
    safer: 'Export it first: VBoxManage export, or leave out --delete.',
    docs: DOCS,
    examples: {
      held: [
        'VBoxManage unregistervm shop --delete',
        'vboxmanage unregistervm --delete-all shop',
        'VBoxManage closemedium disk shop.vdi --delete',
        'VBoxManage snapshot shop delete before',
      ],
      free: [
        'VBoxManage list vms',
        'VBoxManage unregistervm shop',
        'VBoxManage controlvm shop poweroff',
        'VBoxManage snapshot shop take before',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** VirtualBox. */
export const virtualbox = {
  id: 'virtualbox',
  title: 'VirtualBox',
  hosts: [],
  programs: [{ id: 'vboxmanage', names: ['vboxmanage'], clusters: false, valueFlags: list('--settingspw --settingspwfile') }],
  rules,
} as const satisfies Provider;
