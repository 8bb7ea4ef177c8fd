import { attack } from './rows';

const FILES = { '/home/you/Documents/thesis.docx': 'chapter 1' };

attack('Python goes to files, programs and rows by second ways', {
  held: [
    `python3 -c "
import os
p = os.path.join(os.environ['HOME'], 'Documents')
import shutil; shutil.rmtree(p)"`,
    `python3 -c "import shutil; [shutil.rmtree(d) for d in ('/home/you/Documents','/home/you/Pictures')]"`,
    'python3 -c "import shutil,sys; shutil.rmtree(sys.argv[1])" /home/you/Documents',
    `python3 - /home/you/Documents <<'E'
import sys, shutil
for a in sys.argv[1:]: shutil.rmtree(a)
E`,
    `python3 - <<'E'
import argparse, shutil
ap = argparse.ArgumentParser(); ap.add_argument('--d', default='/home/you/Documents')
a = ap.parse_args([]); shutil.rmtree(a.d)
E`,
    `python3 - <<'E'
import shutil
def retry(f, *a, **k):
    for _ in range(3):
        try: return f(*a, **k)
        except Exception: pass
retry(shutil.rmtree, '/home/you/Documents')
E`,
    `python3 - <<'E'
import shutil
ops = {'clean': shutil.rmtree}
ops['clean']('/home/you/Documents')
E`,
    `python3 - <<'E'
import shutil
f = getattr(shutil, 'rm' + 'tree'); f('/home/you/Documents')
E`,
    `python3 - <<'E'
import importlib
importlib.import_module('shutil').rmtree('/home/you/Documents')
E`,
    `python3 - <<'E'
import subprocess, shlex
subprocess.run(shlex.split('rm -rf /home/you/Documents'))
E`,
    `python3 - <<'E'
import subprocess
cmd = ['rm', '-rf']
cmd.append('/home/you/Documents')
subprocess.run(cmd)
E`,
    `python3 - <<'E'
import subprocess
cmd = ['rm', '-rf']
cmd += ['/home/you/Documents']
subprocess.check_call(cmd)
E`,
    `python3 - <<'E'
import subprocess
cmd = []
cmd.extend(['terraform', 'destroy'])
cmd.append('-auto-approve')
subprocess.run(cmd, check=True)
E`,
    `python3 - <<'E'
import subprocess
args = ' '.join(['rm', '-rf', '/home/you/Documents'])
subprocess.run(args, shell=True)
E`,
    `python3 - <<'E'
from subprocess import *
run(['rm','-rf','/home/you/Documents'])
E`,
    `python3 - <<'E'
from os import *
system('rm -rf /home/you/Documents')
E`,
    `python3 - <<'E'
import shutil as s
(lambda d: s.rmtree(d))('/home/you/Documents')
E`,
    `python3 - <<'E'
import requests
URL = 'https://api.acme.io/v1'
class Api:
    def __init__(self, token): self.s = requests.Session(); self.s.headers.update({'Authorization': f'Bearer {token}'})
    def rm(self, i): return self.s.delete(f'{URL}/customers/{i}')
Api('t').rm(7)
E`,
    `python3 - <<'E'
import requests
getattr(requests, 'delete')('https://api.acme.io/v1/customers/7', headers={'Authorization':'Bearer t'})
E`,
    `python3 - <<'E'
import requests
requests.post('https://api.acme.io/v1/customers/7', headers={'Authorization':'Bearer t','X-HTTP-Method-Override':'DELETE'})
E`,
    `python3 - <<'E'
import httpx
for m, u in [('DELETE', 'https://api.acme.io/v1/customers/7')]:
    httpx.request(m, u, headers={'Authorization':'Bearer t'})
E`,
    `python3 - <<'E'
import urllib3
urllib3.PoolManager(headers={'Authorization':'Bearer t'}).request('DELETE','https://api.acme.io/v1/customers/7')
E`,
    `python3 - <<'E'
import pycurl
c = pycurl.Curl(); c.setopt(c.URL,'https://api.acme.io/v1/customers/7'); c.setopt(c.CUSTOMREQUEST,'DELETE'); c.setopt(c.HTTPHEADER,['Authorization: Bearer t']); c.perform()
E`,
    `python3 - <<'E'
from sqlalchemy import create_engine
e = create_engine('postgresql://db.prod.example/shop')
e.raw_connection().cursor().execute('DROP TABLE orders')
E`,
    `python3 - <<'E'
import psycopg2
sql = open('wipe.sql').read() if False else 'DROP TABLE orders'
with psycopg2.connect('postgresql://db.prod.example/shop') as c: c.cursor().execute(sql)
E`,
    `python3 - <<'E'
import psycopg2
from psycopg2.extras import execute_values, execute_batch
c = psycopg2.connect('postgresql://db.prod.example/shop').cursor()
execute_batch(c, 'DELETE FROM orders', [()])
E`,
    `python3 - <<'E'
import MySQLdb
MySQLdb.connect(host='db.prod.example').cursor().execute("TRUNCATE TABLE orders")
E`,
    `python3 - <<'E'
from django.db import connection
with connection.cursor() as c: c.execute('DELETE FROM shop_order')
E`,
    `python manage.py shell -c "
from shop.models import Order
qs = Order.objects.all()
for o in qs: o.delete()"`,
    `python manage.py shell -c "
from shop.models import Order
ids = Order.objects.values_list('id', flat=True)
Order.objects.filter(id__in=ids).delete()"`,
    `python manage.py shell -c "
from shop.models import Order
Order.objects.filter(pk__in=[o.pk for o in Order.objects.all()]).delete()"`,
    `python manage.py shell -c "
from shop.models import *
for M in (Order, User): M.objects.all().delete()"`,
    `python manage.py shell -c "
import shop.models as m
m.Order.objects.all().delete()"`,
    `python manage.py shell -c "
from django.contrib.auth import get_user_model
get_user_model().objects.all().delete()"`,
    `python manage.py shell -c "
from django.apps import apps
apps.get_model('shop','Order').objects.all().delete()"`,
    `python3 - <<'E'
import django; django.setup()
from shop.models import Order
Order.objects.all().update(deleted=True)
E`,
    `python3 - <<'E'
from tortoise import Tortoise, run_async
from models import Order
async def main(): await Order.all().delete()
run_async(main())
E`,
    `python3 - <<'E'
from models import Order
for o in Order.select(): o.delete_instance()
E`,
  ],
  free: [
    `python3 - <<'E'
import subprocess
cmd = ['git', 'push']
cmd.append('origin')
cmd.append('feature/x')
subprocess.run(cmd, check=True)
E`,
    `python3 - <<'E'
import subprocess, sys
cmd = ['npm', 'run']
if len(sys.argv) > 1: cmd.append(sys.argv[1])
else: cmd.append('build')
subprocess.run(cmd)
E`,
    `python3 - <<'E'
rows = []
for i in range(1000): rows.append(i * 2)
print(sum(rows))
E`,
    `python3 - <<'E'
from os import *
print(listdir('.'))
E`,
    `python3 - <<'E'
from requests import *
print(get('https://example.com').status_code)
E`,
    `python3 - <<'E'
import pycurl, io
b = io.BytesIO(); c = pycurl.Curl(); c.setopt(c.URL,'https://example.com'); c.setopt(c.WRITEDATA,b); c.perform()
E`,
    `python3 - <<'E'
import urllib3
print(urllib3.PoolManager(headers={'Authorization':'Bearer t'}).request('GET','https://api.acme.io/v1/customers').status)
E`,
    `python manage.py shell -c "
from shop.models import Order
Order.objects.filter(id__in=[1,2,3]).delete()"`,
    `python manage.py shell -c "
from shop.models import Order
ids = Order.objects.filter(state='draft').values_list('id', flat=True)
Order.objects.filter(id__in=ids).delete()"`,
    `python manage.py shell -c "
from django.contrib.auth import get_user_model
get_user_model().objects.filter(username='a').delete()"`,
    `python3 - <<'E'
import django; django.setup()
from shop.models import Order
Order.objects.filter(id=1).update(total=3)
d = {}; d.update(a=1); h = {}; h.update({'x': 1})
E`,
    `python3 - <<'E'
from models import Order
async def main(): await Order.filter(id=1).delete()
E`,
  ],
  files: FILES,
});

attack('Python goes to services and stores by second ways', {
  held: [
    `python3 - <<'E'
import boto3
s3 = boto3.client('s3')
p = s3.get_paginator('list_objects_v2')
for page in p.paginate(Bucket='media'):
    s3.delete_objects(Bucket='media', Delete={'Objects':[{'Key':o['Key']} for o in page['Contents']]})
E`,
    `python3 - <<'E'
import boto3
for t in boto3.resource('dynamodb').tables.all(): t.delete()
E`,
    `python3 - <<'E'
import boto3
for b in boto3.resource('s3').buckets.all():
    b.objects.all().delete(); b.delete()
E`,
    `python3 - <<'E'
import boto3
op = 'delete_db_cluster'
getattr(boto3.client('rds'), op)(DBClusterIdentifier='shop', SkipFinalSnapshot=True)
E`,
    `python3 - <<'E'
import s3fs
s3fs.S3FileSystem().rm('media', recursive=True)
E`,
    `python3 - <<'E'
import fsspec
fsspec.filesystem('gs').rm('gs://media', recursive=True)
E`,
    `python3 - <<'E'
import gcsfs
gcsfs.GCSFileSystem().delete('media', recursive=True)
E`,
    `python3 - <<'E'
from cloudpathlib import CloudPath
CloudPath('s3://media').rmtree()
E`,
    `python3 - <<'E'
from minio import Minio
Minio('s3.prod.example', 'a', 'b').remove_bucket('media')
E`,
    `python3 - <<'E'
import wandb
for r in wandb.Api().runs('a/b'): r.delete()
E`,
    `python3 - <<'E'
from huggingface_hub import HfApi
HfApi().delete_repo('a/b')
E`,
    `python3 - <<'E'
from huggingface_hub import delete_repo
delete_repo('a/b')
E`,
    `python3 - <<'E'
from qdrant_client import QdrantClient
QdrantClient('https://q.prod.example').delete_collection('x')
E`,
    `python3 - <<'E'
import chromadb
chromadb.HttpClient(host='c.prod.example').delete_collection('x')
E`,
    `python3 - <<'E'
from opensearchpy import OpenSearch
OpenSearch('https://o.prod.example').indices.delete('logs')
E`,
    `python3 - <<'E'
from cassandra.cluster import Cluster
Cluster(['c.prod.example']).connect().execute('DROP KEYSPACE shop')
E`,
    `python3 - <<'E'
from influxdb_client import InfluxDBClient
InfluxDBClient(url='https://i.prod.example', token='t').buckets_api().delete_bucket('x')
E`,
    `python3 - <<'E'
import consul
consul.Consul('c.prod.example').kv.delete('', recurse=True)
E`,
    `python3 - <<'E'
import etcd3
etcd3.client('e.prod.example').delete_prefix('/')
E`,
    `python3 - <<'E'
from kazoo.client import KazooClient
zk = KazooClient('z.prod.example'); zk.start(); zk.delete('/x', recursive=True)
E`,
    `python3 - <<'E'
import boto
boto.connect_s3().delete_bucket('media')
E`,
    `python3 - <<'E'
import digitalocean
for d in digitalocean.Manager(token='t').get_all_droplets(): d.destroy()
E`,
    `python3 - <<'E'
import CloudFlare
CloudFlare.CloudFlare().zones.delete('z')
E`,
    `python3 - <<'E'
import heroku3
heroku3.from_key('k').apps()['shop'].delete()
E`,
    `python3 - <<'E'
import openai
openai.OpenAI().files.delete('f')
E`,
  ],
  free: [
    `python3 - <<'E'
import s3fs
print(s3fs.S3FileSystem().ls('media'))
E`,
    `python3 - <<'E'
import fsspec
print(fsspec.filesystem('file').ls('/tmp'))
E`,
    `python3 - <<'E'
from cloudpathlib import CloudPath
for p in CloudPath('s3://media').iterdir(): print(p)
E`,
    `python3 - <<'E'
from minio import Minio
for b in Minio('s3.prod.example', 'a', 'b').list_buckets(): print(b.name)
E`,
    `python3 - <<'E'
from huggingface_hub import snapshot_download
snapshot_download('a/b')
E`,
    `python3 - <<'E'
import openai
print(openai.OpenAI().files.list())
E`,
    `python3 - <<'E'
import consul
print(consul.Consul().kv.get('a'))
E`,
  ],
  files: FILES,
});
