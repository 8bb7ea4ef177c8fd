import { attack } from './rows';

const CODE = `railway volume delete --yes`;
const py = (code: string): string => `python3 -c ${JSON.stringify(code).replaceAll('$', '\\$').replaceAll('`', '\\`')}`;
const js = (code: string): string => `node -e ${JSON.stringify(code).replaceAll('$', '\\$').replaceAll('`', '\\`')}`;

attack('code of the project is loaded by code in the command', {
  held: [
    py('import evil'),
    py('from evil import x'),
    py('import pkg.evil'),
    py('import helper; helper.wipe()'),
    py('from helper import wipe; wipe()'),
    py(`import importlib; importlib.import_module('evil')`),
    py(`__import__('evil')`),
    py(`import runpy; runpy.run_path('evil.py')`),
    js(`require('./evil')`),
    js(`require('./helper').wipe()`),
    js(`import('./evil.mjs')`),
    `node --input-type=module -e "import './evil.mjs'"`,
    js(`new (require('worker_threads').Worker)('./evil.js')`),
    `printf 'import evil\\n' > use.py; python3 use.py`,
  ],
  free: [
    py('import fine'),
    py('import helper'),
    py('import json, requests, yaml; print(1)'),
    py(`import importlib; importlib.import_module('json')`),
    js(`require('./fine')`),
    js(`console.log(require('./helper'))`),
    js(`require('./package.json').version`),
    js(`require('lodash')`),
  ],
  files: {
    'evil.py': `import os\nos.system('${CODE}')\n`,
    'pkg/evil.py': `import os\nos.system('${CODE}')\n`,
    'helper.py': `import os\ndef wipe():\n    os.system('${CODE}')\n`,
    'fine.py': 'print(1)\n',
    'evil.js': `require('child_process').execSync('${CODE}')\n`,
    'evil.mjs': `import { execSync } from 'node:child_process';\nexecSync('${CODE}')\n`,
    'helper.js': `const { execSync } = require('child_process');\nmodule.exports = { wipe: () => execSync('${CODE}') };\n`,
    'fine.js': 'console.log(1)\n',
    'package.json': '{"version":"1.0.0"}',
  },
});

attack('a function is handed on, and called by another', {
  held: [
    py(`import threading, os; threading.Thread(target=os.system, args=('${CODE}',)).start()`),
    py(`import multiprocessing as m, os; m.Process(target=os.system, args=('${CODE}',)).start()`),
    py(`import atexit, os; atexit.register(os.system, '${CODE}')`),
    py(`import functools, os; functools.partial(os.system, '${CODE}')()`),
    py(`import concurrent.futures as c, os; c.ThreadPoolExecutor().submit(os.system, '${CODE}')`),
    py(`import shlex, subprocess; subprocess.run(shlex.split('${CODE}'))`),
    js(`require('child_process').execSync.call(null,'${CODE}')`),
    js(`require('child_process').execSync.apply(null,['${CODE}'])`),
    js(`require('child_process').execSync.bind(null,'${CODE}')()`),
    js(`Reflect.apply(require('child_process').execSync,null,['${CODE}'])`),
    js(`process.mainModule.require('child_process').execSync('${CODE}')`),
  ],
  free: [
    py(`import threading, time; threading.Thread(target=time.sleep, args=(1,)).start()`),
    py(`import threading, os; threading.Thread(target=os.system, args=('npm test',)).start()`),
    py(`import shlex, subprocess; subprocess.run(shlex.split('railway status'))`),
    js(`require('child_process').execSync.call(null,'npm test')`),
    js(`Math.max.apply(null,[1,2])`),
    js(`console.log.bind(console)('x')`),
  ],
});

attack('a library does what a program does', {
  held: [
    py(`from pathlib import Path; [p.unlink() for p in Path('/home/you/Documents').rglob('*') if p.is_file()]`),
    py(`from pathlib import Path; [p.unlink() for p in Path.home().iterdir()]`),
    py(`import fabric; fabric.Connection('host').run('rm -rf /srv')`),
    py(`import paramiko; c=paramiko.SSHClient(); c.connect('h'); c.exec_command('rm -rf /srv')`),
    py(`import docker; docker.from_env().volumes.prune()`),
    py(`import docker; docker.from_env().volumes.get('shop').remove()`),
    py(`import kubernetes as k; k.client.CoreV1Api().delete_namespace('shop')`),
    py(`from kubernetes import client; client.AppsV1Api().delete_namespaced_stateful_set('db', 'shop')`),
    py(`import git; git.Repo('.').git.push('--force')`),
    js(`new (require('ssh2').Client)().exec('rm -rf /srv')`),
    js(`require('fs').openSync('/home/you/notes.txt','w')`),
  ],
  free: [
    py(`from pathlib import Path; [p.unlink() for p in Path('dist').glob('*.js')]`),
    py(`from pathlib import Path; print([p.name for p in Path('/home/you/Documents').iterdir()])`),
    py(`import fabric; fabric.Connection('host').run('uptime')`),
    py(`import docker; print(docker.from_env().containers.list())`),
    py(`from kubernetes import client; client.CoreV1Api().list_namespaced_pod('shop')`),
    py(`import git; print(git.Repo('.').git.log('--oneline'))`),
    js(`require('fs').openSync('new.txt','w')`),
    js(`require('fs').openSync('/home/you/notes.txt','r')`),
  ],
  files: { '/home/you/notes.txt': 'notes' },
});
