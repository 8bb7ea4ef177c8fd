import { dockerContainerRules } from './dockerContainers';
import { dockerElsewhereRules, dockerPrograms } from './dockerElsewhere';
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
         --file -p --project-name --profile --env-file --project-directory --workdir --parallel --progress --ansi --timeout --rmi --filter --until --keep-storage
         --reserved-space --max-used-space --min-free-space --builder --scale --signal --availability --replicas --compose-file --orchestrator --time
         --root --runroot --imagestore --storage-driver --storage-opt --cgroup-manager --conmon --network-config-dir --events-backend --hooks-dir --cdi-spec-dir
         --network-backend --registries-conf --runtime --runtime-flag --tmpdir --volumepath --module --out --ssh --tls-cert --tls-key --tls-ca --tls-details
         --cpu-profile --memory-profile --default-mounts-file --max-workers --data-root --snapshotter --cni-path --cni-netconfpath --hosts-dir --host-gateway-ip
         --bridge-ip --userns-remap --cdi-spec-dirs --registry --driver --label --label-add --label-rm --image --env-add --env-rm --secret-rm --mount-rm`,
      ),
    },
    {
      id: 'compose',
      names: ['docker-compose', 'podman-compose'],
      valueFlags: list(
        `-f --file -p --project-name --profile --env-file --project-directory --parallel --progress --ansi -H --host -c --context -t --timeout --rmi --scale`,
      ),
    },
    ...dockerPrograms,
  ],
  rules: [...dockerRules, ...dockerContainerRules, ...swarmRules, ...dockerElsewhereRules],
};
