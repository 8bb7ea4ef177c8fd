import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, judgeIn } from '../../world';

const python = (code: string): string => `python3 - <<'END'\n${code}\nEND`;
const node = (code: string): string => `node --input-type=module - <<'END'\n${code}\nEND`;
const ruby = (code: string): string => `ruby - <<'END'\n${code}\nEND`;

/** Calls of client libraries and of object-relational mappers: which rule holds them, and what would be lost; null: they are free. */
const rows: readonly (readonly [command: string, rule: string | null, name?: string])[] = [
  [python("from google.cloud import storage; storage.Client().bucket('media').delete(force=True)"), 'gcp/delete-objects', 'gs://media'],
  [python("from google.cloud import storage; print(storage.Client().bucket('media').exists())"), null],
  [python("from google.cloud import bigquery; bigquery.Client().delete_dataset('acme.shop', delete_contents=True)"), 'gcp/delete-objects'],
  [python("import stripe; stripe.Customer.delete('cus_1')"), 'stripe/delete-customer', 'cus_1'],
  [python("import stripe; stripe.Customer.retrieve('cus_1').delete()"), 'stripe/delete-customer', 'cus_1'],
  [python('import stripe; print(stripe.Customer.list(limit=3))'), null],
  [python("import gitlab; gitlab.Gitlab('https://gitlab.com', t).projects.delete(7)"), 'gitlab/delete-project', '7'],
  [python("from github import Github; Github(t).get_repo('acme/shop').delete()"), 'github/delete-repository', 'acme/shop'],
  [python('from hcloud import Client; Client(token=t).servers.delete(1)'), 'hetzner/delete-server', '1'],
  [python("from firebase_admin import auth; auth.delete_user('u1')"), 'firebase/delete-resource'],
  [python('from app import db; db.drop_all()'), 'sql/drop-table', 'every table'],
  [python("import sqlalchemy as s; s.MetaData().drop_all(s.create_engine('postgresql://db.example/shop'))"), 'sql/drop-table'],
  [python('from shop.models import Order; Order.objects.all().delete()'), 'sql/delete-all-rows', 'Order'],
  [python('from shop.models import Order; Order.objects.filter(id=1).delete()'), null],
  [python("import boto3; boto3.resource('s3').Bucket('media').objects.all().delete()"), 'aws/delete-objects'],
  [python('from shop.models import Order; Order.objects.filter().delete()'), 'sql/delete-all-rows', 'Order'],
  [python('from shop.models import Order; Order.objects.exclude(id=None).delete()'), 'sql/delete-all-rows'],
  [python('from shop.models import Order; Order.objects.filter(pk__isnull=False).delete()'), 'sql/delete-all-rows'],
  [python('from shop.models import Order; Order.objects.filter(state="old").exclude(id=None).delete()'), null],
  [python('from shop.models import Order; Order.objects.exclude(state="paid").delete()'), null],
  [
    node("import {PrismaClient} from '@prisma/client'; await new PrismaClient().order.deleteMany({where: {OR: [{}]}})"),
    'sql/delete-all-rows',
  ],
  [
    node("import {PrismaClient} from '@prisma/client'; await new PrismaClient().order.deleteMany({where: {id: {not: ''}}})"),
    'sql/delete-all-rows',
  ],
  [node("import {PrismaClient} from '@prisma/client'; await new PrismaClient().order.deleteMany({where: {at: {lt: day}}})"), null],
  [node("import knex from 'knex'; const k = knex({client: 'pg'}); await k('orders').whereRaw('1=1').del()"), 'sql/delete-all-rows'],
  [node("import knex from 'knex'; const k = knex({client: 'pg'}); await k('orders').whereNotNull('id').del()"), 'sql/delete-all-rows'],
  [node("import knex from 'knex'; const k = knex({client: 'pg'}); await k('orders').whereNotNull('id').where({id: 1}).del()"), null],
  [python('from shop.models import db; db.drop_tables([Order, Item])'), 'sql/drop-table'],
  [python("d = {'a': 1}; d.pop('a'); [1].remove(1); {1}.discard(1)"), null],

  [node("import Stripe from 'stripe'; new Stripe(process.env.K).customers.del('cus_1')"), 'stripe/delete-customer', 'cus_1'],
  [node("import Stripe from 'stripe'; new Stripe(process.env.K).subscriptions.cancel('sub_1')"), 'stripe/cancel-subscription', 'sub_1'],
  [node("import Stripe from 'stripe'; await new Stripe(process.env.K).customers.list()"), null],
  [node("import {PrismaClient} from '@prisma/client'; await new PrismaClient().order.deleteMany({})"), 'sql/delete-all-rows', 'order'],
  [node("import {prisma} from './lib/prisma'; await prisma.order.deleteMany()"), 'sql/delete-all-rows', 'order'],
  [node("import {PrismaClient} from '@prisma/client'; await new PrismaClient().order.deleteMany({where: {id: 1}})"), null],
  [node("import {PrismaClient} from '@prisma/client'; await new PrismaClient().order.deleteMany(filter)"), null],
  [
    node("import {createClient} from '@supabase/supabase-js'; createClient(u, k).from('orders').delete().neq('id', 0)"),
    'sql/delete-all-rows',
    'orders',
  ],
  [node("import {createClient} from '@supabase/supabase-js'; createClient(u, k).from('orders').delete().eq('id', 5)"), null],
  [
    node("import {createClient} from '@supabase/supabase-js'; createClient(u, k).storage.emptyBucket('media')"),
    'nets/delete-by-request',
    'media',
  ],
  [node("import knex from 'knex'; const k = knex({client: 'pg'}); await k.schema.dropTable('orders')"), 'sql/drop-table', 'orders'],
  [node("import knex from 'knex'; const k = knex({client: 'pg'}); await k('orders').del()"), 'sql/delete-all-rows', 'orders'],
  [node("import knex from 'knex'; const k = knex({client: 'pg'}); await k('orders').where({id: 1}).del()"), null],
  [node("import {Sequelize} from 'sequelize'; await new Sequelize('postgres://db.example/x').sync({force: true})"), 'sql/drop-table'],
  [node("import {Sequelize} from 'sequelize'; await new Sequelize('postgres://db.example/x').sync()"), null],
  [
    node("import {DataSource} from 'typeorm'; await new DataSource({type: 'postgres', host: 'db.example'}).dropDatabase()"),
    'sql/drop-database',
  ],
  [
    node("import {drizzle} from 'drizzle-orm/node-postgres'; import {orders} from './schema'; await drizzle(u).delete(orders)"),
    'sql/delete-all-rows',
    'orders',
  ],
  [
    node(
      "import {drizzle} from 'drizzle-orm/node-postgres'; import {eq} from 'drizzle-orm'; import {orders} from './schema'; await drizzle(u).delete(orders).where(eq(orders.id, 1))",
    ),
    null,
  ],
  [
    node("import admin from 'firebase-admin'; const f = admin.firestore(); await f.recursiveDelete(f.collection('orders'))"),
    'firebase/delete-data',
  ],
  [node("import * as k8s from '@kubernetes/client-node'; config.makeApiClient(k8s.CoreV1Api).deleteNamespace('shop')"), null],
  [
    node("import * as k8s from '@kubernetes/client-node'; new k8s.KubeConfig().makeApiClient(k8s.CoreV1Api).deleteNamespace('shop')"),
    'kubernetes/delete-namespace',
    'shop',
  ],
  [
    node("import {Pinecone} from '@pinecone-database/pinecone'; await new Pinecone({apiKey: k}).deleteIndex('shop')"),
    'vectors/delete-index',
    'shop',
  ],
  [node("import twilio from 'twilio'; const t = twilio(a, k); t.removeListener('x', f); new Map().delete('a'); cache.delete('x')"), null],

  [ruby('require "aws-sdk-s3"; Aws::S3::Client.new.delete_bucket(bucket: "media")'), 'aws/delete-bucket', 'media'],
  [ruby('require "aws-sdk-s3"; puts Aws::S3::Client.new.list_buckets'), null],
  [ruby('require "stripe"; Stripe::Customer.delete("cus_1")'), 'stripe/delete-customer', 'cus_1'],
  [ruby('h = {a: 1}; h.delete(:a); "abc".delete("a")'), null],
  ["mix run -e 'Shop.Repo.delete_all(Shop.Order)'", 'sql/delete-all-rows', 'Order'],
  ["mix run -e 'Shop.Repo.delete_all(from o in Shop.Order, where: o.id == 1)'", null],
  [`elixir -e 'File.rm_rf!("/home/you/data")'`, 'filesystem/delete-outside', '/home/you/data'],
  [`swift -e 'try FileManager.default.removeItem(atPath: "/home/you/data")'`, 'filesystem/delete-outside'],
  [`julia -e 'rm("/home/you/data"; recursive=true)'`, 'filesystem/delete-outside', '/home/you/data'],
  ["julia -e 'println(1 + 1)'", null],
];

for (const [command, rule, name] of rows)
  test(`${command} → ${rule}`, () => {
    const { verdict } = judgeIn(actionOf(command));
    const lost = verdict.effects.find((effect) => effect.rule === rule)?.resource.name;
    assert.deepEqual([verdict.rule, name === undefined ? undefined : lost], [rule, name]);
  });
