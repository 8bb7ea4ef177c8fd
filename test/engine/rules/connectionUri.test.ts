import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeOfUri } from '../../../src/engine/rules/connectionUri';

/** Where a connection string leads, and its database. */
const rows: readonly (readonly [uri: string, place: string])[] = [
  ['postgres://u:p@db.example.com:5432/shop?sslmode=require', 'db.example.com shop'],
  ['postgresql+psycopg2://u:p@DB.example.com/shop', 'db.example.com shop'],
  ['jdbc:postgresql://db.example.com:5432/shop', 'db.example.com shop'],
  ['jdbc:sqlserver://db.example.com:1433;databaseName=shop', 'db.example.com '],
  ['mysql://u:p@tcp(db.example.com:3306)/shop?parseTime=true', 'db.example.com shop'],
  ['u:p@tcp(127.0.0.1:3306)/shop', '127.0.0.1 shop'],
  ['user=u host=db.example.com dbname=shop', 'db.example.com shop'],
  ['postgres://localhost/shop?host=db.example.com', 'db.example.com shop'],
  ['postgres://localhost/shop?hostaddr=203.0.113.5', '203.0.113.5 shop'],
  ['postgres:///shop?host=/var/run/postgresql', 'localhost '],
  ['postgres:///shop?host=/cloudsql/acme:eu:main', 'acme:eu:main '],
  ['postgres://localhost,db.example.com:5433/shop', 'db.example.com shop'],
  ['postgres://localhost:5432,127.0.0.1:5433/shop', 'localhost shop'],
  ['postgres://[::1]:5432/shop', '[::1] shop'],
  ['sqlite:///shop.db', 'localhost '],
  ['sqlite3://shop.db', 'localhost '],
  ['./shop.db', 'localhost '],
  ['file:./dev.db', 'localhost '],
  ['Server=db.example.com;Database=shop;', 'db.example.com shop'],
  ['jdbc:h2:tcp://db.example.com/shop', 'db.example.com shop'],
  ['jdbc:h2:mem:shop', 'localhost '],
  ['user:password@/shop', 'nobody knows'],
  ['shop', 'nobody knows'],
];
for (const [uri, place] of rows)
  test(`${uri} leads to ${place}`, () => {
    const found = placeOfUri(uri);
    assert.equal(found ? `${found.host} ${found.database}` : 'nobody knows', place);
  });
