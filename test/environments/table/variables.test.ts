import { row } from './rows';

row(
  'the address that Prisma takes',
  { files: { '.env': '# shop\nDATABASE_URL=postgres://me:fake-word@db.prod.example.com:5432/shop\n' } },
  'npx prisma migrate reset',
  'production hold type shop',
  ['DATABASE_URL host db.prod.example.com, database shop, user me (.env line 2) @ .env:2'],
);
row(
  'an address of this machine',
  { files: { '.env': 'DATABASE_URL=postgres://localhost/shop\n' } },
  'npx prisma migrate reset --force',
  'local hold click shop',
);
row(
  'nothing is known of the environment that the program has',
  { files: { '.env': 'DATABASE_URL=postgres://localhost/shop\n' }, env: null },
  'npx prisma migrate reset --force',
  'unknown hold type shop',
);
