import { rows } from './rows';

rows('hold type cargo/yank', [
  'cargo yank --vers 1.0.7 shop',
  'cd crates/shop && cargo yank --version 1.0.7',
  'cargo -Z unstable yank shop@1.0.7',
]);
rows('hold type cargo/remove-owner', ['cargo owner -r bob shop', 'cargo +stable owner --remove bob']);
rows('hold type cargo/delete-crate', [
  `python3 -c 'import requests; requests.delete("https://crates.io/api/v1/crates/shop", headers={"Authorization": "x"})'`,
]);
rows('hold type rubygems/yank', [
  'gem yank -v 1.0 shop',
  'gem yan shop -v 1.0 --host https://gems.acme.com',
  'bundle exec gem yank shop -v 1.0',
]);
rows('hold type rubygems/remove-owner', ['gem owner -r bob@example.com shop', 'gem owner shop --rem bob@example.com']);
rows('hold type nuget/delete-package', [
  'dotnet nuget delete Acme.Shop 1.0.0 -k $K -s nuget.org',
  'NuGet.exe delete Acme.Shop 1.0.0 $K -Source https://nuget.acme.com',
  'curl -X DELETE -H "X-NuGet-ApiKey: $K" https://nuget.acme.com/api/v2/package/Acme.Shop/1.0.0',
]);
rows('hold type pypi/delete-release', ['pypi-cleanup -p shop -r ".*dev.*" --do-it', 'pipx run pypi-cleanup -p shop --do-it -y']);
rows('hold type npm/unpublish', ['npm unpublish @acme/shop --force', 'pnpm unpublish shop@1.0.0', 'npx npm@10 unpublish shop']);
rows('hold type npm/change-access', [
  'npm owner rm bob shop',
  'pnpm owner rm bob shop',
  'yarn owner remove shop bob',
  'yarn tag remove shop beta',
  'npm dist-tag rm shop latest',
  'npm access revoke acme:devs shop',
  'npm org rm acme bob',
]);
rows('hold type bitbucket/delete-repository', [
  'curl -X DELETE -u "me:$T" "https://api.bitbucket.org/2.0/repositories/acme/shop?redirect_to=x"',
  `node -e 'fetch("https://api.bitbucket.org/2.0/repositories/acme/shop", {method: "DELETE", headers: {Authorization: "x"}})'`,
  'curl -X DELETE -H "Authorization: Bearer $T" https://git.acme.com/rest/api/latest/projects/ACME',
]);
rows('hold type bitbucket/change-repository', [
  `curl -X PUT -H "Authorization: Bearer $T" https://git.acme.com/rest/api/1.0/projects/ACME/repos/shop -d '{"public":true}'`,
]);
rows('hold type bitbucket/delete-ref', [
  'curl -X DELETE -H "Authorization: Bearer $T" https://git.acme.com/rest/git/1.0/projects/ACME/repos/shop/tags/v1',
]);
rows('hold type docker/delete-repository', [
  'hub-tool repo rm acme/web -f',
  'hub-tool tag rm acme/web:1.0 --force',
  'regctl index delete registry.example.com/shop/web --digest sha256:abc',
  'regctl layer rm registry.example.com/shop/web sha256:abc',
  'oras manifest delete -f registry.example.com/shop/web:1',
  'oras blob delete registry.example.com/shop/web@sha256:abc --force',
  'regctl tag rm registry.example.com/shop/web:1',
  'reg rm registry.example.com/shop/web:1',
  `curl -X POST -H "Authorization: Bearer $T" https://hub.docker.com/v2/namespaces/acme/delete-images -d '{"manifests":[]}'`,
  'curl -X DELETE -H "Authorization: Bearer $T" https://quay.io/api/v1/repository/acme/web',
  'curl -X DELETE -u "$U:$P" https://harbor.acme.com/api/v2.0/projects/shop/repositories/web/artifacts/sha256:abc',
]);
rows('hold type github/delete-resource', [
  'gh api -X DELETE /user/packages/container/web/versions/7',
  'gh api -X DELETE orgs/acme/packages/container/web',
]);
rows('hold type packages/unpublish', [
  'vsce unpublish -f acme.shop',
  'pnpm dlx @vscode/vsce delete-publisher acme',
  'HEX_API_KEY=$K mix hex.publish --revert 1.0.0 --yes',
]);
rows('hold type packages/change-access', ['mix hex.owner remove shop bob@example.com', 'pod trunk remove-owner Shop bob@example.com']);
rows('allow', [
  'vsce package --no-dependencies',
  'pod deintegrate',
  'mix hex.retire shop --unretire',
  'mix test',
  'cargo build --release',
  'cargo owner --list',
  'cargo remove serde && cargo clean',
  'cargo install --git https://example.com/yank',
  'cargo run -- yank shop',
  'gem install yank',
  'gem build shop.gemspec',
  'gem search yank',
  'gem owner shop -a bob@example.com',
  'dotnet build',
  'dotnet tool uninstall -g dotnet-ef',
  'dotnet nuget remove source acme',
  'dotnet nuget push a.nupkg -k $K',
  'nuget locals all -clear',
  'twine upload --repository testpypi dist/*',
  'pip index versions shop',
  'uv publish --dry-run',
  'npm view shop dist-tags',
  'bun pm ls',
  'bun remove shop',
  'hub-tool repo ls acme',
  'hub-tool tag inspect acme/web:1.0',
  'regctl tag ls registry.example.com/shop/web',
  'skopeo copy docker://a/b docker://c/d',
  'crane digest registry.example.com/shop/web',
  'oras discover registry.example.com/shop/web:1',
  'curl -X POST -u "me:$T" https://api.bitbucket.org/2.0/repositories/acme/shop/pullrequests/7/decline',
  'git push https://bitbucket.org/acme/delete.git main',
]);
