import { dockerContext } from '../../src/environments/dockerContext';
import { gitBranch } from '../../src/environments/gitBranch';
import { sha256 } from '../../src/environments/sha256';
import { terraform } from '../../src/environments/terraform';
import { place, rowsOf } from './rows';

const branch = rowsOf(gitBranch);
const head = (name: string) => `ref: refs/heads/${name}\n`;
branch('production', { '/h/w/.git/HEAD': head('production') }, ['ambient production [] the branch production is checked out']);
branch('a release for production', { '/h/w/.git/HEAD': head('deploy/prod-eu') }, [
  'ambient production [] the branch deploy/prod-eu is checked out',
]);
for (const name of ['main', 'master', 'release', 'staging', 'product-page', 'reprod', 'live-preview'])
  branch(`${name} says nothing`, { '/h/w/.git/HEAD': head(name) }, []);
branch('a commit', { '/h/w/.git/HEAD': `${'0'.repeat(40)}\n` }, []);
branch('a worktree', { '/h/w/.git': 'gitdir: /h/repo/.git/worktrees/w\n', '/h/repo/.git/worktrees/w/HEAD': head('prod') }, [
  'ambient production [] the branch prod is checked out',
]);
branch('a submodule', { '/h/w/.git': 'gitdir: ../.git/modules/w\n', '/h/w/../.git/modules/w/HEAD': head('prod') }, [
  'ambient production [] the branch prod is checked out',
]);

const state = rowsOf(terraform);
const backend = (type: string, config: object) => JSON.stringify({ version: 3, backend: { type, config } });
state('nothing', {}, []);
state('the default workspace', { '/h/w/.terraform/environment': 'default' }, []);
state('a workspace', { '/h/w/.terraform/environment': 'blue\n' }, [
  'target unknown [blue] * this folder works on the Terraform workspace blue',
]);
state('production', { '/h/w/.terraform/environment': 'prod' }, [
  'target production [prod] * this folder works on the Terraform workspace prod',
]);
state('S3', { '/h/w/.terraform/terraform.tfstate': backend('s3', { bucket: 'acme', key: 'prod/shop.tfstate', access_key: 'fake-key' }) }, [
  'target production [acme prod/shop.tfstate] * this folder works on the state in s3 acme prod/shop.tfstate',
]);
state(
  'HCP',
  { '/h/w/.terraform/terraform.tfstate': backend('remote', { organization: 'acme', token: 'fake-token', workspaces: [{ name: 'shop' }] }) },
  ['target unknown [acme shop] * this folder works on the state in remote acme shop'],
);
state(
  'HTTP without its credentials',
  { '/h/w/.terraform/terraform.tfstate': backend('http', { address: 'https://me:fake-word@tf.example.com/s?k=fake-key' }) },
  ['target unknown [https://tf.example.com/s] * this folder works on the state in http https://tf.example.com/s'],
);
state('damaged', { '/h/w/.terraform/terraform.tfstate': '{"backend":' }, []);
state('another shape', { '/h/w/.terraform/terraform.tfstate': '{"backend":{"type":3}}' }, []);
state('the folder is a label', {}, ['ambient production [] * the folder is w/envs/prod'], { ...place, cwd: '/h/w/envs/prod' });
state('the workspace itself', {}, ['ambient production [] * the folder is prod'], { ...place, cwd: '/h/prod', workspace: ['/h/prod'] });
state('folders above the workspace say nothing', {}, [], { ...place, home: '/h', cwd: '/h/prod/w', workspace: ['/h/prod/w'] });
state(
  'the variable of the editor',
  { '/h/w/.terraform/environment': 'blue' },
  [
    'target unknown [blue] * this folder works on the Terraform workspace blue',
    'ambient production [] * TF_WORKSPACE of the editor is prod',
  ],
  { ...place, env: { TF_WORKSPACE: 'prod' } },
);

const docker = rowsOf(dockerContext);
const CONFIG = '/h/.docker/config.json';
const meta = (name: string, host: string) => ({
  [`/h/.docker/contexts/meta/${sha256(name)}/meta.json`]: JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }),
});
const HERE = 'target local [] default* Docker of this machine';
docker('no file', {}, []);
docker('no context', { [CONFIG]: '{"auths":{"r":{"auth":"fake-auth"}}}' }, [HERE]);
docker('a remote one', { [CONFIG]: '{"currentContext":"build"}', ...meta('build', 'ssh://me@Build.example.com') }, [
  'target local [] default Docker of this machine',
  'target unknown [build build.example.com] build* the Docker context build is build.example.com',
]);
docker('production', { [CONFIG]: '{"currentContext":"x"}', ...meta('x', 'tcp://prod.example.com:2376') }, [
  'target local [] default Docker of this machine',
  'target production [x prod.example.com] x* the Docker context x is prod.example.com',
]);
docker('of a tool for this machine', { [CONFIG]: '{"currentContext":"colima"}', ...meta('colima', 'unix:///h/.colima/docker.sock') }, [
  'target local [] default Docker of this machine',
  'target local [] colima* the Docker context colima is this machine',
]);
docker('not described', { [CONFIG]: '{"currentContext":"prod"}' }, [
  'target local [] default Docker of this machine',
  'target production [prod] prod* the Docker context is prod',
]);
docker('the variable of the editor', {}, ['target unknown [h.example.com] * DOCKER_HOST of the editor is h.example.com'], {
  ...place,
  env: { DOCKER_HOST: 'ssh://me@h.example.com' },
});
docker('after a command that moved it', {}, ['target unknown [] * an earlier command said which machine Docker works on'], {
  ...place,
  docker: 'moved',
});
docker('a socket', {}, [], { ...place, env: { DOCKER_HOST: 'unix:///run/docker.sock' } });
