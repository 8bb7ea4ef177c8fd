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
rows('hold click terraform/apply', [
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
