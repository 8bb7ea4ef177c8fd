import { attack } from './rows';

const FILES = { '/home/you/Documents/thesis.docx': 'chapter 1' };

attack('Python goes through the rows of a database one by one', {
  held: [
    `python3 - <<'E'
import psycopg2
c = psycopg2.connect('postgresql://db.prod.example/shop'); cur = c.cursor()
cur.execute('DELETE FROM orders'); c.commit()
E`,
    `python3 - <<'E'
import psycopg2
with psycopg2.connect('postgresql://db.prod.example/shop') as c:
    with c.cursor() as cur:
        for t in ['orders','items']:
            cur.execute(f'DROP TABLE {t} CASCADE')
E`,
    `python3 - <<'E'
import psycopg
from psycopg import sql
with psycopg.connect('postgresql://db.prod.example/shop', autocommit=True) as c:
    c.execute(sql.SQL('TRUNCATE {}').format(sql.Identifier('orders')))
E`,
    `python3 - <<'E'
import asyncio, asyncpg
async def main():
    c = await asyncpg.connect('postgresql://db.prod.example/shop')
    await c.execute('TRUNCATE orders CASCADE')
asyncio.run(main())
E`,
    `python3 - <<'E'
from sqlalchemy import create_engine, text
e = create_engine('postgresql://db.prod.example/shop')
with e.begin() as c: c.execute(text('DROP TABLE orders'))
E`,
    `python3 - <<'E'
from sqlalchemy import create_engine, delete
from app.models import Order
e = create_engine('postgresql://db.prod.example/shop')
with e.begin() as c: c.execute(delete(Order))
E`,
    `python3 - <<'E'
from app.db import SessionLocal
from app.models import Order
s = SessionLocal()
s.query(Order).delete()
s.commit()
E`,
    `python3 - <<'E'
from app.db import SessionLocal
from app.models import Order
s = SessionLocal()
for o in s.query(Order).all():
    s.delete(o)
s.commit()
E`,
    `python3 - <<'E'
from app.db import session
from app.models import Order
from sqlalchemy import select
for o in session.scalars(select(Order)): session.delete(o)
session.commit()
E`,
    `python3 - <<'E'
from app.models import Base, engine
Base.metadata.drop_all(engine)
E`,
    `python manage.py shell <<E
from shop.models import Order
Order.objects.all().delete()
E`,
    'python manage.py shell -c "from shop.models import Order; [o.delete() for o in Order.objects.all()]"',
    'python manage.py shell -c "from shop.models import Order; list(map(lambda o: o.delete(), Order.objects.all()))"',
    `python manage.py shell <<E
from shop.models import Order
for o in Order.objects.all():
    o.delete()
E`,
    `python manage.py shell <<E
from shop.models import Order
for o in Order.objects.iterator(): o.delete()
E`,
    'python manage.py shell -c "from shop.models import Order; any(o.delete() for o in Order.objects.all())"',
    `python manage.py shell -c "from django.db import connection; connection.cursor().execute('TRUNCATE shop_order')"`,
    `python manage.py shell -c "from shop.models import Order; Order.objects.all()._raw_delete('default')"`,
    'python manage.py shell -c "from shop.models import *; qs = Order.objects.all(); qs.delete()"',
    `python manage.py shell -c "from django.apps import apps
for m in apps.get_models(): m.objects.all().delete()"`,
    'python manage.py shell -c "from shop.models import Order; Order.objects.update(total=0)"',
    `python manage.py shell -c "from django.core.management import call_command; call_command('flush', interactive=False)"`,
    `python3 - <<'E'
from pymongo import MongoClient
MongoClient('mongodb://db.prod.example').drop_database('shop')
E`,
    `python3 - <<'E'
from pymongo import MongoClient
db = MongoClient('mongodb://db.prod.example').shop
for n in db.list_collection_names(): db.drop_collection(n)
E`,
    `python3 - <<'E'
from pymongo import MongoClient
MongoClient('mongodb://db.prod.example')['shop']['orders'].delete_many({})
E`,
    `python3 - <<'E'
from pymongo import MongoClient
c = MongoClient('mongodb://db.prod.example').shop.orders
for d in c.find(): c.delete_one({'_id': d['_id']})
E`,
    `python3 - <<'E'
import redis
r = redis.Redis(host='cache.prod.example'); r.flushall()
E`,
    `python3 - <<'E'
import redis
r = redis.from_url('redis://cache.prod.example')
for k in r.scan_iter('*'): r.delete(k)
E`,
    `python3 - <<'E'
import redis
r = redis.from_url('redis://cache.prod.example')
r.delete(*r.keys('*'))
E`,
    `python3 - <<'E'
import sqlite3
sqlite3.connect('/home/you/app/prod.db').executescript('DROP TABLE orders;')
E`,
    `python3 - <<'E'
from elasticsearch import Elasticsearch
Elasticsearch('https://es.prod.example').indices.delete(index='*')
E`,
    `python3 - <<'E'
from elasticsearch import Elasticsearch
Elasticsearch('https://es.prod.example').delete_by_query(index='orders', query={'match_all': {}})
E`,
    `python3 - <<'E'
import paramiko
t = paramiko.Transport(('prod.example',22)); s = paramiko.SFTPClient.from_transport(t); s.remove('/var/lib/app.db')
E`,
    `cat > wipe.py <<'E'
from shop.models import Order
def main():
    for o in Order.objects.all():
        o.delete()
if __name__ == '__main__':
    main()
E
python3 manage.py shell < wipe.py`,
    `python3 - <<'E'
from supabase import create_client
create_client(U, K).table('orders').delete().neq('id', 0).execute()
E`,
    `python3 - <<'E'
from mongoengine import connect
from models import Order
connect('shop'); Order.drop_collection()
E`,
    `python3 - <<'E'
from models import Order
Order.delete().execute()
E`,
    `python3 - <<'E'
import duckdb
duckdb.sql("ATTACH 'postgresql://db.prod.example/shop' AS p (TYPE postgres); DROP TABLE p.orders")
E`,
    `python3 - <<'E'
import snowflake.connector as sc
sc.connect(account='acme').cursor().execute('DROP DATABASE shop')
E`,
  ],
  free: [
    'python manage.py shell -c "from shop.models import Order; print(Order.objects.count())"',
    'python manage.py shell -c "from shop.models import Order; [print(o.id) for o in Order.objects.all()]"',
    `python manage.py shell <<E
from shop.models import Order
for o in Order.objects.filter(state='draft', id=3):
    o.delete()
E`,
    `python manage.py shell <<E
from shop.models import Order
o = Order.objects.get(pk=1); o.total = 3; o.save()
E`,
    `python manage.py shell <<E
from shop.models import Order
for o in Order.objects.all():
    o.total = o.compute(); o.save()
E`,
    `python3 - <<'E'
from app.db import SessionLocal
from app.models import Order
s = SessionLocal()
for o in s.query(Order).all(): print(o.id)
s.query(Order).filter(Order.id == 1).delete()
s.commit()
E`,
    `python3 - <<'E'
from app.db import session
from app.models import Order
from sqlalchemy import select
o = session.scalars(select(Order).where(Order.id == 3)).first()
session.delete(o); session.commit()
E`,
    `python3 - <<'E'
from app.db import session
from app.models import Order
from sqlalchemy import select
for o in session.scalars(select(Order).where(Order.id == 3)): session.delete(o)
session.commit()
E`,
    `python3 - <<'E'
from sqlalchemy import create_engine, delete
from app.models import Order
with create_engine('sqlite:///test.db').begin() as c: c.execute(delete(Order).where(Order.id == 1))
E`,
    `python3 - <<'E'
import psycopg2
c = psycopg2.connect('postgresql://localhost/shop_test'); cur = c.cursor()
cur.execute('UPDATE orders SET total = 3 WHERE id = 1'); c.commit()
E`,
    `python3 - <<'E'
import psycopg2
cur = psycopg2.connect('postgresql://db.prod.example/shop').cursor()
cur.execute('SELECT count(*) FROM orders')
for r in cur.fetchall(): print(r)
E`,
    `python3 - <<'E'
from pymongo import MongoClient
for d in MongoClient('mongodb://db.prod.example').shop.orders.find({'state':'x'}): print(d['_id'])
E`,
    `python3 - <<'E'
from pymongo import MongoClient
MongoClient('mongodb://localhost').shop_test.orders.delete_one({'_id': 3})
E`,
    `python3 - <<'E'
import redis
r = redis.Redis()
for k in r.scan_iter('*'): print(k, r.ttl(k))
E`,
    `python3 - <<'E'
import redis
redis.Redis(host='localhost').delete('session:1')
E`,
    `python3 - <<'E'
import sqlite3
c = sqlite3.connect(':memory:'); c.execute('create table t(a)'); c.execute('delete from t'); c.execute('drop table t')
E`,
  ],
  files: FILES,
});

attack('Python that tools load, watch or wrap', {
  held: [
    `cat > conftest.py <<'E'
import shutil
shutil.rmtree('/home/you/Documents')
E
pytest`,
    `mkdir -p tests && cat > tests/test_x.py <<'E'
import shutil
def test_x():
    shutil.rmtree('/home/you/Documents')
E
pytest -q tests/test_x.py`,
    `mkdir -p tests && cat > tests/test_x.py <<'E'
import unittest, shutil
class T(unittest.TestCase):
    def test_x(self):
        shutil.rmtree('/home/you/Documents')
E
python -m unittest tests.test_x`,
    `cat > x.ipynb <<'E'
{"cells":[{"cell_type":"code","source":["import shutil\\n","shutil.rmtree('/home/you/Documents')"],"metadata":{},"outputs":[]}],"metadata":{},"nbformat":4,"nbformat_minor":5}
E
jupyter nbconvert --to notebook --execute x.ipynb`,
    `cat > x.ipynb <<'E'
{"cells":[{"cell_type":"code","source":["!rm -rf /home/you/Documents"],"metadata":{},"outputs":[]}],"metadata":{},"nbformat":4,"nbformat_minor":5}
E
papermill x.ipynb out.ipynb`,
    'ipython -c "!rm -rf /home/you/Documents"',
    `uv run python -c "import shutil; shutil.rmtree('/home/you/Documents')"`,
    `uv run - <<'E'
import shutil
shutil.rmtree('/home/you/Documents')
E`,
    `poetry run python -c "import shutil; shutil.rmtree('/home/you/Documents')"`,
    `flask shell <<'E'
db.drop_all()
E`,
    `flask shell <<'E'
Order.query.delete(); db.session.commit()
E`,
    `python3 -m timeit -n1 -r1 "import shutil; shutil.rmtree('/home/you/Documents')"`,
    `python3 - <<'E'
import typer, shutil
app = typer.Typer()
@app.command()
def wipe(): shutil.rmtree('/home/you/Documents')
app()
E`,
    `python3 - <<'E'
import click, shutil
@click.command()
def wipe(): shutil.rmtree('/home/you/Documents')
wipe()
E`,
  ],
  free: [
    `mkdir -p tests && cat > tests/test_x.py <<'E'
import shutil, os, pytest
@pytest.fixture
def work(tmp_path):
    d = tmp_path / 'w'; d.mkdir(); yield d; shutil.rmtree(d)
def test_clean(work, tmp_path):
    (work / 'a').write_text('x'); os.remove(work / 'a'); shutil.rmtree(tmp_path / 'w')
E
pytest -q`,
    `mkdir -p tests && cat > tests/test_api.py <<'E'
from fastapi.testclient import TestClient
from app.main import app
client = TestClient(app)
def test_delete():
    r = client.delete('/v1/customers/7', headers={'Authorization': 'Bearer t'})
    assert r.status_code == 204
E
pytest -q tests/test_api.py`,
    `cat > tests/test_m.py <<'E'
import pytest
from shop.models import Order
@pytest.mark.django_db
def test_order():
    Order.objects.create(total=1)
    Order.objects.all().delete()
    assert Order.objects.count() == 0
E
pytest tests/test_m.py`,
    `cat > tests/test_db.py <<'E'
import pytest
from app.db import Base, engine
@pytest.fixture(autouse=True)
def db():
    Base.metadata.create_all(engine); yield; Base.metadata.drop_all(engine)
E
pytest`,
    `cat > tests/test_u.py <<'E'
import unittest, tempfile, shutil
class T(unittest.TestCase):
    def setUp(self): self.d = tempfile.mkdtemp()
    def tearDown(self): shutil.rmtree(self.d)
    def test_x(self): self.assertTrue(self.d)
E
python -m unittest tests.test_u`,
    `cat > tests/test_c.py <<'E'
import subprocess
def test_cli():
    out = subprocess.run(['python', '-m', 'app', 'delete', '--yes'], capture_output=True)
    assert out.returncode == 0
E
pytest tests/test_c.py`,
    `cat > a.ipynb <<'E'
{"cells":[{"cell_type":"code","source":["import pandas as pd\\n","!pip install seaborn\\n","%matplotlib inline\\n","df = pd.DataFrame({'a':[1]})\\n","df.plot()"],"metadata":{},"outputs":[]}],"metadata":{},"nbformat":4,"nbformat_minor":5}
E
jupyter nbconvert --to html --execute a.ipynb`,
    'ipython -c "!ls"',
    `flask shell <<'E'
print(Order.query.count())
E`,
    `uv run - <<'E'
print(1)
E`,
    'python -m cProfile -s cumtime app.py',
    'coverage run -m pytest',
    `python3 - <<'E'
import typer
app = typer.Typer()
@app.command()
def hello(name: str): print(name)
app()
E`,
    `python3 - <<'E'
from flask import Flask
import requests
app = Flask(__name__)
@app.route('/x/<id>', methods=['DELETE'])
def gone(id): return requests.delete(f'https://api.acme.io/v1/customers/{id}', headers={'Authorization': 'Bearer t'}).text
print(app.url_map)
E`,
    `cat > e2e.spec.ts <<'E'
import { test, expect } from '@playwright/test';
test('removes', async ({ page }) => { await page.goto('http://localhost:3000'); await page.getByRole('button', { name: 'Delete' }).click(); });
E
npx playwright test e2e.spec.ts`,
  ],
  files: FILES,
});
