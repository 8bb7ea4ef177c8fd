// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import { rows } from './helpers';

rows('wrappers', (t) => {
  // Options of containers that take a value, those in front of the verb and those behind it.
  t('nerdctl -n k8s.io exec db rm x', 'nerdctl -n k8s.io exec db rm x', 'nerdctl > [container db] rm x');
  t('podman run --uidmap 0:1:1 --rm i rm x', 'podman run --uidmap 0:1:1 --rm i rm x', 'podman > [container i] rm x');
  t(
    'docker compose --all-resources exec -T --index 2 db rm x',
    'docker compose --all-resources exec -T --index 2 db rm x',
    'docker > [container db] rm x',
  );
  t('kubectl run p --image=a/kubectl -- get x', 'kubectl run p --image=a/kubectl -- get x', 'kubectl > [pod p] kubectl get x');
  t('kubectl exec --pod-running-timeout 5s p -- rm x', 'kubectl exec --pod-running-timeout 5s p -- rm x', 'kubectl > [pod p] rm x');

  t('sudo rm x', 'sudo rm x', 'sudo > rm x');
  t('sudo -u root -E A=1 rm x', 'sudo -u root -E A=1 rm x', 'sudo > A=1 rm x');
  t('sudo -- rm x', 'sudo -- rm x', 'sudo > rm x');
  t('sudo -n env A=1 rm x', 'sudo -n env A=1 rm x', 'sudo > env A=1 rm x', 'sudo > env > A=1 rm x');
  t('doas rm x', 'doas rm x', 'doas > rm x');
  t('su -c "rm x"', 'su -c "rm x"', 'su > rm x');
  t('su - bob -c "rm x"', 'su - bob -c "rm x"', 'su > rm x');
  t('runuser -u bob -- rm x', 'runuser -u bob -- rm x', 'runuser > rm x');
  t('env -i A=1 rm x', 'env -i A=1 rm x', 'env > A=1 rm x');
  t('env -S "rm x"', 'env -S "rm x"', 'env > rm x');
  t('env -u A -C /tmp rm x', 'env -u A -C /tmp rm x', 'env > rm x @ /tmp');
  t('nohup rm x &', 'nohup rm x', 'nohup > rm x');
  t('nice -n 5 rm x', 'nice -n 5 rm x', 'nice > rm x');
  t('ionice -c3 rm x', 'ionice -c3 rm x', 'ionice > rm x');
  t('/usr/bin/time -f %e rm x', 'time -f %e rm x', 'time > rm x');
  t('timeout -k 5 10 rm x', 'timeout -k 5 10 rm x', 'timeout > rm x');
  t('timeout 5s sudo rm x', 'timeout 5s sudo rm x', 'timeout > sudo rm x', 'timeout > sudo > rm x');
  t('stdbuf -oL rm x', 'stdbuf -oL rm x', 'stdbuf > rm x');
  t('setsid rm x', 'setsid rm x', 'setsid > rm x');
  t('flock /l rm x', 'flock /l rm x', 'flock > rm x');
  t('flock /l -c "rm x"', 'flock /l -c "rm x"', 'flock > rm x');
  t('strace -f -o t rm x', 'strace -f -o t rm x', 'strace > rm x');
  t('script -c "rm x" f', 'script -c "rm x" f', 'script > rm x');
  t('script -q /dev/null rm x', 'script -q /dev/null rm x', 'script > rm x');
  t('watch -n1 rm x', 'watch -n1 rm x', 'watch > rm x');
  t('chroot /m rm /x', 'chroot /m rm /x', 'chroot > [other /m] rm /x', 'chroot > rm /m/x');
  t('busybox rm x', 'busybox rm x', 'busybox > rm x');
  t('command rm x', 'command > rm x');
  t('command -v rm');
  t('exec -a n rm x', 'exec > rm x');
  t('echo a b | xargs rm', 'echo a b', 'xargs rm <<< "a b\\n"', 'xargs > rm a b');
  t('printf "a\\0b c\\0" | xargs -0 rm', 'printf "a\\\\0b c\\\\0"', 'xargs -0 rm <<< "a\\u0000b c\\u0000"', 'xargs > rm a "b c"');
  t(
    'printf "a\\nb\\n" | xargs -I{} rm -rf {}/x',
    'printf a\\nb\\n',
    'xargs -I{} rm -rf {}/x <<< "a\\nb\\n"',
    'xargs > rm -rf a/x',
    'xargs > rm -rf b/x',
  );
  t('printf "a\\nb\\n" | xargs -n1 rm', 'printf a\\nb\\n', 'xargs -n1 rm <<< "a\\nb\\n"', 'xargs > rm a', 'xargs > rm b');
  t('ls | xargs rm', 'ls', 'xargs rm <<< (unreadable)', 'xargs > rm ?');
  t('xargs rm < f', 'read: /w/f', 'xargs rm <<< "inf\\n"', 'xargs > rm inf');
  t('echo "\'a b\' c" | xargs rm', 'echo "\'a b\' c"', 'xargs rm <<< "\'a b\' c\\n"', 'xargs > rm "a b" c');
  t('find . -name "*.o" | xargs rm', 'find . -name *.o', 'xargs rm <<< "./**/*.o\\n"', 'xargs > rm ./**/*.o');
  t('find /x -exec rm {} \\;', 'find /x -exec rm {} ;', 'find > rm /x/**');
  t(
    'find . -name t -exec sh -c \'rm "$1"\' _ {} +',
    'find . -name t -exec sh -c "rm \\"$1\\"" _ {} +',
    'find > sh -c "rm \\"$1\\"" _ ./**/t',
    'find > sh > rm ./**/t',
  );
  t('find a b -execdir rm {} +', 'find a b -execdir rm {} +', 'find > rm a/** b/**');
  t('find . -delete', 'find . -delete');
  t('fd -e o -x rm {}', 'fd -e o -x rm {}', 'fd > rm ./**');
  t('parallel rm {} ::: a b', 'parallel rm {} ::: a b', 'parallel > rm a', 'parallel > rm b');
  t('parallel rm ::: a', 'parallel rm ::: a', 'parallel > rm a');
  t('echo "rm x" | parallel', 'echo "rm x"', 'parallel <<< "rm x\\n"', 'parallel > rm x <<< "rm x\\n"');
  t('ssh h rm -rf x', 'ssh h rm -rf x', 'ssh > [ssh h] rm -rf x');
  t('ssh -p 2 -i k u@h "cd /a && rm x"', 'ssh -p 2 -i k u@h "cd /a && rm x"', 'ssh > [ssh h] rm x');
  t('ssh h <<E\nrm x\nE', 'ssh h <<< "rm x\\n"', 'ssh > [ssh h] rm x');
  t('ssh h', 'ssh h');
  t('docker exec -it c rm x', 'docker exec -it c rm x', 'docker > [container c] rm x');
  t(
    'docker exec -w /a c sh -c "rm x"',
    'docker exec -w /a c sh -c "rm x"',
    'docker > [container c] sh -c "rm x"',
    'docker > sh > [container c] rm x',
  );
  t(
    'docker run --rm -v /home/u:/m alpine rm -rf /m/d',
    'docker run --rm -v /home/u:/m alpine rm -rf /m/d',
    'docker > [container alpine] rm -rf /m/d',
    'docker > rm -rf /home/u/d @ ?',
  );
  t(
    'docker run -v "$PWD":/m -w /m node rm -rf d',
    'docker run -v /w:/m -w /m node rm -rf d',
    'docker > [container node] rm -rf d',
    'docker > rm -rf d',
  );
  t('docker compose exec -T db psql -c x', 'docker compose exec -T db psql -c x', 'docker > [container db] psql -c x');
  t('docker-compose run web rm x', 'docker-compose run web rm x', 'docker-compose > [container web] rm x');
  t('docker ps', 'docker ps');
  t('podman exec c rm x', 'podman exec c rm x', 'podman > [container c] rm x');
  t('kubectl exec -n p pod/x -c c -- rm x', 'kubectl exec -n p pod/x -c c -- rm x', 'kubectl > [pod pod/x] rm x');
  t(
    'kubectl exec pod -- sh -c "rm x"',
    'kubectl exec pod -- sh -c "rm x"',
    'kubectl > [pod pod] sh -c "rm x"',
    'kubectl > sh > [pod pod] rm x',
  );
  t('kubectl get pods', 'kubectl get pods');
  t('npx railway volume delete', 'npx railway volume delete', 'npx > railway volume delete');
  t('npx -y @railway/cli@latest down', 'npx -y @railway/cli@latest down', 'npx > railway down');
  t('npx -p @railway/cli railway down', 'npx -p @railway/cli railway down', 'npx > railway down');
  t('npx -c "rm x"', 'npx -c "rm x"', 'npx > rm x');
  t('pnpm dlx @railway/cli down', 'pnpm dlx @railway/cli down', 'pnpm > railway down');
  t('pnpm exec rm x', 'pnpm exec rm x', 'pnpm > rm x');
  t('yarn dlx railway down', 'yarn dlx railway down', 'yarn > railway down');
  t('bunx railway down', 'bunx railway down', 'bunx > railway down');
  t('npm exec -- railway down', 'npm exec -- railway down', 'npm > railway down');
  t('npm exec --package=@railway/cli -- railway down', 'npm exec --package=@railway/cli -- railway down', 'npm > railway down');
  t('npm install', 'npm install');
  t('uv run python x.py', 'uv run python x.py', 'uv > python x.py');
  t('poetry run rm x', 'poetry run rm x', 'poetry > rm x');
  t('railway run rm x', 'railway run rm x', 'railway > rm x');
  t('railway volume list', 'railway volume list');
  t('doppler run -- rm x', 'doppler run -- rm x', 'doppler > rm x');
  t('op run --env-file .env -- rm x', 'op run --env-file .env -- rm x', 'op > rm x');
  t('gcloud compute ssh h --command "rm x"', 'gcloud compute ssh h --command "rm x"', 'gcloud > [other h] rm x');
  t('fly ssh console -C "rm x"', 'fly ssh console -C "rm x"', 'fly > [other ?] rm x');
  t('heroku run rm x', 'heroku run rm x', 'heroku > [other ?] rm x');
  t('dotenv -e .env -- rm x', 'dotenv -e .env -- rm x', 'dotenv > rm x');
  t('sudo -s <<< "rm x"', 'sudo -s <<< "rm x\\n"', 'sudo > rm x');
  t('sudo su -c "rm x"', 'sudo su -c "rm x"', 'sudo > su -c "rm x"', 'sudo > su > rm x');
  t('sudo bash -c "rm x"', 'sudo bash -c "rm x"', 'sudo > bash -c "rm x"', 'sudo > bash > rm x');
  t('env bash -c "rm x"', 'env bash -c "rm x"', 'env > bash -c "rm x"', 'env > bash > rm x');
  t('xargs -a f rm', 'xargs -a f rm', 'xargs > rm inf');
  t('echo x | xargs sudo rm', 'echo x', 'xargs sudo rm <<< "x\\n"', 'xargs > sudo rm x', 'xargs > sudo > rm x');
  t('systemd-run --user rm x', 'systemd-run --user rm x', 'systemd-run > rm x');
  t('bundle exec rm x', 'bundle exec rm x', 'bundle > rm x');
  t("env X=1 sh -c 'rm $X'", 'env X=1 sh -c "rm $X"', 'env > X=1 sh -c "rm $X"', 'env > sh > X=1 rm 1');
  t(
    'time nohup nice sudo rm x',
    'nohup nice sudo rm x',
    'nohup > nice sudo rm x',
    'nohup > nice > sudo rm x',
    'nohup > nice > sudo > rm x',
  );
});
