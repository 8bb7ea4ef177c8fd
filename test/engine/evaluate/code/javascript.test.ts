// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the rows are JavaScript code
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doneBy } from '../lines';

/** What JavaScript code does outside its process. */
const rows: readonly (readonly [code: string, lines: readonly string[], files?: Readonly<Record<string, string>>])[] = [
  [
    "fetch('https://b.example/g', {method: 'POST', headers: {Authorization: `Bearer ${process.env.T}`}, body: JSON.stringify({query: 'q', n: [1, null, true]})})",
    ['POST b.example/g [Authorization: Bearer \u2039?\u203a] credential {"query":"q","n":[1,null,true]}'],
  ],
  ["await fetch(new Request('https://b.example/g', {method: 'PUT', body: 'x'}))", ['PUT b.example/g x']],
  ["fetch(new URL('/g?x=1', 'https://b.example'))", ['GET b.example/g?x=1']],
  ["const axios = require('axios'); axios.post('https://b.example/g', {a: 1}, {headers: {A: 'b'}})", ['POST b.example/g [A: b] {"a":1}']],
  [
    "import axios from 'axios'; const c = axios.create({baseURL: 'https://b.example', headers: {A: 'b'}}); c.delete('/g')",
    ['DELETE b.example/g [A: b]'],
  ],
  ["axios({url: 'https://b.example/g', method: 'patch', data: {a: 1}})", ['PATCH b.example/g {"a":1}']],
  ["const got = require('got'); got.post('https://b.example/g', {json: {a: 1}})", ['POST b.example/g {"a":1}']],
  ["const {request} = require('undici'); request('https://b.example/g', {method: 'DELETE'})", ['DELETE b.example/g']],
  [
    "const https = require('node:https'); const r = https.request({hostname: 'b.example', path: '/g', method: 'POST', headers: {A: 'b'}}); r.setHeader('C', 'd'); r.write('x'); r.end('y')",
    ['POST b.example/g [A: b, C: d] xy'],
  ],
  ["require('https').get('https://b.example/g', (res) => { require('fs').unlinkSync('/a') })", ['delete /a', 'GET b.example/g']],
  [
    "const x = new XMLHttpRequest(); x.open('POST', 'https://b.example/g'); x.setRequestHeader('A', 'b'); x.send('y')",
    ['POST b.example/g [A: b] y'],
  ],
  [
    "import {GraphQLClient, gql} from 'graphql-request'; const c = new GraphQLClient('https://b.example/g', {headers: {A: 'b'}}); c.request(gql`query { me }`, {v: 1})",
    ['POST b.example/g [A: b] {"query":"query { me }","variables":{"v":1}}'],
  ],
  [
    "import {request} from 'graphql-request'; request('https://b.example/g', 'query { me }')",
    ['POST b.example/g {"query":"query { me }"}'],
  ],
  ["const u = ['https:', '', 'b.example'].join('/'); fetch(u + '/g')", ['GET b.example/g']],
  ["fetch(Buffer.from('aHR0cHM6Ly9iLmV4YW1wbGUvZw==', 'base64').toString())", ['GET b.example/g']],
  ["fetch(atob('aHR0cHM6Ly9iLmV4YW1wbGUvZw=='))", ['GET b.example/g']],
  ['fetch(String.fromCharCode(104, 116, 116, 112, 58, 47, 47, 98, 46, 101, 120))', ['GET b.ex/']],
  ["const {host, ...rest} = {host: 'b.example'}; const [p] = ['g']; fetch(`https://${host}/${p}`)", ['GET b.example/g']],
  ["let u = 'https://a.example'; if (x) u = 'https://b.example'; fetch(u)", ['GET a.example/', 'GET b.example/']],
  ["fetch(process.env.U || 'https://b.example')", ['GET \u2039?\u203a/\u2039?\u203a', 'GET b.example/']],
  ["for (const v of ['a', 'b']) fetch('https://b.example/' + v, {method: 'DELETE'})", ['DELETE b.example/a', 'DELETE b.example/b']],
  ["['a', 'b'].forEach((v) => fetch('https://b.example/' + v))", ['GET b.example/a', 'GET b.example/b']],
  [
    "const q = async (query, variables = {}) => fetch('https://b.example/g', {method: 'POST', body: JSON.stringify({query, variables})}); q('x', {id: 1})",
    ['POST b.example/g {"query":"x","variables":{"id":1}}'],
  ],
  [
    "class A { base = 'https://b.example'; constructor(t) { this.t = t } go(p) { return fetch(this.base + p, {headers: {A: this.t}}) } } new A('x').go('/g')",
    ['GET b.example/g [A: x]'],
  ],
  ["function f({url, method = 'POST'}) { return fetch(url, {method}) } f({url: 'https://b.example/g'})", ['\u2039?\u203a b.example/g']],
  [
    "fetch('https://b.example/g', {method: 'POST', body: JSON.stringify({...x, a: 1})})",
    ['POST b.example/g {"\u2039?\u203a":"\u2039?\u203a","a":1}'],
  ],
  [
    "fetch('https://b.example/g', options)",
    ['\u2039?\u203a b.example/g [\u2039?\u203a: \u2039?\u203a] credential unreadable (a body that the code makes)'],
  ],
  [
    "fetch('https://b.example/g', {method: 'POST', body: require('fs').readFileSync('q.json', 'utf8')})",
    ['read /home/you/projects/shop/q.json', 'POST b.example/g {}'],
    { 'q.json': '{}' },
  ],
  ["client.post('https://b.example/g', {a: 1})", ['POST b.example/g [\u2039?\u203a: \u2039?\u203a] credential {"a":1}']],
  [
    "const {execSync, spawn: s} = require('child_process'); execSync('rm -rf /data'); s('rm', ['-rf', '/x']); s('rm -rf /y', {shell: true})",
    ['rm -rf /data', 'delete -r /data', 'rm -rf /x', 'delete -r /x', 'rm -rf /y', 'delete -r /y'],
  ],
  [
    "import cp from 'node:child_process'; cp.exec(`rm ${'/a'}`); cp.execFile('rm', ['/b']); cp.spawnSync('bash', ['-c', 'rm /c'])",
    ['rm /a', 'delete /a', 'rm /b', 'delete /b', 'bash -c rm /c', 'rm /c', 'delete /c'],
  ],
  ["require('child_process').exec(cmd)", ['opaque dynamic-program']],
  ["import {$} from 'zx'; await $`rm -rf /data`", ['rm -rf /data', 'delete -r /data']],
  ["import {execa} from 'execa'; await execa('rm', ['/a'])", ['rm /a', 'delete /a']],
  [
    "Bun.spawn(['rm', '/a']); await Bun.$`rm /b`; new Deno.Command('rm', {args: ['/c']}).output()",
    ['rm /a', 'delete /a', 'rm /b', 'delete /b', 'rm /c', 'delete /c'],
  ],
  [
    "const fs = require('fs'); fs.rmSync('/a', {recursive: true}); fs.unlinkSync('b'); fs.promises.rmdir('/c'); fs.writeFileSync('/d', 'x'); fs.renameSync('/e', '/f'); fs.truncateSync('/g')",
    ['delete -r /a', 'delete /home/you/projects/shop/b', 'delete /c', 'overwrite /d = x', 'move /e \u2192 /f', 'truncate /g'],
  ],
  ["import {rm, unlink as u} from 'fs/promises'; await rm('/a', {force: true}); await u('/b')", ['delete /a', 'delete /b']],
  ["const {rimraf} = require('rimraf'); rimraf('/a'); require('fs-extra').removeSync('/b')", ['delete -r /a', 'delete -r /b']],
  [
    "Deno.removeSync('/a', {recursive: true}); Bun.write('/b', 'x'); Bun.file('/c').delete()",
    ['delete -r /a', 'overwrite /b = x', 'delete /c'],
  ],
  ['eval(\'require("fs").unlinkSync("/a")\')', ['delete /a']],
  ['new Function(\'fs.unlinkSync("/a")\')()', ['delete /a']],
  ["eval(atob('ZnMudW5saW5rU3luYygiL2EiKQ=='))", ['delete /a']],
  ["fetch('https://a.example').then((r) => r.text()).then(eval)", ['GET a.example/', 'opaque fetched-code']],
  ['eval(code)', ['opaque unreadable-code']],
  ["import('fs').then((m) => m.unlinkSync('/a'))", ['delete /a']],
  ["globalThis['fe' + 'tch']('https://b.example')", ['GET b.example/']],
  ["console.log('mutation { volumeDelete }', 'https://backboard.railway.app')", []],
  [
    "require('net').connect(443, 'backboard.railway.app')",
    ['POST backboard.railway.app/\u2039?\u203a credential unreadable (code that was not understood)'],
  ],
  ["const t: string = 'https://b.example'; fetch(t as any); interface X { a: string }", ['GET b.example/']],
  ["const never = () => require('fs').unlinkSync('/never called')", []],
  ["while (true) { fetch('https://b.example') }", ['GET b.example/']],
  [
    "const path = require('path'), os = require('os'), fs = require('fs'); fs.rmSync(path.join(os.homedir(), 'x'), {recursive: true}); fs.unlinkSync(process.cwd() + '/y')",
    ['delete -r /home/you/x', 'delete /home/you/projects/shop/y'],
  ],
];

for (const [code, lines, files] of rows) {
  test(code, () => assert.deepEqual(doneBy('node -', code, files), lines));
}
