import { rows } from '../../rules/rows';

const token = '-H "PRIVATE-TOKEN: $T"';
const url = 'https://git.acme.com/api/v4/projects/42';
rows('hold type gitlab/delete-project', [
  `curl -X POST -H "X-HTTP-Method-Override: DELETE" ${token} ${url}`,
  `curl ${token} ${url} -d _method=delete`,
  `curl -X POST ${token} "${url}?_method=DELETE"`,
  `curl ${token} ${url} -H "Content-Type: application/json" -d '{"_method":"DELETE"}'`,
]);
// A server may not know the header: what the POST does counts beside it.
rows('hold type gitlab/change-project', [`curl -X POST -H "X-HTTP-Method-Override: GET" ${token} ${url}/archive`]);
rows('allow', [
  `curl ${token} ${url}/issues -d title=_method`,
  `curl -X POST -H "X-HTTP-Method-Override: GET" ${token} ${url}/issues`,
  `curl ${token} ${url}/issues -d _method=post -d title=delete`,
  `curl -H "X-HTTP-Method-Override: DELETE" ${token} ${url}`,
]);
