import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { hostsOf, sshFiles } from './sshConfig';

const folderOf = ({ home }: Place): string => `${home}/.ssh`;
const configFile = (place: Place): string => `${folderOf(place)}/config`;

/**
 * Where the hosts that a command names lead, by `~/.ssh/config`: `ssh db1` may go to `db1.prod.example.com`. Conditions that only a program could
 * answer, and files that only the disk could list, make it less than certain. https://man.openbsd.org/ssh_config
 */
export const ssh: Detector = {
  id: 'ssh-host',
  once: true,
  wants: (place) => (namesIn(place).length > 0 ? [configFile(place)] : []),
  leads: (files, place) => (namesIn(place).length > 0 ? sshFiles(configFile(place), readFrom(files), folderOf(place)) : []),
  detect: (files, place) =>
    namesIn(place).flatMap((name) =>
      hostsOf(name, configFile(place), readFrom(files), folderOf(place))
        .filter(({ host }) => host !== name.toLowerCase())
        .map(
          ({ host, file, line, sure }): Evidence => ({
            source: 'ssh-host',
            environment: environmentOfWords(`${name} ${host}`) === 'production' ? 'production' : 'unknown',
            identifiers: [host],
            names: {},
            file,
            line,
            strength: sure ? 'target' : 'ambient',
            note: `ssh ${name} ${sure ? 'goes' : 'may go'} to ${host}`,
            choice: {
              of: 'ssh-host',
              name,
              current: false,
              from: '',
              rests: sshFiles(configFile(place), readFrom(files), folderOf(place)),
            },
          }),
        ),
    ),
};

const namesIn = ({ named = [] }: Place): readonly string[] =>
  named.flatMap(({ of, name }) => (of === 'ssh-host' && /^[\w.:-]{1,253}$/.test(name) ? [name] : []));
const readFrom =
  (files: Files) =>
  (path: string): string | undefined =>
    files[path];
