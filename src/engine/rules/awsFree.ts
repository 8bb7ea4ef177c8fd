import { action, aws, docs, NAMED, rest } from './awsWhen';
import type { Rule } from './rule';

/** Exceptions to the verbs that destroy: nothing that lasts is lost. */
export const awsFreeRules = [
  {
    id: 'aws/tidy-up',
    when: [
      aws('sqs delete-message|delete-message-batch'),
      aws('* delete-tags|remove-tags|remove-tags-*|delete-*-tagging'),
      aws('cloudformation delete-change-set|cancel-update-stack|stop-stack-set-operation'),
      aws('kms cancel-key-deletion'),
      aws('* cancel-*-deletion'),
      // Work that is given up; what it has done so far stays.
      aws('logs|omics|neptunedata|neptune-graph|dms|datasync|imagebuilder|codebuild|mediaconvert cancel-*'),
      aws(
        '* cancel-job|cancel-jobs|cancel-command|cancel-steps|cancel-replay|cancel-update|cancel-query|cancel-statement|cancel-transaction|cancel-resize|cancel-ingestion|cancel-handshake|cancel-zonal-shift|cancel-rotate-secret|cancel-instance-refresh|cancel-retrieval|cancel-spot-instance-requests|cancel-resource-request',
      ),
      aws(
        '* cancel-*-execution|cancel-*-executions|cancel-*-task|cancel-*-job|cancel-*-jobs|cancel-*-query|cancel-*-import|cancel-*-export|cancel-*-run|cancel-*-report|cancel-*-update|cancel-*-change|cancel-*-workflow|cancel-*-deployment',
      ),
      aws('batch terminate-job|terminate-service-job'),
      aws('athena delete-prepared-statement'),
      aws('ssm terminate-session'),
      // What fills again by itself. `storagegateway reset-cache` loses what was not uploaded yet.
      aws('* flush-*-cache|reset-*-cache'),
      aws('s3api|glacier|omics abort-*-upload'),
      aws('cognito-idp revoke-token'),
      ...action('DeleteMessage|DeleteMessageBatch|DeleteTags|RemoveTags|RemoveTagsFromResource|DeleteChangeSet|DeletePreparedStatement'),
      rest('DELETE /tags/** /v1/tags/** /v2/tags/** /{version}/tags/**'),
    ],
    verb: 'remove',
    class: 'disposable',
    resource: { kind: 'message', name: NAMED },
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('sqs/delete-message.html'),
    examples: {
      held: [],
      free: [
        'aws sqs delete-message --queue-url https://sqs.eu-west-1.amazonaws.com/1/orders --receipt-handle x',
        'aws ec2 delete-tags --resources i-1 --tags Key=x',
        'aws cloudformation delete-change-set --change-set-name c --stack-name s',
        'aws ssm terminate-session --session-id s',
        'aws batch cancel-job --job-id j --reason r',
        'aws apigateway flush-stage-cache --rest-api-id a --stage-name prod',
        'curl --aws-sigv4 aws:amz:eu-west-1:sqs https://sqs.eu-west-1.amazonaws.com/ -d "Action=DeleteMessage&ReceiptHandle=x"',
        'curl -X DELETE --aws-sigv4 aws:amz:eu-west-1:lambda "https://lambda.eu-west-1.amazonaws.com/2017-03-31/tags/arn?tagKeys=x"',
      ],
    },
  },
] as const satisfies readonly Rule[];
