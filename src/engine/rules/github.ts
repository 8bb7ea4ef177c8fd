import { githubAccessRules } from './githubAccess';
import { githubRepositoryRules } from './githubRepositories';
import type { Provider } from './rule';
import { list } from './when';

/** GitHub: `gh` (with `gh api`, which is read as the request it sends), REST and GraphQL. */
export const github: Provider = {
  id: 'github',
  title: 'GitHub',
  hosts: ['api.github.com', 'api.*.ghe.com', 'uploads.github.com'],
  graphql: ['/graphql', '/api/graphql'],
  programs: [
    {
      id: 'gh',
      names: ['gh', 'gh-cli'],
      valueFlags: list(
        `-R --repo --hostname -o --org -e --env -H --header -X --method -f --raw-field -F --field --input -p --preview -q --jq -t --template --cache
         --json -b --body --body-file -c --comment -r --reason -L --limit --visibility --description -d --homepage -h --default-branch --add-topic
         --remove-topic --owner --id -s --source --branch -u -a --app --project-id --key --ref -S --search -l --label -m --milestone --title`,
      ).filter((flag) => flag !== '-h' && flag !== '-u' && flag !== '-d'),
    },
  ],
  rules: [...githubRepositoryRules, ...githubAccessRules],
};
