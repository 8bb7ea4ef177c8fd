import { PROJECT } from '../world';
import { rows } from './rows';

/** Code that tidies up after itself, as agents write it, each beside what has to stay held. */

// What code has just made, under a name that nothing had before.
rows('allow', [
  `python3 -c "import tempfile,shutil; d=tempfile.mkdtemp(); shutil.rmtree(d)"`,
  `python3 -c "import tempfile,os; f=tempfile.NamedTemporaryFile(delete=False); f.close(); os.unlink(f.name)"`,
  `python3 -c "import tempfile,os; fd,p=tempfile.mkstemp(); os.close(fd); os.unlink(p)"`,
  `python3 -c "import shutil,tempfile,os; shutil.rmtree(os.path.join(tempfile.gettempdir(),'x'))"`,
  `node -e "const fs=require('fs'),os=require('os'),path=require('path');const d=fs.mkdtempSync(path.join(os.tmpdir(),'x-'));fs.rmSync(d,{recursive:true})"`,
  `node -e "const fs=require('fs'),os=require('os'),path=require('path');fs.rmSync(path.join(os.tmpdir(),'x'),{recursive:true,force:true})"`,
]);
rows('hold type filesystem/delete-outside', [
  `TMPDIR=/home/you python3 -c "import shutil,tempfile,os; shutil.rmtree(os.path.join(tempfile.gettempdir(),'Documents'))"`,
  `python3 -c "import os,shutil,tempfile; os.environ['TMPDIR']='/home/you'; shutil.rmtree(tempfile.gettempdir()+'/Documents')"`,
  `TMPDIR=/home/you node -e "const fs=require('fs'),os=require('os'),path=require('path');fs.rmSync(path.join(os.tmpdir(),'Documents'),{recursive:true})"`,
  `python3 -c "import shutil,tempfile; d=tempfile.mkdtemp(); shutil.rmtree(d + '/../../home/you/Documents')"`,
]);

// Names out of a listing of a folder lead nowhere but into it.
rows('snapshot filesystem/delete-workspace', [
  `node -e "const fs=require('fs');for(const f of fs.readdirSync('src'))if(f.endsWith('.bak'))fs.unlinkSync('src/'+f)"`,
  `node -e "const fs=require('fs');fs.readdirSync('src').filter(f=>f.endsWith('.bak')).forEach(f=>fs.unlinkSync('src/'+f))"`,
  `node -e "const fs=require('fs'),path=require('path');for(const f of fs.readdirSync('src'))fs.unlinkSync(path.join('src',f))"`,
  `python3 -c "import os
for root, dirs, files in os.walk('src'):
    for f in files:
        if f.endswith('.orig'): os.unlink(os.path.join(root, f))"`,
  `python3 -c "import os; [os.remove(f'src/{f}') for f in os.listdir('src')]"`,
]);
rows('allow', [`python3 -c "import os; [os.remove(os.path.join('build',f)) for f in os.listdir('build')]"`]);
rows('hold type filesystem/delete-project', [
  `python3 -c "import os; [os.remove(f) for f in os.listdir('.')]"`,
  `node -e "const fs=require('fs');for(const f of fs.readdirSync('.'))fs.rmSync(f,{recursive:true})"`,
]);
rows('hold type filesystem/delete-outside', [
  `python3 -c "import os; [os.remove(os.path.join('/home/you/Documents',f)) for f in os.listdir('/home/you/Documents')]"`,
  `node -e "const fs=require('fs');for(const f of fs.readdirSync('/home/you/Documents'))fs.unlinkSync('/home/you/Documents/'+f)"`,
  `python3 -c "import os
for root, dirs, files in os.walk('/home/you/Documents'):
    for f in files: os.unlink(os.path.join(root, f))"`,
]);
rows('hold type filesystem/delete-unknown', [
  `python3 -c "import os,sys; [os.remove(os.path.join(sys.argv[1],f)) for f in os.listdir('src')]"`,
  `python3 -c "import os,sys; [os.remove(os.path.join('src',open('names').read(),f)) for f in os.listdir('src')]"`,
  `node -e "const fs=require('fs');for(const f of fs.readdirSync('src'))fs.unlinkSync(fs.readFileSync(f,'utf8'))"`,
]);
// A name out of a listing is no program that is known, and no path of several steps.
rows('hold click', [
  `python3 -c "import os,subprocess; [subprocess.run(['/usr/bin/'+f,'volume','delete','--volume','x','--yes']) for f in os.listdir('/usr/bin') if f == 'railway']"`,
  `python3 -c "import os,subprocess; [subprocess.run([f,'volume','delete','--volume','x','--yes']) for f in os.listdir('/usr/bin') if f == 'railway']"`,
]);

// What code calls its own file and folder.
const script = (file: string, text: string) => ({ files: { [`${PROJECT}/${file}`]: text }, folders: [`${PROJECT}/scripts`] });
for (const [file, run, text] of [
  [
    'scripts/a.mjs',
    'node',
    "import fs from 'node:fs'; import path from 'node:path'; fs.rmSync(path.join(import.meta.dirname, '../src/generated'), { recursive: true });",
  ],
  [
    'scripts/b.mjs',
    'npx tsx',
    "import fs from 'node:fs'; import path from 'node:path'; import { fileURLToPath } from 'node:url'; const dir = path.dirname(fileURLToPath(import.meta.url)); fs.rmSync(path.join(dir, '../src/generated'), { recursive: true });",
  ],
  [
    'scripts/c.js',
    'node',
    "const fs = require('fs'), path = require('path'); fs.rmSync(path.resolve(__dirname, '..', 'src/generated'), { recursive: true });",
  ],
  [
    'scripts/d.py',
    'python3',
    "import os, shutil\nshutil.rmtree(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'src', 'generated'))",
  ],
  [
    'scripts/e.py',
    'python3',
    "import shutil\nfrom pathlib import Path\nshutil.rmtree(Path(__file__).resolve().parent.parent / 'src' / 'generated')",
  ],
] as const) {
  rows('snapshot filesystem/delete-workspace', [`${run} ${file}`], script(file, text));
  rows(
    'hold type filesystem/delete-outside',
    [`${run} ${file}`],
    script(
      file,
      text
        .replace("'../src/generated'", "'../../../Documents'")
        .replace(/(['"])src\/generated\1|'src', 'generated'|'src' \/ 'generated'/, "'../../Documents'"),
    ),
  );
}
