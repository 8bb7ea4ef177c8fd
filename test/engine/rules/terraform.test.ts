import { rows } from './rows';

rows('hold type terraform/destroy', [
  'terraform -chdir=prod destroy',
  'terraform apply -auto-approve -destroy=true',
  'terraform apply --destroy',
  'TF_WORKSPACE=prod terraform destroy',
  'echo yes | terraform destroy',
  'cd infra && tofu destroy -auto-approve',
  'terragrunt destroy-all',
  'terragrunt run --all destroy --working-dir prod',
]);
// Words for terraform may stand in variables, and behind another's dashes.
rows('hold type terraform/destroy', [
  'TF_CLI_ARGS_apply="-destroy -auto-approve" terraform apply',
  'export TF_CLI_ARGS_apply=-destroy; terraform apply',
  "TF_CLI_ARGS='-destroy' tofu apply",
  'terragrunt run --all --filter x -- apply -destroy',
  'terragrunt --feature a=b --all destroy',
  'terragrunt exec -- terraform destroy',
  'terramate run --tags prod -- terraform destroy',
  {
    kind: 'http',
    method: 'POST',
    url: 'https://tfe.example.com/api/v2/runs',
    body: '{"data":{"type":"runs","attributes":{"is-destroy":true}}}',
  },
]);
rows('hold type pulumi/destroy', ['pulumi dn -y', 'pulumi --cwd x -v 3 destroy --target urn']);
rows('hold click pulumi/update', ['pulumi up', 'npx pulumi update -y']);
rows('hold click terraform/apply', [
  'TF_CLI_ARGS=-auto-approve terraform apply',
  'terraform apply',
  'terraform apply -auto-approve',
  'terraform apply -var "a=destroy" -auto-approve',
  'terraform apply plan.tfplan',
  'terragrunt run-all apply',
]);
rows('hold type terraform/forget-state', [
  'terraform state rm module.db',
  'terraform workspace delete -force prod',
  'tofu state push -force old.tfstate',
]);
rows('hold click', ['terraform $COMMAND']);
rows('allow', [
  'terraform plan -destroy',
  'terraform plan -out destroy',
  'TF_CLI_ARGS_destroy=-auto-approve terraform plan',
  'TF_CLI_ARGS=-no-color terraform plan -destroy',
  'terragrunt run --all -- plan -destroy',
  'terramate run -- terraform plan',
  'pulumi preview',
  'terraform workspace new delete',
  'terraform init -reconfigure',
  'terraform validate',
  'terraform state list',
  'terraform state show aws_instance.web',
  'terraform fmt -recursive',
  'terraform destroy -help',
  'terragrunt run-all plan',
  'grep -rn "terraform destroy" .',
]);
// The workspace is an identifier of the target.
rows('hold click terraform/destroy', ['TF_WORKSPACE=qa terraform destroy'], {
  policy: { environments: { qa: { match: ['qa'], level: 'staging' } } },
});
