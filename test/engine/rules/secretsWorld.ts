import { PROJECT, type World } from '../world';

/** Made up: no value looks like a real one. */
export const WORLD: World = {
  files: {
    [`${PROJECT}/.env`]: 'DATABASE_URL=postgres://app:made-up@db.example.com/shop\nAPI_KEY=made-up-value-1\nPORT=3000\n',
    [`${PROJECT}/package.json`]: '{"scripts":{"dev":"dotenv -- node server.js","leak":"cat .env"}}',
    [`${PROJECT}/deploy.sh`]: '#!/bin/sh\nset -a\n. ./.env\nset +a\necho "port $PORT"\nnode server.js\n',
    [`${PROJECT}/use.py`]: 'import json\nprint(len(json.load(open("credentials.json"))))\n',
    [`${PROJECT}/pub.pem`]: '-----BEGIN CERTIFICATE-----\nmade-up\n-----END CERTIFICATE-----\n',
    [`${PROJECT}/srv.pem`]: '-----BEGIN PRIVATE KEY-----\nmade-up\n-----END PRIVATE KEY-----\n',
    [`${PROJECT}/.gitignore`]: 'node_modules\n.env*\n',
    [`${PROJECT}/multi/.env`]: 'A=1\nKEY="-----BEGIN PRIVATE KEY-----\nmade-up\n-----END PRIVATE KEY-----"\n',
  },
  folders: [`${PROJECT}/certs`, `${PROJECT}/backup`],
};
