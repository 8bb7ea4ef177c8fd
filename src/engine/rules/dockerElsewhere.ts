import { docker } from './dockerWhen';
import type { ProgramSpec, Rule, When } from './rule';
import { command, list, request } from './when';

const NONE = { none: ['--help', '-h'] };

/** Machines that containers run in or beside, and the tools of registries. */
export const dockerPrograms = [
  {
    id: 'docker-machine',
    names: ['docker-machine'],
    valueFlags: list('-s --storage-path --tls-ca-cert --tls-ca-key --tls-client-cert --tls-client-key --github-api-token'),
  },
  { id: 'buildah', names: ['buildah'], valueFlags: list('--root --runroot --storage-driver --storage-opt --log-level --registries-conf') },
  { id: 'colima', names: ['colima'], valueFlags: ['-p', '--profile'] },
  { id: 'lima', names: ['limactl'], valueFlags: ['--log-level', '--log-format'] },
  { id: 'vagrant', names: ['vagrant'], valueFlags: [] },
  { id: 'multipass', names: ['multipass'], valueFlags: [] },
  { id: 'lxc', names: ['lxc', 'incus'], valueFlags: ['--project'] },
  { id: 'virsh', names: ['virsh'], valueFlags: list('-c --connect --pool -d --debug -e --escape -l --log -k -K') },
  { id: 'ctr', names: ['ctr'], valueFlags: list('-a --address -n --namespace --timeout --connect-timeout') },
  { id: 'crictl', names: ['crictl'], valueFlags: list('-c --config -r --runtime-endpoint -i --image-endpoint -t --timeout') },
  {
    id: 'skopeo',
    names: ['skopeo'],
    valueFlags: list(
      '--authfile --creds --cert-dir --command-timeout --registries.d --policy --tmpdir --username --password --registry-token',
    ),
  },
  { id: 'crane', names: ['crane', 'gcrane'], valueFlags: ['--platform'] },
  { id: 'regctl', names: ['regctl'], valueFlags: list('-v --verbosity --logopt --host --user-agent') },
  { id: 'oras', names: ['oras'], valueFlags: list('-u --username -p --password --registry-config --ca-file --resolve --identity-token') },
  { id: 'hub-tool', names: ['hub-tool'], valueFlags: list('-l --log-level --format --platform') },
  // On Windows another program has this name.
  { id: 'reg', names: ['reg'], everyday: true, valueFlags: list('-u --username -p --password --auth-url --timeout') },
] as const satisfies readonly ProgramSpec[];

const run = (program: (typeof dockerPrograms)[number]['id']) => command(program, NONE);
/** Any registry: the API of the distribution specification. */
const registry = (line: string): When => request(line, { hosts: ['*'], away: true });

export const dockerElsewhereRules = [
  {
    id: 'docker/delete-machine',
    when: [
      docker('machine rm|reset'),
      run('docker-machine')('rm|kill'),
      run('colima')('delete|prune'),
      run('lima')('delete|remove|rm|factory-reset|prune'),
      run('lima')('disk|snapshot delete|remove|rm'),
      run('vagrant')('destroy'),
      run('vagrant')('snapshot delete|restore'),
      run('multipass')('purge'),
      run('multipass')('delete', { any: ['-p', '--purge', '--all'] }),
      run('lxc')('delete|rm'),
      run('lxc')('storage|project|profile delete|rm'),
      run('lxc')('storage volume delete|rm'),
      run('virsh')('undefine', { any: ['--remove-all-storage', '--storage', '--wipe-storage', '--snapshots-metadata'] }),
      run('virsh')('vol-delete|vol-wipe|pool-delete|snapshot-delete|snapshot-revert'),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'machine',
      name: ['args', 'flag:-p', '=machine'],
      identifiers: ['flag:--connect', 'flag:-c', 'flag:--project', 'flag:--profile'],
      here: true,
    },
    dies: 'the machine with its disk: every container, image and volume in it',
    undo: 'none known without a copy of its disk',
    safer: 'Stop it instead.',
    docs: 'https://docs.podman.io/en/latest/markdown/podman-machine-rm.1.html',
    examples: {
      held: [
        'podman machine rm -f',
        'docker-machine rm -f prod',
        'colima delete -f',
        'limactl factory-reset default',
        'vagrant destroy -f',
        'multipass delete --purge vm',
        'lxc delete --force vm',
        'virsh undefine vm --remove-all-storage',
      ],
      free: ['podman machine stop', 'colima stop', 'limactl list', 'vagrant halt', 'multipass delete vm', 'lxc list', 'virsh destroy vm'],
    },
  },
  {
    id: 'docker/delete-repository',
    when: [
      run('skopeo')('delete'),
      run('crane')('delete'),
      run('regctl')('tag|manifest|blob|layer|index delete|del|rm|remove'),
      run('hub-tool')('repo|tag rm'),
      run('reg')('rm'),
      run('oras')('manifest|blob delete'),
      request(
        'DELETE /v2/repositories/{namespace}/{repository} /v2/repositories/{namespace}/{repository}/tags/{tag} /v2/namespaces/{namespace}/**',
        {
          hosts: ['hub.docker.com'],
        },
      ),
      request('POST /v2/namespaces/{namespace}/delete-images', { hosts: ['hub.docker.com'] }),
      request('DELETE /api/v1/repository/{namespace}/{repository} /api/v1/repository/{namespace}/{repository}/tag/{tag}', {
        hosts: ['quay.io'],
      }),
      registry(
        'DELETE /api/v2.0/projects/{namespace}/repositories/{repository} /api/v2.0/projects/{namespace}/repositories/{repository}/artifacts/**',
      ),
      registry(
        'DELETE /v2/{repository}/manifests/{tag} /v2/{namespace}/{repository}/manifests/{tag} /v2/{a}/{namespace}/{repository}/manifests/{tag}',
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'image', name: ['arg:0', 'path:namespace/repository', 'path:repository', 'path:last'] },
    dies: 'the image for everybody who pulls it',
    undo: 'push it again, if somebody still has it',
    safer: 'Push under a new tag, and leave the old one.',
    docs: 'https://distribution.github.io/distribution/spec/api/#deleting-an-image',
    examples: {
      held: [
        'skopeo delete docker://registry.example.com/shop/web:latest',
        'crane delete registry.example.com/shop/web@sha256:abc',
        'curl -X DELETE -H "Authorization: JWT $T" https://hub.docker.com/v2/repositories/acme/web/',
        'curl -X DELETE -u "$U:$P" https://registry.example.com/v2/shop/web/manifests/sha256:abc',
      ],
      free: [
        'skopeo inspect docker://registry.example.com/shop/web',
        'crane ls registry.example.com/shop/web',
        'curl https://hub.docker.com/v2/repositories/acme/web/tags',
        'curl -X DELETE http://localhost:5000/v2/web/manifests/sha256:abc',
      ],
    },
  },
  {
    id: 'docker/delete-on-hub',
    net: 'provider',
    when: [run('hub-tool')('* rm|deactivate'), request('DELETE', { hosts: ['hub.docker.com'] })],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'resource', name: ['arg:0', 'path:last'] },
    dies: 'whatever it held: tokens, teams, members',
    undo: 'none known',
    safer: 'Look at it first with a GET of the same path.',
    docs: 'https://docs.docker.com/reference/api/hub/latest/',
    examples: {
      held: ['hub-tool token rm 7b1a', 'curl -X DELETE -H "Authorization: Bearer $T" https://hub.docker.com/v2/access-tokens/7b1a'],
      free: ['hub-tool token ls', 'curl -H "Authorization: Bearer $T" https://hub.docker.com/v2/access-tokens'],
    },
  },
] as const satisfies readonly Rule[];
