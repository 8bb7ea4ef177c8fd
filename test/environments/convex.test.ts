import { convex } from '../../src/environments/convex';
import { rowsOf } from './rows';

const t = rowsOf(convex);
const LOCAL = '/h/w/.env.local';
const tall = (kind: string): string => `the Convex deployment of this folder is tall-forest-12${kind}`;

t('no file', {}, []);
t(
  'for development',
  { [LOCAL]: '# Deployment used by `npx convex dev`\nCONVEX_DEPLOYMENT=dev:tall-forest-12 # team: acme, project: shop\nKEY=fake-key\n' },
  [
    `target unknown [tall-forest-12] * ${tall(', of kind dev')}`,
    `ambient unknown [tall-forest-12 dev] ${tall(', of kind dev')}`,
    `ambient local [] ${tall(', of kind dev')}`,
  ],
);
t('for production', { [LOCAL]: 'CONVEX_DEPLOYMENT="prod:tall-forest-12"\n' }, [
  `target production [tall-forest-12] * ${tall(', of kind prod')}`,
  `ambient production [tall-forest-12 prod] ${tall(', of kind prod')}`,
]);
t('without kind, as it was', { '/h/w/.env': 'CONVEX_DEPLOYMENT=tall-forest-12\n' }, [
  `target unknown [tall-forest-12] * ${tall('')}`,
  `ambient unknown [tall-forest-12] ${tall('')}`,
]);
t('the first of two files', { '/h/w/.env': 'CONVEX_DEPLOYMENT=prod:other-1\n', [LOCAL]: 'CONVEX_DEPLOYMENT=tall-forest-12\n' }, [
  `target unknown [tall-forest-12] * ${tall('')}`,
  `ambient unknown [tall-forest-12] ${tall('')}`,
]);
t('what is no name', { [LOCAL]: 'CONVEX_DEPLOYMENT=fake-key|x\n' }, []);
