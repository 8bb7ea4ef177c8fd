import type { Provider } from './rule';

/** Railway: its API (GraphQL) and its command line. */
export const railway: Provider = {
  id: 'railway',
  title: 'Railway',
  hosts: ['backboard.railway.app', 'backboard.railway.com', '*.railway.app', 'railway.app', '*.railway.com', 'railway.com'],
  graphql: ['/graphql/v2', '/graphql/internal', '/graphql'],
  programs: [],
  rules: [],
};
