// For machines without curl: the part of it that the demo's agent uses. Only the demo's terminals find it, and it knows no host but the
// demo's provider, as the demo's .curlrc says.
const { readFileSync } = require('node:fs');
const https = require('node:https');
const path = require('node:path');

const home = path.join(__dirname, '..');
const curlrc = readFileSync(path.join(home, '.curlrc'), 'utf8');
const port = Number(/"::127\.0\.0\.1:(\d+)"/.exec(curlrc)[1]);
const headers = {};
let url;
let method;
let body;
for (let i = 2; i < process.argv.length; i++) {
  const argument = process.argv[i];
  if (argument === '-X') method = process.argv[++i];
  else if (argument === '-H') {
    const [name, ...value] = process.argv[++i].split(':');
    headers[name.trim()] = value.join(':').trim();
  } else if (argument === '-d') body = process.argv[++i];
  else if (/^-[sSf]+$/.test(argument)) continue;
  else if (argument.startsWith('-')) fail(2, `the demo's stand-in does not know ${argument}`);
  else url = new URL(argument);
}
if (url?.protocol !== 'https:') fail(3, 'an https URL is needed');

const ca = readFileSync(path.join(home, 'demo-authority.pem'));
const options = { host: '127.0.0.1', port, servername: url.hostname, path: url.pathname + url.search, ca };
const request = https.request(
  { ...options, method: method ?? (body ? 'POST' : 'GET'), headers: { ...headers, Host: url.host } },
  (response) => {
    response.pipe(process.stdout);
  },
);
request.on('error', (error) => fail(7, error.message)).end(body);

function fail(status, message) {
  console.error(`curl: (${status}) ${message}`);
  process.exit(status);
}
