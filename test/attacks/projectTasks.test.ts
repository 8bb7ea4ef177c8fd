// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import { attack } from './rows';

const NUKE = 'railway volume delete --yes';

attack('a task of the project does it', {
  held: [
    'task nuke',
    'task deep',
    'task listed',
    'task block',
    'task inline',
    'task flags -- --yes',
    'go-task nuke',
    'task',
    'rake nuke',
    'rake deep',
    'rake "db:wipe[now]"',
    'bundle exec rake nuke',
    'poe nuke',
    'poetry run poe nuke',
    'poetry run nuke',
    'uv run nuke',
    'uv run poe deep',
    'pdm run nuke',
    'pdm nuke',
    'hatch run nuke',
    'hatch run ops:nuke',
    'rye run nuke',
    'pixi run nuke',
    'gradle nuke',
    './gradlew nuke',
    'gradle deep',
    'gradle registered',
    'composer nuke',
    'composer run-script nuke',
    'composer run nuke',
    'deno task nuke',
    'just nuke',
    'bun run nuke',
    'make nuke',
    'cargo run-nuke',
    'npm run viaTask',
  ],
  free: [
    'task build',
    'task --list',
    'task nuke --dry',
    'task loop',
    'rake build',
    'rake -T',
    'rake nuke --dry-run',
    'poe test',
    'poetry run pytest',
    'poetry install',
    'uv run pytest',
    'uv sync',
    'uv run serve',
    'pdm run test',
    'pdm install',
    'hatch run test',
    'hatch build',
    'pixi run test',
    './gradlew build',
    './gradlew nuke --dry-run',
    'cargo build',
    'cargo b2',
    'composer test',
    'deno task test',
    'just build',
    'make build',
    'bun run test',
  ],
  files: {
    'Taskfile.yml': `version: '3'
vars:
  WHAT: volume
tasks:
  default:
    deps: [nuke]
  build:
    desc: builds it
    sources: ['src/**/*.ts']
    cmds:
      - npm run build
      - echo "${NUKE}"
  nuke:
    cmds:
      - railway {{.WHAT}} delete --yes
  deep:
    deps:
      - task: nuke
  listed:
    cmds:
      - task: build
      - { task: nuke }
  block:
    cmds:
      - |
        echo hi
        ${NUKE}
  inline: ${NUKE}
  flags: railway volume delete {{.CLI_ARGS}}
  loop:
    cmds:
      - task: loop
      - echo again
`,
    Rakefile: `require "rake"
task :build do
  sh "npm run build"
  puts "${NUKE}"
end
desc "danger"
task :nuke do
  sh "${NUKE}"
end
task deep: [:build, :nuke]
namespace :db do
  task :wipe, [:when] => :build do |t, args|
    system("railway", "volume", "delete", "--yes")
  end
end
`,
    'pyproject.toml': `[project]
name = "shop"
[project.scripts]
serve = "shop.cli:serve"
[tool.poetry.scripts]
nuke = "shop.cli:nuke"
[tool.poe.tasks]
test = "pytest"
nuke = { shell = "${NUKE}" }
deep = ["test", "nuke"]
[tool.pdm.scripts]
test = "pytest -q"
nuke = { composite = ["test", "${NUKE}"] }
[tool.hatch.envs.default.scripts]
test = "pytest"
nuke = ["echo hi", "${NUKE}"]
[tool.hatch.envs.ops.scripts]
nuke = "${NUKE}"
[tool.rye.scripts]
nuke = { cmd = ["railway", "volume", "delete", "--yes"] }
[tool.pixi.tasks]
test = "pytest"
nuke = { cmd = "${NUKE}", depends-on = ["test"] }
`,
    'src/shop/cli.py': `import subprocess\ndef serve():\n    print("hi")\ndef nuke():\n    subprocess.run(["railway", "volume", "delete", "--yes"])\n`,
    'build.gradle': `plugins { id 'java' }
task nuke(type: Exec) {
  commandLine 'railway', 'volume', 'delete', '--yes'
}
task deep { dependsOn nuke }
tasks.register('registered') {
  doLast { exec { commandLine("railway", "volume", "delete", "--yes") } }
}
`,
    'composer.json': JSON.stringify({ scripts: { nuke: ['@test', NUKE], test: 'phpunit' } }),
    'deno.json': JSON.stringify({ tasks: { nuke: { command: NUKE }, test: 'deno test' } }),
    justfile: `build:\n  npm run build\nnuke: build\n  ${NUKE}\n`,
    Makefile: `build:\n\tnpm run build\nnuke: build\n\t${NUKE}\n`,
    'package.json': JSON.stringify({ scripts: { build: 'tsc', test: 'vitest run', nuke: NUKE, viaTask: 'task deep' } }),
    '.cargo/config.toml': '[alias]\nb2 = "build --release"\nrun-nuke = ["yank", "shop", "--version", "1.0.0"]\n',
    gradlew: '#!/bin/sh\nexec java -jar gradle-wrapper.jar "$@"\n',
  },
});

const write = (path: string, content: string) => `cat > ${path} <<'END'\n${content}\nEND`;

attack('what was written before is read when it runs', {
  held: [
    `${write('x.sh', NUKE)}\nchmod +x x.sh && ./x.sh`,
    `${write('x.ps1', NUKE)}\npwsh x.ps1`,
    `${write('x.fish', 'set c railway; $c volume delete --yes')}\nfish x.fish`,
    `${write('x.php', `<?php exec("${NUKE}");`)}\nphp x.php`,
    `${write('x.rb', `system("${NUKE}")`)}\nruby x.rb`,
    `${write('x.pl', `system("${NUKE}");`)}\nperl x.pl`,
    `${write('Taskfile.yml', `tasks:\n  a:\n    cmds:\n      - ${NUKE}`)}\ntask a`,
    `${write('Rakefile', `task :a do\n  sh "${NUKE}"\nend`)}\nrake a`,
    `${write('build.gradle', `task a(type: Exec) { commandLine 'sh', '-c', '${NUKE}' }`)}\ngradle a`,
    `echo '[tool.poe.tasks]' > pyproject.toml; echo 'a = "${NUKE}"' >> pyproject.toml; poe a`,
    `git apply x.patch; printf '%s' '${NUKE}' > a.sh; cp a.sh b.sh; sh b.sh`,
    'sh earlier.sh',
    'pwsh earlier.ps1',
  ],
  free: [
    write('x.sh', NUKE),
    write('docs/danger.md', `# Danger\n\n    ${NUKE}\n    Remove-Item -Recurse ~\n`),
    `git commit -m "never run ${NUKE}"`,
    `gh pr create --title x --body "$(cat <<'END'\n- removes \`${NUKE}\`\n- rm -rf ~ is gone\nEND\n)"`,
    `grep -rn "${NUKE}" .`,
    `sed -i 's/${NUKE}/echo/' deploy.md`,
    `jq '.scripts.nuke = "${NUKE}"' package.json`,
    `rg -n 'Remove-Item -Recurse' .`,
    `git log --grep '${NUKE}'`,
  ],
  files: { 'earlier.sh': NUKE, 'earlier.ps1': 'Remove-Item -Recurse ~/Documents' },
});
