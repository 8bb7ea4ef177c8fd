import { rows } from './rows';

rows('hold click docker/delete-volume', [
  'docker volume rm pgdata',
  'docker volume rm $(docker volume ls -q)',
  'docker volume ls -q | xargs docker volume rm',
  'podman volume rm -a',
  'nerdctl -n k8s.io volume rm pgdata',
  'curl --unix-socket /var/run/docker.sock -X DELETE http://localhost/v1.43/volumes/pgdata',
]);
rows('hold type docker/delete-volume', [
  'docker --context prod volume rm pgdata',
  'DOCKER_HOST=ssh://prod docker volume rm pgdata',
  'ssh prod docker volume rm pgdata',
]);
rows('hold click docker/down-with-volumes', [
  'docker compose -f a.yml -f b.yml down --volumes',
  'docker-compose -p shop down -v',
  'docker compose down -v --rmi all',
]);
rows('hold click docker/delete-all-containers', ['docker rm -f $(docker ps -aq)', 'docker ps -aq | xargs docker rm -f']);
// On this machine a container is made again by one command, on another it serves somebody.
rows('hold type docker/delete-container', [
  'docker --context=prod rm -f web',
  'docker -H tcp://prod:2376 rm web',
  'export DOCKER_HOST=ssh://prod; docker rm -f web',
  'docker context use prod && docker rm -f web',
  'DOCKER_HOST=ssh://prod docker compose down',
]);
rows('hold type docker/delete-service', ['docker stack rm shop', 'docker service rm web']);
rows('allow', [
  'docker rm -f web',
  'docker container rm web',
  'docker compose down',
  'docker compose rm -fsv',
  'docker -H tcp://127.0.0.1:2375 rm -f web',
  'docker network prune -f',
  'docker rmi -f web:old',
  'docker system prune -f',
  'docker build -t rm .',
  'docker run --rm -it alpine sh',
  'docker compose run web volume rm',
  'docker image prune -af',
  'docker volume ls',
  'docker exec web ls',
]);
