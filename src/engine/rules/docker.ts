import { dockerRules } from './dockerObjects';
import { swarmRules } from './dockerSwarm';
import type { Provider } from './rule';
import { list } from './when';

/** Docker, Podman and nerdctl with Compose: what they take from this machine or from the one they are pointed at. */
export const docker: Provider = {
  id: 'docker',
  title: 'Docker',
  // The daemon's own API has no host: a socket, or whatever DOCKER_HOST says.
  hosts: [],
  programs: [
    {
      id: 'docker',
      // Not `-f`, which is `--force` to most of its commands.
      names: ['docker', 'podman', 'nerdctl', 'podman-remote'],
      valueFlags: list(
        `-H --host -n -c --context --config -l --log-level --tlscacert --tlscert --tlskey --url --connection --identity --namespace --address
         --file -p --project-name --profile --env-file --project-directory --parallel --progress --ansi --timeout --rmi --filter --until --keep-storage
         --builder --scale --signal --availability`,
      ),
    },
    {
      id: 'compose',
      names: ['docker-compose', 'podman-compose'],
      valueFlags: list(
        `-f --file -p --project-name --profile --env-file --project-directory --parallel --progress --ansi -H --host -c --context -t --timeout --rmi --scale`,
      ),
    },
  ],
  rules: [...dockerRules, ...swarmRules],
};
