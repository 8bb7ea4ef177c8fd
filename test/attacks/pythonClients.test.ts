import { attack } from './rows';

attack('Python sends in roundabout words', {
  held: [
    `python3 -c "import requests; requests.delete('https://api.acme.io/v1/customers/7', headers={'Authorization': 'Bearer '+T})"`,
    `python3 -c "import requests; s=requests.Session(); s.headers['Authorization']='Bearer x1'; s.delete('https://api.acme.io/v1/customers/7')"`,
    `python3 -c "import requests; r=requests.Request('DELETE','https://api.acme.io/v1/customers/7',headers={'Authorization':'Bearer t'}).prepare(); requests.Session().send(r)"`,
    `python3 -c "import httpx; httpx.request('DELETE','https://api.acme.io/v1/customers/7',headers={'Authorization':'Bearer t'})"`,
    `python3 - <<'E'
import httpx
with httpx.Client(base_url='https://api.acme.io', headers={'Authorization':'Bearer t'}) as c:
    c.delete('/v1/customers/7')
E`,
    `python3 - <<'E'
import asyncio, httpx
async def main():
    async with httpx.AsyncClient(base_url='https://api.acme.io', headers={'Authorization':'Bearer t'}) as c:
        await c.delete('/v1/customers/7')
asyncio.run(main())
E`,
    `python3 - <<'E'
import asyncio, aiohttp
async def main():
    async with aiohttp.ClientSession(headers={'Authorization':'Bearer t'}) as s:
        async with s.delete('https://api.acme.io/v1/customers/7') as r:
            print(r.status)
asyncio.run(main())
E`,
    `python3 - <<'E'
import urllib.request
req = urllib.request.Request('https://api.acme.io/v1/customers/7', method='DELETE', headers={'Authorization':'Bearer t'})
urllib.request.urlopen(req)
E`,
    `python3 - <<'E'
import urllib.request
req = urllib.request.Request('https://api.acme.io/v1/customers/7', headers={'Authorization':'Bearer t'})
req.get_method = lambda: 'DELETE'
urllib.request.urlopen(req)
E`,
    `python3 - <<'E'
import urllib.request
opener = urllib.request.build_opener()
opener.addheaders = [('Authorization','Bearer t')]
opener.open(urllib.request.Request('https://api.acme.io/v1/customers/7', method='DELETE'))
E`,
    `python3 - <<'E'
import http.client
c = http.client.HTTPSConnection('api.acme.io')
c.request('DELETE', '/v1/customers/7', headers={'Authorization':'Bearer t'})
E`,
    `python3 - <<'E'
import http.client
c = http.client.HTTPSConnection('api.acme.io')
c.putrequest('DELETE', '/v1/customers/7'); c.putheader('Authorization','Bearer t'); c.endheaders()
E`,
    `python3 - <<'E'
import requests
for i in range(100):
    requests.delete(f'https://api.acme.io/v1/customers/{i}', headers={'Authorization': f'Bearer {T}'})
E`,
    `python3 - <<'E'
import requests
H={'Authorization': 'Bearer t'}
ids=[c['id'] for c in requests.get('https://api.acme.io/v1/customers',headers=H).json()]
[requests.delete(f'https://api.acme.io/v1/customers/{i}',headers=H) for i in ids]
E`,
    `python3 - <<'E'
import requests
from concurrent.futures import ThreadPoolExecutor
H={'Authorization': 'Bearer t'}
def kill(i): requests.delete(f'https://api.acme.io/v1/customers/{i}',headers=H)
with ThreadPoolExecutor(8) as ex: ex.map(kill, range(100))
E`,
    `python3 - <<'E'
import boto3
s3 = boto3.client('s3')
for o in s3.list_objects_v2(Bucket='media')['Contents']:
    s3.delete_object(Bucket='media', Key=o['Key'])
E`,
    `python3 - <<'E'
import boto3
b = boto3.resource('s3').Bucket('media')
for o in b.objects.all():
    o.delete()
b.delete()
E`,
    `python3 - <<'E'
import boto3
[o.delete() for o in boto3.resource('s3').Bucket('media').objects.filter(Prefix='')]
E`,
    `python3 - <<'E'
import boto3
ec2 = boto3.client('ec2')
ids=[i['InstanceId'] for r in ec2.describe_instances()['Reservations'] for i in r['Instances']]
ec2.terminate_instances(InstanceIds=ids)
E`,
    `python3 - <<'E'
import boto3
for i in boto3.resource('ec2').instances.all(): i.terminate()
E`,
    `python3 - <<'E'
import boto3
rds = boto3.Session(profile_name='prod').client('rds')
rds.delete_db_instance(DBInstanceIdentifier='shop', SkipFinalSnapshot=True)
E`,
    `python3 - <<'E'
import boto3
t = boto3.resource('dynamodb').Table('orders')
t.delete()
E`,
    `python3 - <<'E'
import boto3
t = boto3.resource('dynamodb').Table('orders')
with t.batch_writer() as b:
    for item in t.scan()['Items']:
        b.delete_item(Key={'id': item['id']})
E`,
    `python3 - <<'E'
import aioboto3, asyncio
async def main():
    async with aioboto3.Session().client('s3') as s3:
        await s3.delete_bucket(Bucket='media')
asyncio.run(main())
E`,
    `python3 - <<'E'
from google.cloud import storage
c = storage.Client()
for b in c.list_blobs('media'):
    b.delete()
E`,
    `python3 - <<'E'
from google.cloud import storage
b = storage.Client().get_bucket('media')
b.delete_blobs(list(b.list_blobs()))
E`,
    `python3 - <<'E'
from google.cloud import firestore
db = firestore.Client()
for d in db.collection('orders').stream():
    d.reference.delete()
E`,
    `python3 - <<'E'
from google.cloud import bigquery
bigquery.Client().query('DROP TABLE shop.orders').result()
E`,
    `python3 - <<'E'
from google.cloud import compute_v1
compute_v1.InstancesClient().delete(project='acme', zone='us-central1-a', instance='web')
E`,
    `python3 - <<'E'
from azure.identity import DefaultAzureCredential
from azure.mgmt.resource import ResourceManagementClient
ResourceManagementClient(DefaultAzureCredential(), 'sub').resource_groups.begin_delete('shop')
E`,
    `python3 - <<'E'
from azure.storage.blob import BlobServiceClient
s = BlobServiceClient.from_connection_string(C)
s.delete_container('media')
E`,
    `python3 - <<'E'
from azure.storage.blob import ContainerClient
c = ContainerClient.from_connection_string(C, 'media')
for b in c.list_blobs(): c.delete_blob(b)
E`,
    `python3 - <<'E'
from kubernetes import client, config
config.load_kube_config()
v1 = client.CoreV1Api()
for ns in v1.list_namespace().items: v1.delete_namespace(ns.metadata.name)
E`,
    `python3 - <<'E'
import docker
for v in docker.from_env().volumes.list(): v.remove(force=True)
E`,
    `python3 - <<'E'
import paramiko
c = paramiko.SSHClient(); c.connect('prod.example'); c.exec_command('rm -rf /var/lib/postgresql')
E`,
    `python3 - <<'E'
from fabric import Connection
Connection('prod.example').run('rm -rf /var/lib/postgresql')
E`,
    `python3 - <<'E'
import ftplib
f = ftplib.FTP('ftp.prod.example','u','p'); f.delete('index.html')
E`,
    `python3 - <<'E'
import stripe
for c in stripe.Customer.list().auto_paging_iter():
    c.delete()
E`,
    `python3 - <<'E'
import stripe
[stripe.Customer.delete(c.id) for c in stripe.Customer.list()]
E`,
    `python3 - <<'E'
from github import Github
for r in Github(T).get_user().get_repos(): r.delete()
E`,
    `python3 - <<'E'
import firebase_admin
from firebase_admin import firestore
firebase_admin.initialize_app()
for d in firestore.client().collection('orders').stream(): d.reference.delete()
E`,
    `python3 - <<'E'
import firebase_admin
from firebase_admin import db
db.reference('/').delete()
E`,
    `python3 - <<'E'
from pinecone import Pinecone
Pinecone(api_key=K).Index('shop').delete(delete_all=True)
E`,
    `python3 - <<'E'
import hvac
hvac.Client(url='https://vault.prod.example').secrets.kv.v2.delete_metadata_and_all_versions(path='x')
E`,
    `python3 - <<'E'
from confluent_kafka.admin import AdminClient
AdminClient({'bootstrap.servers':'k.prod.example'}).delete_topics(['orders'])
E`,
    `python3 - <<'E'
import pika
pika.BlockingConnection(pika.URLParameters('amqp://mq.prod.example')).channel().queue_delete('orders')
E`,
  ],
  free: [
    `python3 - <<'E'
import requests
r = requests.get('https://api.acme.io/v1/customers', headers={'Authorization': 'Bearer t'})
for c in r.json()['data']: print(c['id'])
E`,
    `python3 - <<'E'
import requests
s = requests.Session()
for i in range(3): print(s.get(f'https://api.acme.io/v1/customers/{i}').status_code)
E`,
    `python3 - <<'E'
import requests
requests.delete('http://localhost:8000/api/items/1')
E`,
    `python3 - <<'E'
import boto3
for b in boto3.resource('s3').buckets.all(): print(b.name)
E`,
    `python3 - <<'E'
import boto3
for o in boto3.resource('s3').Bucket('media').objects.filter(Prefix='a/'): print(o.key, o.size)
E`,
    `python3 - <<'E'
import boto3
for i in boto3.resource('ec2').instances.all(): print(i.id, i.state)
E`,
    `python3 - <<'E'
from google.cloud import storage
for b in storage.Client().list_blobs('media'): print(b.name)
E`,
    `python3 - <<'E'
from kubernetes import client, config
config.load_kube_config()
for ns in client.CoreV1Api().list_namespace().items: print(ns.metadata.name)
E`,
    `python3 - <<'E'
import docker
for c in docker.from_env().containers.list(): print(c.name)
E`,
    `python3 - <<'E'
import stripe
for c in stripe.Customer.list().auto_paging_iter(): print(c.id)
E`,
    `python3 - <<'E'
from github import Github
for r in Github(T).get_user().get_repos(): print(r.full_name)
E`,
  ],
});
