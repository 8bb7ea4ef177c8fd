import { gitlabAccessRules } from './gitlabAccess';
import { gitlabProjectRules } from './gitlabProjects';
import type { Provider } from './rule';
import { list } from './when';

/** GitLab, theirs and anybody's own: `glab` (with `glab api`, which is read as the request it sends), REST, GraphQL and MCP servers. */
export const gitlab: Provider = {
  id: 'gitlab',
  title: 'GitLab',
  hosts: ['gitlab.com', 'gitlab.*'],
  graphql: ['/api/graphql'],
  programs: [
    {
      id: 'glab',
      names: ['glab'],
      // Not `-f` and `-d`, which stand alone in some of its commands.
      valueFlags: list(
        `-R --repo -g --group -U --user -H --header -X --method -F --field --raw-field --output --hostname --input --jq -b --branch -t --target-branch
         -s --scope --source-branch -m --message --description --title -l --label -a --assignee --reviewer --milestone --page -p --per-page --status
         --target-namespace --defaultBranch -n --name -D --duration -E --expires-at`,
      ).filter((flag) => flag !== '-t'),
    },
  ],
  rules: [...gitlabProjectRules, ...gitlabAccessRules],
};
