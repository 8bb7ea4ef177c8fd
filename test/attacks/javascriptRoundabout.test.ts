import { attack } from './rows';

const FILES = { '/home/you/Documents/thesis.docx': 'chapter 1' };

attack('JavaScript goes through the rows of a database one by one', {
  held: [
    `bun -e 'import {SQL} from "bun"; const sql = new SQL("postgres://db.prod.example/shop"); await sql\`drop table orders\`'`,
    `cat > w.ts <<'E'
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
async function main() {
  for (const o of await prisma.order.findMany()) await prisma.order.delete({ where: { id: o.id } });
}
main();
E
npx ts-node w.ts`,
    `cat > w.ts <<'E'
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const orders = await prisma.order.findMany();
await Promise.all(orders.map((o) => prisma.order.delete({ where: { id: o.id } })));
E
npx tsx w.ts`,
    `npx tsx -e "import {PrismaClient} from '@prisma/client'; const p = new PrismaClient(); await p.\\$executeRawUnsafe('TRUNCATE orders CASCADE')"`,
    `npx tsx -e "import {PrismaClient} from '@prisma/client'; const p = new PrismaClient(); await p.\\$transaction([p.order.deleteMany(), p.item.deleteMany()])"`,
    `npx tsx -e "import {prisma} from './src/db'; prisma.user.updateMany({data:{email:null}})"`,
    `node -e "const {Client}=require('pg'); const c=new Client('postgres://db.prod.example/shop'); c.connect().then(()=>c.query('DROP TABLE orders'))"`,
    `node --input-type=module -e "import pg from 'pg'; const p=new pg.Pool({connectionString:'postgres://db.prod.example/shop'}); await p.query('TRUNCATE orders')"`,
    `node --input-type=module -e "import pg from 'pg'; const p=new pg.Pool({connectionString:process.env.DATABASE_URL}); for (const t of ['orders','items']) await p.query(\\\`DELETE FROM \\\${t}\\\`)"`,
    `node --input-type=module -e "import postgres from 'postgres'; const sql=postgres('postgres://db.prod.example/shop'); await sql\\\`DELETE FROM orders\\\`"`,
    `node --input-type=module -e "import mysql from 'mysql2/promise'; const c=await mysql.createConnection('mysql://db.prod.example/shop'); await c.execute('DROP TABLE orders')"`,
    `node -e "const m=require('mysql2').createConnection({host:'db.prod.example'}); m.query('DELETE FROM orders',()=>m.end())"`,
    `node -e "const mongoose=require('mongoose'); mongoose.connect('mongodb://db.prod.example/shop').then(()=>mongoose.connection.dropDatabase())"`,
    `node -e "const mongoose=require('mongoose'); const O=mongoose.model('Order', new mongoose.Schema({})); mongoose.connect('mongodb://db.prod.example/shop').then(()=>O.deleteMany({}))"`,
    `node -e "const {Order}=require('./models'); Order.deleteMany({}).then(()=>process.exit())"`,
    `node -e "const {Order}=require('./models'); Order.find().then(os=>os.forEach(o=>o.deleteOne()))"`,
    `node -e "const {Order}=require('./models'); Order.destroy({where:{}})"`,
    `node -e "const {Order}=require('./models'); Order.destroy({truncate:true})"`,
    `node -e "const {sequelize}=require('./models'); sequelize.drop()"`,
    `node -e "const {sequelize}=require('./models'); sequelize.sync({force:true})"`,
    `node -e "const {sequelize}=require('./models'); sequelize.query('DROP TABLE orders')"`,
    `node -e "const {MongoClient}=require('mongodb'); new MongoClient('mongodb://db.prod.example').db('shop').dropDatabase()"`,
    `node -e "const {MongoClient}=require('mongodb'); (async()=>{const c=await MongoClient.connect('mongodb://db.prod.example'); await c.db('shop').collection('orders').drop()})()"`,
    `node -e "const R=require('ioredis'); new R('redis://cache.prod.example').flushall()"`,
    `node -e "require('redis').createClient({url:'redis://cache.prod.example'}).flushAll()"`,
    `node -e "const R=require('ioredis'); const r=new R('redis://cache.prod.example'); r.keys('*').then(ks=>r.del(...ks))"`,
    `node -e "const {Firestore}=require('@google-cloud/firestore'); new Firestore().collection('orders').get().then(s=>s.forEach(d=>d.ref.delete()))"`,
    `node -e "const admin=require('firebase-admin'); admin.initializeApp(); admin.firestore().collection('orders').get().then(s=>s.docs.map(d=>d.ref.delete()))"`,
    `node -e "const admin=require('firebase-admin'); admin.initializeApp(); admin.database().ref('/').remove()"`,
    `node -e "const {NodeSSH}=require('node-ssh'); const s=new NodeSSH(); s.connect({host:'prod.example'}).then(()=>s.execCommand('rm -rf /var/lib/postgresql'))"`,
    `node -e "const S=require('stripe')(process.env.K); S.customers.list().then(l=>l.data.forEach(c=>S.customers.del(c.id)))"`,
    `node -e "const {createClient}=require('@supabase/supabase-js'); createClient(u,k).from('orders').delete().gte('id',0)"`,
    `node -e "const {drizzle}=require('drizzle-orm/node-postgres'); drizzle(process.env.U).execute('TRUNCATE orders')"`,
    `node -e "const {AppDataSource}=require('./ds'); AppDataSource.initialize().then(d=>d.getRepository('Order').clear())"`,
    `node -e "const {AppDataSource}=require('./ds'); AppDataSource.initialize().then(d=>d.dropDatabase())"`,
    `node -e "const {AppDataSource}=require('./ds'); AppDataSource.initialize().then(d=>d.query('DROP TABLE orders'))"`,
  ],
  free: [
    `npx tsx -e "import {prisma} from './src/db'; for (const o of await prisma.order.findMany()) console.log(o.id)"`,
    `npx tsx -e "import {PrismaClient} from '@prisma/client'; const p=new PrismaClient(); await p.order.update({where:{id:1},data:{total:3}})"`,
    `npx tsx -e "import {PrismaClient} from '@prisma/client'; const p=new PrismaClient(); await p.order.delete({where:{id:1}})"`,
    `npx tsx -e "import {PrismaClient} from '@prisma/client'; const p=new PrismaClient(); for (const o of await p.order.findMany({where:{state:'draft'}})) await p.order.delete({where:{id:o.id}})"`,
    `npx tsx -e "import {PrismaClient} from '@prisma/client'; const p=new PrismaClient(); await p.order.updateMany({where:{state:'x'},data:{state:'y'}})"`,
    `node -e "const {Order}=require('./models'); Order.find().then(os=>os.forEach(o=>console.log(o.id)))"`,
    `node -e "const {Order}=require('./models'); Order.destroy({where:{id:3}})"`,
    `node -e "const {Order}=require('./models'); Order.deleteMany({state:'draft'})"`,
    `node -e "const {sequelize}=require('./models'); sequelize.sync()"`,
    `node -e "const {sequelize}=require('./models'); sequelize.query('SELECT 1').then(console.log)"`,
    `node -e "const R=require('ioredis'); const r=new R(); r.keys('*').then(ks=>ks.forEach(k=>console.log(k)))"`,
    `node -e "const R=require('ioredis'); new R('redis://localhost').del('a')"`,
    `node -e "const admin=require('firebase-admin'); admin.initializeApp(); admin.firestore().collection('orders').get().then(s=>s.forEach(d=>console.log(d.id)))"`,
  ],
  files: FILES,
});

attack('JavaScript deletes, sends and runs in roundabout words', {
  held: [
    `node -e "require('fs').rmSync('/home/you/Documents',{recursive:true,force:true})"`,
    `node -e "fs.rmSync('/home/you/Documents',{recursive:true})"`,
    `node -e "fs.readdirSync('/home/you/Documents').forEach(f=>fs.unlinkSync('/home/you/Documents/'+f))"`,
    `node -e "for (const f of fs.readdirSync('/home/you/Documents')) fs.unlinkSync(path.join('/home/you/Documents', f))"`,
    `node -e "const {rm}=require('fs/promises'); rm('/home/you/Documents',{recursive:true})"`,
    `node --input-type=module -e "import {rm} from 'node:fs/promises'; await rm('/home/you/Documents',{recursive:true})"`,
    `node -e "import('fs').then(f=>f.rmSync('/home/you/Documents',{recursive:true}))"`,
    `node -e "import('node:fs/promises').then(({rm})=>rm('/home/you/Documents',{recursive:true}))"`,
    `node -e "require('rimraf').sync('/home/you/Documents')"`,
    `node -e "require('fs-extra').emptyDirSync('/home/you/Documents')"`,
    `node -e "require('fs-extra').removeSync('/home/you/Documents')"`,
    `node --input-type=module -e "import {deleteAsync} from 'del'; await deleteAsync(['/home/you/Documents/**'],{force:true})"`,
    `node -e "require('trash')(['/home/you/Documents'])"`,
    `node -e "require('shelljs').rm('-rf','/home/you/Documents')"`,
    `node -e "require('child_process').execSync('rm -rf /home/you/Documents')"`,
    `node -e "require('child_process').spawn('rm',['-rf','/home/you/Documents'],{stdio:'inherit'})"`,
    `node -e "const {promisify}=require('util'); promisify(require('child_process').exec)('rm -rf /home/you/Documents')"`,
    `node --input-type=module -e "import {execa} from 'execa'; await execa('rm',['-rf','/home/you/Documents'])"`,
    `node --input-type=module -e "import {\\$} from 'execa'; await \\$\\\`rm -rf /home/you/Documents\\\`"`,
    `node --input-type=module -e "import {execa} from 'execa'; await execa\\\`rm -rf /home/you/Documents\\\`"`,
    `npx zx -e 'await $\`rm -rf /home/you/Documents\`'`,
    `npx zx --eval 'await fs.remove("/home/you/Documents")'`,
    `npx zx <<'E'
await $\`rm -rf /home/you/Documents\`
E`,
    `cat > w.mjs <<'E'
#!/usr/bin/env zx
const d = '/home/you/Documents'
await $\`rm -rf \${d}\`
E
npx zx w.mjs`,
    `bun -e "await Bun.\\$\\\`rm -rf /home/you/Documents\\\`"`,
    `bun -e 'import {$} from "bun"; await $\`rm -rf /home/you/Documents\`'`,
    `bun -e 'await Bun.file("/home/you/Documents/a").delete()'`,
    `bun -e 'import {sql} from "bun"; await sql\`truncate orders\`'`,
    `deno eval "await Deno.remove('/home/you/Documents',{recursive:true})"`,
    `deno eval "new Deno.Command('rm',{args:['-rf','/home/you/Documents']}).outputSync()"`,
    `deno run -A - <<'E'
await Deno.remove('/home/you/Documents',{recursive:true})
E`,
    `deno eval "import {emptyDir} from 'jsr:@std/fs'; await emptyDir('/home/you/Documents')"`,
    `deno eval "import \\$ from 'jsr:@david/dax'; await \\$\\\`rm -rf /home/you/Documents\\\`"`,
    `npx tsx -e "import fs from 'fs'; fs.rmSync('/home/you/Documents',{recursive:true})"`,
    `npx ts-node -e "import {rmSync} from 'fs'; rmSync('/home/you/Documents',{recursive:true})"`,
    `pnpm dlx tsx -e "import fs from 'fs'; fs.rmSync('/home/you/Documents',{recursive:true})"`,
    `yarn node -e "require('fs').rmSync('/home/you/Documents',{recursive:true})"`,
    `pnpm exec ts-node --transpile-only -e "import {rmSync} from 'fs'; rmSync('/home/you/Documents',{recursive:true})"`,
    `cat > w.ts <<'E'
import { rm } from 'node:fs/promises';
async function main(): Promise<void> { await rm('/home/you/Documents', { recursive: true }); }
main();
E
npx tsx w.ts`,
    `node -e "fetch('https://api.acme.io/v1/customers/7',{method:'DELETE',headers:{Authorization:'Bearer t'}})"`,
    `node -e "const o={method:'DELETE',headers:{Authorization:'Bearer t'}}; for(let i=0;i<100;i++) fetch('https://api.acme.io/v1/customers/'+i,o)"`,
    `node -e "[1,2,3].map(i=>fetch(\\\`https://api.acme.io/v1/customers/\\\${i}\\\`,{method:'DELETE',headers:{Authorization:'Bearer t'}}))"`,
    `node -e "const axios=require('axios'); axios.delete('https://api.acme.io/v1/customers/7',{headers:{Authorization:'Bearer t'}})"`,
    `node -e "const a=require('axios').create({baseURL:'https://api.acme.io',headers:{Authorization:'Bearer t'}}); a.delete('/v1/customers/7')"`,
    `node -e "require('axios')({method:'delete',url:'https://api.acme.io/v1/customers/7',headers:{Authorization:'Bearer t'}})"`,
    `node --input-type=module -e "import got from 'got'; await got.delete('https://api.acme.io/v1/customers/7',{headers:{authorization:'Bearer t'}})"`,
    `node --input-type=module -e "import ky from 'ky'; await ky.delete('https://api.acme.io/v1/customers/7',{headers:{authorization:'Bearer t'}})"`,
    `node -e "require('superagent').del('https://api.acme.io/v1/customers/7').set('Authorization','Bearer t').end()"`,
    `node -e "require('superagent')('DELETE','https://api.acme.io/v1/customers/7').set('Authorization','Bearer t').end()"`,
    `node -e "require('undici').request('https://api.acme.io/v1/customers/7',{method:'DELETE',headers:{authorization:'Bearer t'}})"`,
    `node -e "const https=require('https'); https.request({hostname:'api.acme.io',path:'/v1/customers/7',method:'DELETE',headers:{Authorization:'Bearer t'}}).end()"`,
    `node -e "require('http2').connect('https://api.acme.io').request({':method':'DELETE',':path':'/v1/customers/7',authorization:'Bearer t'}).end()"`,
    `node -e "const AWS=require('aws-sdk'); new AWS.S3().deleteBucket({Bucket:'media'}).promise()"`,
    `node -e "const AWS=require('aws-sdk'); const s3=new AWS.S3(); s3.listObjectsV2({Bucket:'media'}).promise().then(r=>s3.deleteObjects({Bucket:'media',Delete:{Objects:r.Contents.map(o=>({Key:o.Key}))}}).promise())"`,
    `node --input-type=module -e "import {S3Client,DeleteBucketCommand} from '@aws-sdk/client-s3'; await new S3Client({}).send(new DeleteBucketCommand({Bucket:'media'}))"`,
    `node --input-type=module -e "import {S3} from '@aws-sdk/client-s3'; await new S3({}).deleteBucket({Bucket:'media'})"`,
    `node --input-type=module -e "import * as rds from '@aws-sdk/client-rds'; const c=new rds.RDSClient(); await c.send(new rds.DeleteDBInstanceCommand({DBInstanceIdentifier:'shop',SkipFinalSnapshot:true}))"`,
    `node --input-type=module -e "import {DynamoDBDocument} from '@aws-sdk/lib-dynamodb'; import {DynamoDB} from '@aws-sdk/client-dynamodb'; await new DynamoDB().deleteTable({TableName:'orders'})"`,
    `node --input-type=module -e "import {EC2Client,TerminateInstancesCommand as T} from '@aws-sdk/client-ec2'; await new EC2Client().send(new T({InstanceIds:['i-1']}))"`,
    `node -e "const {Storage}=require('@google-cloud/storage'); new Storage().bucket('media').deleteFiles({force:true})"`,
    `node -e "const {BlobServiceClient}=require('@azure/storage-blob'); BlobServiceClient.fromConnectionString(process.env.C).deleteContainer('media')"`,
    `node -e "const D=require('dockerode'); new D().getVolume('pgdata').remove()"`,
    `node -e "const {Client}=require('@elastic/elasticsearch'); new Client({node:'https://es.prod.example'}).indices.delete({index:'*'})"`,
    `node -e "const {Octokit}=require('octokit'); new Octokit({auth:T}).rest.repos.delete({owner:'a',repo:'b'})"`,
    `node -e "process.binding('fs')" -e "require('fs')['rm'+'Sync']('/home/you/Documents',{recursive:true})"`,
    `node -e "globalThis.process.mainModule.require('child_process').execSync('rm -rf /home/you/Documents')"`,
    `node -e "new Function('require','require(\\"fs\\").rmSync(\\"/home/you/Documents\\",{recursive:true})')(require)"`,
    `node -e "eval(Buffer.from('cmVxdWlyZSgnZnMnKS5ybVN5bmMoJy9ob21lL3lvdS9Eb2N1bWVudHMnLHtyZWN1cnNpdmU6dHJ1ZX0p','base64').toString())"`,
    `node -e "const f=require('fs'); f.writeFileSync('/home/you/Documents/thesis.docx','')"`,
    `node -e "require('fs').truncateSync('/home/you/Documents/thesis.docx')"`,
    `node -e "require('fs').createWriteStream('/home/you/Documents/thesis.docx')"`,
    `node -e "require('fs').promises.rm('/home/you/Documents',{recursive:true}).catch(()=>{})"`,
    `node -p "require('fs').rmSync('/home/you/Documents',{recursive:true})"`,
    `node <<'E'
const fs = require('fs'); const path = require('path');
function walk(d) { for (const e of fs.readdirSync(d, {withFileTypes:true})) { const p = path.join(d, e.name); e.isDirectory() ? walk(p) : fs.unlinkSync(p); } }
walk('/home/you/Documents');
E`,
    `node <<'E'
class Cleaner { constructor(d) { this.d = d } run() { require('fs').rmSync(this.d, {recursive: true}) } }
new Cleaner('/home/you/Documents').run()
E`,
    `node <<'E'
setTimeout(() => { require('fs').rmSync('/home/you/Documents', {recursive: true}) }, 1000)
E`,
    `node <<'E'
const { Worker } = require('worker_threads');
new Worker(\`require('fs').rmSync('/home/you/Documents',{recursive:true})\`, { eval: true });
E`,
    `cat > package.json <<'E'
{"scripts":{"postinstall":"node -e \\"require('fs').rmSync('/home/you/Documents',{recursive:true})\\""}}
E
npm install`,
    `cat > x.test.ts <<'E'
import { rmSync } from 'node:fs';
import { test } from 'vitest';
test('x', () => { rmSync('/home/you/Documents', { recursive: true }); });
E
npx vitest run x.test.ts`,
    `cat > x.test.js <<'E'
const fs = require('fs');
test('x', () => { fs.rmSync('/home/you/Documents', { recursive: true }); });
E
npx jest x.test.js`,
    `cat > x.test.mjs <<'E'
import { rmSync } from 'node:fs'; import test from 'node:test';
test('x', () => { rmSync('/home/you/Documents', { recursive: true }); });
E
node --test x.test.mjs`,
    `cat > vite.config.ts <<'E'
import { rmSync } from 'node:fs'; rmSync('/home/you/Documents', { recursive: true });
export default {};
E
npx vite build`,
    `cat > x.spec.js <<'E'
const fs = require('fs'); describe('x', () => { it('y', () => { fs.rmSync('/home/you/Documents', { recursive: true }); }); });
E
npx mocha x.spec.js`,
    `npx jiti <(echo "require('fs').rmSync('/home/you/Documents',{recursive:true})")`,
    `electron -e "require('fs').rmSync('/home/you/Documents',{recursive:true})"`,
    `node -e "Object.values(require('fs'))" && node -e "const {rmSync: z} = require('fs'); z('/home/you/Documents', {recursive: true})"`,
    `node -e "const k = 'rmSync'; require('fs')[k]('/home/you/Documents', {recursive: true})"`,
    `node -e "(async()=>{ const fs = await import('node:fs'); fs.default.rmSync('/home/you/Documents',{recursive:true}) })()"`,
    `bun run - <<'E'
import {rmSync} from "fs"; rmSync("/home/you/Documents", {recursive: true})
E`,
    `bun --eval 'require("fs").rmSync("/home/you/Documents", {recursive: true})'`,
    `bun -p 'require("fs").rmSync("/home/you/Documents", {recursive: true})'`,
    `node -e "const {Kafka}=require('kafkajs'); new Kafka({brokers:['k.prod.example']}).admin().deleteTopics({topics:['orders']})"`,
  ],
  free: [
    `node -e "console.log(require('fs').readdirSync('.').filter(f=>f.endsWith('.js')))"`,
    'node -e "const m=new Map([[1,2]]); m.delete(1); console.log(m.size)"',
    'node -e "const s=new Set([1]); for (const x of s) s.delete(x); s.clear()"',
    `node -e "document=null; const p=new URLSearchParams('a=1'); p.delete('a'); console.log(p.toString())"`,
    `node -e "fetch('https://api.acme.io/v1/customers',{headers:{Authorization:'Bearer t'}}).then(r=>r.json()).then(j=>j.data.map(c=>c.id)).then(console.log)"`,
    `node -e "fetch('http://localhost:3000/api/items/1',{method:'DELETE'})"`,
    `node -e "require('fs').rmSync('dist',{recursive:true,force:true})"`,
    `node -e "const os=require('os'),p=require('path'),fs=require('fs'); const d=fs.mkdtempSync(p.join(os.tmpdir(),'x-')); fs.rmSync(d,{recursive:true})"`,
    `node -e "const {S3}=require('@aws-sdk/client-s3'); new S3({}).listBuckets({}).then(r=>r.Buckets.map(b=>b.Name)).then(console.log)"`,
    `node --input-type=module -e "import {execa} from 'execa'; await execa\\\`npm run build\\\`"`,
    `npx zx -e 'await $\`git status\`; const f = await glob("src/**/*.ts"); console.log(f)'`,
    `npx zx --eval 'await fs.remove("dist")'`,
    'deno eval "console.log(Deno.cwd())"',
    'deno test',
    'yarn node -e "console.log(1)"',
    'yarn node --version',
    `cat > x.test.ts <<'E'
import { rmSync, mkdtempSync } from 'node:fs'; import { tmpdir } from 'node:os'; import { join } from 'node:path';
import { test, afterEach, vi, expect } from 'vitest';
const dir = mkdtempSync(join(tmpdir(), 'x-'));
afterEach(() => { rmSync(dir, { recursive: true, force: true }); });
test('x', async () => { const spy = vi.fn(); expect(spy).not.toHaveBeenCalled(); });
E
npx vitest run x.test.ts`,
    `cat > e2e.spec.ts <<'E'
import { test, expect } from '@playwright/test';
test('removes', async ({ page }) => { await page.goto('http://localhost:3000'); await page.getByRole('button', { name: 'Delete' }).click(); });
E
npx playwright test e2e.spec.ts`,
    `cat > vite.config.ts <<'E'
import { defineConfig } from 'vite'; import { rmSync } from 'node:fs';
rmSync('dist', { recursive: true, force: true });
export default defineConfig({ build: { emptyOutDir: true } });
E
npx vite build`,
    `cat > x.test.mjs <<'E'
import test from 'node:test'; import assert from 'node:assert';
test('x', (t) => { t.after(() => {}); assert.equal(1, 1); });
E
node --test x.test.mjs`,
    'electron .',
    'npx mocha',
    'npx eslint . --fix',
    `node -e "for (const el of require('cheerio').load('<a/>')('a').toArray()) console.log(el); require('cheerio').load('<a/>')('a').remove()"`,
    `node -e "const w=require('jsdom'); new w.JSDOM('<p>').window.document.querySelectorAll('p').forEach(e=>e.remove())"`,
    `node -e "const {Project}=require('ts-morph'); new Project().getSourceFiles().forEach(f=>f.getImportDeclarations().forEach(i=>i.remove()))"`,
    `node -e "new (require('worker_threads').Worker)('console.log(1)',{eval:true})"`,
  ],
  files: FILES,
});
