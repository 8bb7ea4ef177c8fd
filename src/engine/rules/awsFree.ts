import { aws, docs, NAMED } from './awsWhen';
import type { Rule } from './rule';

/** Exceptions to the verbs that destroy: nothing that lasts is lost. */
export const awsFreeRules = [
  {
    id: 'aws/tidy-up',
    when: [
      aws('sqs delete-message|delete-message-batch'),
      aws('ec2 delete-tags'),
      aws('* delete-tags|remove-tags|remove-tags-*|delete-*-tagging'),
      aws('cloudformation delete-change-set|cancel-update-stack'),
      aws('logs cancel-*'),
      aws('kms cancel-key-deletion'),
      aws('* cancel-*-deletion'),
      aws('* cancel-query|cancel-statement|cancel-*-execution|cancel-*-task|cancel-*-job|cancel-*-query|cancel-*-import|cancel-*-export'),
      aws('athena delete-prepared-statement'),
      aws('ssm terminate-session'),
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
      ],
    },
  },
] as const satisfies readonly Rule[];
