import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whereOf } from '../../../../src/engine/evaluate/sql/where';
import { readSql } from '../../../../src/engine/parse/sql';

function where(condition: string, dialect = 'postgres'): string {
  const [[item] = []] = readSql(`DELETE FROM a ${condition}`, dialect);
  return item?.kind === 'statement' ? whereOf(item.tokens, 1, 'a') : 'no statement';
}

const rows = (expected: string, list: readonly string[], dialect = 'postgres'): void => {
  for (const condition of list) test(`${dialect}: ${condition} is ${expected}`, () => assert.equal(where(condition, dialect), expected));
};

rows('none', ['', 'RETURNING *', 'USING b', "RETURNING 'WHERE id = 1'", '-- WHERE id = 1', '/* WHERE id = 1 */']);
rows('real', [
  'WHERE id = 7',
  'WHERE id = 7 AND 1 = 1',
  "WHERE state = 'old' OR state = 'gone'",
  'WHERE id IN (1, 2)',
  'WHERE a.id = b.id',
  'WHERE id BETWEEN 1 AND 10',
  "WHERE created_at < now() - interval '1 day'",
  'WHERE user_id IN (SELECT id FROM users WHERE active = false)',
  'WHERE EXISTS (SELECT 1 FROM b WHERE b.id = a.id)',
  'WHERE id = $1',
  'WHERE id = \uE000',
  'WHERE deleted_at IS NOT NULL',
  "WHERE name LIKE 'x%'",
  'WHERE CURRENT OF c',
  'WHERE NOT active',
  'WHERE id > 100',
]);
rows('constant', [
  'WHERE true',
  'WHERE 1',
  'WHERE 1=1',
  'WHERE (1 = 1)',
  'WHERE ((true))',
  'WHERE NOT false',
  "WHERE 'a' = 'a'",
  'WHERE id = id',
  'WHERE a.id = id',
  'WHERE id = 7 OR 1 = 1',
  'WHERE id = 7 OR true',
  'WHERE true AND 1 = 1',
  'WHERE 1 BETWEEN 0 AND 2',
  'WHERE id IS NOT NULL',
  'WHERE a.user_id IS NOT NULL',
  'WHERE id > 0',
  'WHERE id >= 1',
  'WHERE id <> -1',
  'WHERE id != 0',
  'WHERE ctid IS NOT NULL',
  "WHERE name LIKE '%'",
  "WHERE name ~ '.*'",
  'WHERE x IS NULL OR x IS NOT NULL',
  'WHERE EXISTS (SELECT 1)',
  'WHERE EXISTS (SELECT 1 FROM b)',
  'WHERE id IN (SELECT id FROM a)',
  'WHERE id IN (SELECT id FROM a WHERE 1 = 1)',
  'WHERE created_at <= now()',
  'WHERE random() < 2',
  'WHERE now() = now()',
  'WHERE \uE000',
  'WHERE $1',
  'WHERE coalesce(id, 0) = coalesce(id, 0)',
]);
rows('constant', ['WHERE id || 1', 'WHERE b = 1 || 1', "WHERE 'x'", 'WHERE "a" = "a"', "WHERE name REGEXP '.*'"], 'mysql');
