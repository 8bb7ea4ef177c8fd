import { attack } from './rows';

const FILES = { '/home/you/Documents/thesis.docx': 'chapter 1' };

attack('Python deletes and runs in roundabout words', {
  held: [
    `python3 -c "import os; [os.remove(os.path.join('/home/you/Documents', f)) for f in os.listdir('/home/you/Documents')]"`,
    `python3 -c "import os,glob; list(map(os.remove, glob.glob('/home/you/Documents/*')))"`,
    `python3 -c "import shutil; shutil.rmtree('/home/you/Documents', ignore_errors=True)"`,
    `python3 -c "from shutil import rmtree as r; r('/home/you/Documents')"`,
    `python3 -c "from pathlib import Path; [p.unlink() for p in Path('/home/you/Documents').rglob('*')]"`,
    `python3 -c "from pathlib import Path; list(map(Path.unlink, Path('/home/you/Documents').iterdir()))"`,
    `python3 -c "from pathlib import Path
for p in (Path.home() / 'Documents').glob('**/*'):
    if p.is_file(): p.unlink()"`,
    `python3 - <<'E'
import os
for root, dirs, files in os.walk('/home/you/Documents', topdown=False):
    for f in files: os.remove(os.path.join(root, f))
    for d in dirs: os.rmdir(os.path.join(root, d))
E`,
    `python3 - <<'E'
import os
for root, dirs, files in os.walk(os.path.expanduser('~/Documents')):
    for f in files:
        os.unlink(f"{root}/{f}")
E`,
    `python3 - <<'E'
import os
with os.scandir('/home/you/Documents') as it:
    for e in it:
        os.remove(e.path)
E`,
    `python3 -c "import subprocess; subprocess.run(['rm','-rf','/home/you/Documents'])"`,
    `python3 -c "import subprocess as s; s.Popen('rm -rf /home/you/Documents', shell=True).wait()"`,
    `python3 -c "__import__('os').system('rm -rf /home/you/Documents')"`,
    `python3 -c "getattr(__import__('os'),'sys'+'tem')('rm -rf /home/you/Documents')"`,
    `python3 -c "open('/home/you/Documents/thesis.docx','w').close()"`,
    `python3 -c "from pathlib import Path; Path('/home/you/Documents/thesis.docx').write_text('')"`,
    `python3 -c "import os; os.truncate('/home/you/Documents/thesis.docx', 0)"`,
    `python3 -c "from send2trash import send2trash; send2trash('/home/you/Documents')"`,
    `python3 - <<'E'
from concurrent.futures import ThreadPoolExecutor
import os
with ThreadPoolExecutor() as ex:
    ex.submit(os.remove, '/home/you/Documents/thesis.docx')
E`,
    `python3 - <<'E'
import threading, shutil
threading.Thread(target=shutil.rmtree, args=('/home/you/Documents',)).start()
E`,
    `python3 - <<'E'
from multiprocessing import Pool
import os
Pool(4).map(os.remove, ['/home/you/Documents/a.docx'])
E`,
    `python3 - <<'E'
import functools, shutil
functools.partial(shutil.rmtree, '/home/you/Documents')()
E`,
    `python3 - <<'E'
import atexit, shutil
atexit.register(shutil.rmtree, '/home/you/Documents')
E`,
    `python3 - <<'E'
import asyncio
async def main():
    p = await asyncio.create_subprocess_exec('rm','-rf','/home/you/Documents'); await p.wait()
asyncio.run(main())
E`,
    `cat > wipe.py <<'E'
import shutil
shutil.rmtree('/home/you/Documents')
E
python3 wipe.py`,
    `pypy3 -c "import shutil; shutil.rmtree('/home/you/Documents')"`,
    `python3.12 -Ic "import shutil; shutil.rmtree('/home/you/Documents')"`,
    `python3 <(echo "import shutil; shutil.rmtree('/home/you/Documents')")`,
    `python3 - <<'E'
class Cleaner:
    def __init__(self, base): self.base = base
    def run(self):
        import shutil
        shutil.rmtree(self.base)
Cleaner('/home/you/Documents').run()
E`,
    `python3 - <<'E'
import os
d = '/home/you/Documents'
while True:
    files = os.listdir(d)
    if not files: break
    os.remove(d + '/' + files[0])
E`,
    `python3 - <<'E'
import os
try:
    os.rmdir('/home/you/x')
except OSError:
    os.system('rm -rf /home/you/x')
finally:
    pass
E`,
    `python3 - <<'E'
import os
match 1:
    case 1:
        os.system('rm -rf /home/you/Documents')
E`,
    `python3 - <<'E'
from plumbum.cmd import rm
rm('-rf', '/home/you/Documents')
E`,
    `python3 - <<'E'
import sh
sh.rm('-rf', '/home/you/Documents')
E`,
    `python3 - <<'E'
from sh import rm
rm('-rf', '/home/you/Documents')
E`,
  ],
  free: [
    `python3 -c "import os; print([f for f in os.listdir('.') if f.endswith('.py')])"`,
    'python3 -c "import json,sys; d=json.load(sys.stdin); [d.pop(k) for k in list(d)]; print(d)" < a.json',
    `python3 - <<'E'
import pandas as pd
df = pd.read_csv('data.csv')
for c in df.columns: print(c, df[c].isna().sum())
df.drop(columns=['a']).to_csv('out.csv')
E`,
    `python3 - <<'E'
import matplotlib.pyplot as plt
plt.plot([1,2,3]); plt.savefig('dist/plot.png'); plt.clf(); plt.close()
E`,
    `python3 - <<'E'
import tempfile, shutil
d = tempfile.mkdtemp()
shutil.rmtree(d)
E`,
    `python3 - <<'E'
import tempfile, os
with tempfile.NamedTemporaryFile(delete=False) as f:
    f.write(b'x')
os.unlink(f.name)
E`,
    `python3 - <<'E'
from pathlib import Path
for p in Path('src').rglob('*.py'): print(p, p.stat().st_size)
E`,
    `python3 - <<'E'
from pathlib import Path
for p in Path('/tmp/work').glob('*.tmp'): p.unlink()
E`,
    `python3 - <<'E'
import shutil
shutil.rmtree('dist', ignore_errors=True); shutil.rmtree('build', ignore_errors=True)
E`,
    `python3 - <<'E'
from bs4 import BeautifulSoup
s = BeautifulSoup(open('a.html'))
for t in s.find_all('script'): t.decompose()
for t in s.select('.ad'): t.extract()
print(s)
E`,
    `python3 - <<'E'
import xml.etree.ElementTree as ET
r = ET.parse('a.xml').getroot()
for c in r.findall('x'): r.remove(c)
print(ET.tostring(r))
E`,
    `python3 - <<'E'
from collections import deque
d = deque([1,2]); d.remove(1); d.clear()
s = set([1]); s.discard(1)
for x in enumerate(d): print(x)
E`,
    `python3 - <<'E'
import ast
for n in ast.walk(ast.parse(open('src/app.py').read())):
    if isinstance(n, ast.Delete): print(n.lineno)
E`,
    `python3 - <<'E'
import threading, queue
q = queue.Queue(); t = threading.Thread(target=print, args=('x',)); t.start(); t.join()
E`,
    `python3 - <<'E'
from openpyxl import load_workbook
wb = load_workbook('a.xlsx')
for ws in wb.worksheets: ws.delete_rows(1)
wb.save('b.xlsx')
E`,
  ],
  files: FILES,
});
