import { rows } from './rows';

rows('hold type aws/delete-objects', [
  'aws s3 rm --recursive --quiet s3://b',
  'aws s3 rm s3://b --recursive --dryrun=false',
  'aws --profile prod --debug s3 rm s3://b/k',
  'aws s3 sync ./x s3://b --delete --exact-timestamps',
]);
rows('hold type aws/delete-database', [
  'aws --profile prod --output json rds delete-db-instance --db-instance-identifier orders --skip-final-snapshot',
  'aws dynamodb delete-table --table-name t',
  `python3 -c 'import os; os.system("aws dynamodb delete-table --table-name t")'`,
]);
// A stand-in on this machine.
rows('hold click aws/delete-database', ['aws --endpoint-url http://localhost:4566 dynamodb delete-table --table-name t']);
rows('hold type aws/terminate-instances', [
  'aws ec2 terminate-instances --instance-ids i-1 i-2',
  'aws ec2 terminate-instances --no-dry-run --instance-ids i-1',
]);
rows('hold type aws/delete-resource', [
  'aws eks delete-cluster --name shop',
  'aws sqs purge-queue --queue-url u',
  'aws $SERVICE delete-things',
  'aws ecr batch-delete-image --repository-name web --image-ids imageTag=1',
  'aws efs delete-file-system --file-system-id fs-1',
  'aws glue batch-delete-table --database-name d --tables-to-delete t',
]);
rows('hold type aws/delete-backup', [
  'aws ec2 deregister-image --image-id ami-1',
  'aws fsx delete-backup --backup-id b',
  'aws rds delete-db-cluster-snapshot --db-cluster-snapshot-identifier s',
]);
rows('hold type aws/delete-logs', [
  'aws cloudtrail stop-logging --name main',
  'aws logs delete-log-stream --log-group-name g --log-stream-name s',
]);
rows('hold type aws/delete-key', ['aws kms schedule-key-deletion --key-id k', 'aws secretsmanager delete-secret --secret-id s']);
rows('hold type aws/disable-protection', [
  'aws ec2 modify-instance-attribute --instance-id i --disable-api-termination Value=false',
  'aws ec2 modify-instance-attribute --instance-id i --no-disable-api-termination',
  'aws rds modify-db-instance --db-instance-identifier o --backup-retention-period 0',
  'aws s3api put-bucket-versioning --bucket b --versioning-configuration Status=$STATUS',
]);
rows('hold click', ['aws $SERVICE $OPERATION', 'aws ec2 $OPERATION --instance-ids i-1']);
rows('allow', [
  'aws s3 ls',
  'aws s3 ls $BUCKET',
  'aws s3 cp delete-objects s3://b',
  'aws s3 rm s3://b --recursive --dryrun',
  'aws ec2 terminate-instances --instance-ids i-1 --dry-run',
  'aws ec2 describe-instances --filters Name=delete-me',
  'aws lambda invoke --function-name delete-user out.json',
  'aws ec2 wait instance-terminated --instance-ids i-1',
  'aws sqs delete-message --queue-url u --receipt-handle r',
  'aws logs tail /aws/lambda/delete-user --follow',
  'aws rds create-db-snapshot --db-instance-identifier o --db-snapshot-identifier s',
  'aws sts get-caller-identity',
]);
