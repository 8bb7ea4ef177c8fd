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
// The words behind options with a value are the image and the program in it.
rows('hold type filesystem/delete-outside', [
  'docker run --rm -v /home/you:/h --health-start-period 5s alpine rm -rf /h/Documents',
  'podman run --uidmap 0:1:1 --tz UTC -v /home/you:/h alpine rm -rf /h/Documents',
  'docker run --rm --mount type=bind,source=/home/you,target=/h alpine sh -c "rm -rf /h/Documents"',
]);
rows('hold type kubernetes/delete-namespace', ['kubectl run x --rm -it --image=bitnami/kubectl -- delete ns shop']);
// Whatever host the URL names, the socket is the daemon's.
rows('hold click docker/delete-volume', [
  'curl --unix-socket /var/run/docker.sock -X DELETE http://anything/volumes/pgdata',
  'curl --unix-socket /run/user/1000/podman/podman.sock -X DELETE http://localhost/v4.0.0/libpod/volumes/pgdata',
]);
rows('hold type docker/delete-volume', [
  'curl -X DELETE http://10.0.0.5:2375/volumes/pgdata',
  { kind: 'http', method: 'DELETE', url: 'https://10.0.0.5:2376/v1.45/volumes/pgdata' },
]);
rows('hold type docker/delete-container', ['curl -X DELETE http://10.0.0.5:2375/containers/web']);
rows('hold click docker/delete-machine', ['podman machine reset', 'vagrant destroy --force', 'colima -p x delete']);
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
  'docker compose --dry-run down -v',
  'docker run -v /:/host alpine ls /host',
  'curl --unix-socket /var/run/docker.sock -X DELETE http://localhost/v1.45/containers/web',
  'curl -X DELETE http://localhost:3000/volumes/7/items',
]);
