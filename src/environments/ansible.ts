import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import { groupsOf } from './ansibleInventory';
import type { Detector, Files, Place } from './detector';
import { sectionsOf } from './ini';

const settingsOf = ({ cwd, home }: Place): readonly string[] => [`${cwd}/ansible.cfg`, `${home}/.ansible.cfg`, '/etc/ansible/ansible.cfg'];
/** A folder is an inventory too: of its files those that people call so. */
const INSIDE = ['', '/hosts', '/hosts.yml', '/hosts.yaml', '/hosts.ini', '/inventory', '/inventory.ini', '/inventory.yml'];

interface Inventory {
  readonly path: string;
  /** `` where it is taken without being named. */
  readonly from: string;
  readonly note: string;
}

/** The first file of settings counts alone. https://docs.ansible.com/ansible/latest/reference_appendices/config.html */
function inventoriesOf(files: Files, place: Place): readonly Inventory[] {
  const named = (place.named ?? []).flatMap(({ of, name }): Inventory[] =>
    of === 'ansible-inventory' ? [{ path: name, from: name, note: 'the inventory' }] : [],
  );
  const settings = settingsOf(place).find((file) => files[file] !== undefined);
  const value = sectionsOf(files[settings ?? ''] ?? '')
    .find(({ name }) => name === 'defaults')
    ?.values.get('inventory')
    ?.replace(/\s+;.*$/, '');
  const folder = settings?.slice(0, settings.lastIndexOf('/')) ?? '';
  const own = (value ?? '/etc/ansible/hosts').split(',').map((one): Inventory => {
    const path = one
      .trim()
      .replace(/^~(?=\/)/, place.home)
      .replace(/^(?:\.\/)+/, '');
    return { path: path.startsWith('/') ? path : `${folder}/${path}`, from: '', note: 'the inventory of ansible.cfg' };
  });
  return [...own, ...named].filter(({ path }) => path !== '').slice(0, 12);
}

/**
 * The hosts that Ansible's groups stand for, by the inventory that a command names or that `ansible.cfg` does. Names of groups, hosts and of the
 * inventory itself (`inventories/production`) are labels: they raise.
 */
export const ansible: Detector = {
  id: 'ansible-inventory',
  wants: (place) => settingsOf(place),
  leads: (files, place) => inventoriesOf(files, place).flatMap(({ path }) => INSIDE.map((name) => `${path}${name}`)),
  detect: (files, place) =>
    inventoriesOf(files, place).flatMap(({ path, from, note }) =>
      INSIDE.flatMap((name) => {
        const file = `${path}${name}`;
        const label = path.startsWith(`${place.cwd}/`) ? path.slice(place.cwd.length + 1) : path.slice(path.lastIndexOf('/') + 1);
        return groupsOf(files[file] ?? '').map(
          ({ group, hosts, line }): Evidence => ({
            source: 'ansible-inventory',
            environment: environmentOfWords([label, group, ...hosts].join(' ')) === 'production' ? 'production' : 'unknown',
            identifiers: hosts,
            names: {},
            file,
            line,
            strength: 'ambient',
            note: `${note} ${label} says that ${group} is ${hosts.slice(0, 3).join(', ')}${hosts.length > 3 ? ` and ${hosts.length - 3} more` : ''}`,
            choice: { of: 'ansible-inventory', name: group, current: false, from },
          }),
        );
      }),
    ),
};
