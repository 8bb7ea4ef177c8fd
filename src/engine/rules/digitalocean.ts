import { digitaloceanDataRules } from './digitaloceanData';
import { docs, doctl, named, RM, tool } from './digitaloceanWhen';
import type { Provider, Rule } from './rule';
import { request as api, list } from './when';

const rules = [
  {
    id: 'digitalocean/delete-kubernetes',
    when: [
      doctl(`kubernetes|kube|k8s|k cluster|clusters|c ${RM}|delete-selective|ds`),
      doctl(`kubernetes|kube|k8s|k cluster|clusters|c node-pool|node-pools|nodepool|nodepools|pool|pools|np|p ${RM}|delete-node|recycle`),
      doctl('kubernetes|kube|k8s|k cluster|clusters|c node-pool|node-pools|nodepool|nodepools|pool|pools|np|p update|u', {
        any: ['--count=0'],
      }),
      api('DELETE /v2/kubernetes/clusters/{name} /v2/kubernetes/clusters/{name}/destroy_with_associated_resources/**'),
      api('DELETE /v2/kubernetes/clusters/{cluster}/node_pools/{name} /v2/kubernetes/clusters/{cluster}/node_pools/{name}/nodes/{node}'),
      ...tool('doks_delete_cluster doks_delete_nodepool doks_delete_node'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('cluster'),
    dies: 'its workloads and, with --dangerous, its volumes, snapshots and load balancers',
    undo: 'none known',
    safer: 'Take a backup of its volumes first, and delete without --dangerous.',
    docs: docs('kubernetes/cluster/delete'),
    examples: {
      held: [
        'doctl kubernetes cluster delete shop --dangerous --force',
        'doctl k8s cluster node-pool delete shop web -f',
        'doctl k8s cluster node-pool update shop web --count 0',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/kubernetes/clusters/c1/destroy_with_associated_resources/dangerous',
      ],
      free: [
        'doctl kubernetes cluster list',
        'doctl k8s cluster kubeconfig save shop',
        'doctl k8s cluster node-pool update shop web --count 3',
        'doctl k8s cluster list-associated-resources shop',
        'curl -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/kubernetes/clusters/c1',
      ],
    },
  },
  {
    id: 'digitalocean/delete-app',
    when: [
      doctl(`apps|app|a ${RM}`),
      doctl(`projects|project ${RM}`),
      doctl('serverless|sandbox|sbx|sls undeploy'),
      doctl('serverless|sandbox|sbx|sls namespaces|namespace|ns delete|rm'),
      api('DELETE /v2/apps/{name} /v2/projects/{name} /v2/functions/namespaces/{name}'),
      ...tool('apps_delete delete_app'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('app'),
    dies: 'its components, development databases, variables and address',
    undo: 'none known',
    safer: 'Archive it instead, in the settings of the app.',
    docs: docs('apps/delete'),
    examples: {
      held: [
        'doctl apps delete a1 --force',
        'doctl serverless undeploy --all',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/apps/a1',
        { kind: 'mcp', server: 'digitalocean', tool: 'apps-delete', input: { AppID: 'a1' } },
      ],
      free: [
        'doctl apps list',
        'doctl apps update a1 --spec app.yaml',
        'doctl apps logs a1',
        'doctl serverless deploy .',
        'curl -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/apps',
        { kind: 'mcp', server: 'digitalocean', tool: 'apps-list', input: {} },
      ],
    },
  },
  {
    id: 'digitalocean/change-dns',
    when: [
      doctl(`compute|c domain|domains ${RM}`),
      doctl(`compute|c domain|domains records|record ${RM}`),
      doctl('compute|c domain|domains records|record update|u', { any: ['--record-data'] }),
      api('DELETE /v2/domains/{name} /v2/domains/{zone}/records/{name}'),
      api('PUT|PATCH /v2/domains/{zone}/records/{name}', { fields: { data: ['*'] } }),
      ...tool('domain_delete domain_record_delete'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('domain'), name: ['arg:0', 'path:zone', ...named('').name.slice(1)] },
    dies: 'where the name leads: visitors and mail',
    undo: 'write the records again; caches keep the absence for a while',
    safer: 'Save the records first: doctl compute domain records list.',
    docs: docs('compute/domain/delete'),
    examples: {
      held: [
        'doctl compute domain delete example.com --force',
        'doctl compute domain records delete example.com 3352895 -f',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/domains/example.com',
        { kind: 'mcp', server: 'do', tool: 'digitalocean-domain-record-delete', input: { Domain: 'example.com', RecordID: 7 } },
      ],
      free: ['doctl compute domain records list example.com', 'curl -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/domains'],
    },
  },
  {
    id: 'digitalocean/delete-safeguard',
    when: [
      doctl(`compute|c snapshot|snapshots|s ${RM}`),
      doctl(`compute|c image|images|i ${RM}`),
      doctl('nfs snapshot delete|rm|d'),
      doctl('compute|c droplet-action|da disable-backups'),
      doctl(`compute|c firewall|fw ${RM}|remove-droplets|remove-rules|remove-tags|update|u`),
      doctl('databases|database|dbs|db|d firewalls|fw replace|remove|r|rm'),
      doctl(`monitoring alert|alerts|a ${RM}`),
      api('DELETE /v2/snapshots/{name} /v2/images/{name} /v2/nfs/snapshots/{name} /v2/volumes/snapshots/{name}'),
      api('DELETE /v2/firewalls/{name} /v2/firewalls/{name}/rules /v2/firewalls/{name}/droplets /v2/firewalls/{name}/tags'),
      // Written anew, without the rules that are not named.
      api('PUT /v2/databases/{cluster}/firewall /v2/firewalls/{name}'),
      api('DELETE /v2/databases/{cluster}/logsink/{name} /v2/monitoring/alerts/{name}'),
      api('POST /v2/droplets/{name}/actions /v2/droplets/actions', { fields: { type: ['disable_backups'] } }),
      ...tool('firewall_delete snapshot_delete image_delete disable_backups disable_backups_by_tag'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('safeguard'),
    dies: 'a snapshot, the backups to come, or what keeps strangers out',
    undo: 'none known for a snapshot; rules can be written again',
    safer: 'Let it expire by its own schedule.',
    docs: docs('compute/snapshot/delete'),
    examples: {
      held: [
        'doctl compute snapshot delete 119192817 --force',
        'doctl compute droplet-action disable-backups 386734086',
        'doctl compute firewall delete f1 -f',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/snapshots/119192817',
        `curl -X POST -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/droplets/1/actions -d '{"type":"disable_backups"}'`,
        { kind: 'mcp', server: 'do', tool: 'digitalocean-droplet-disable-backups', input: { ID: 1 } },
      ],
      free: [
        'doctl compute snapshot list',
        'doctl compute firewall list',
        'doctl compute droplet-action enable-backups 386734086',
        'curl -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/snapshots',
      ],
    },
  },
  {
    id: 'digitalocean/tidy-up',
    when: [
      doctl('auth remove'),
      doctl('kubernetes|kube|k8s|k cluster|clusters|c kubeconfig|kubecfg|k8scfg|config|cfg remove|rm|d'),
      doctl('compute|c cdn flush|fc'),
      doctl('compute|c load-balancer|lb purge-cache'),
      doctl('compute|c tag|tags remove'),
      api('DELETE /v2/cdn/endpoints/{name}/cache /v2/load_balancers/{name}/cache'),
    ],
    verb: 'remove',
    class: 'disposable',
    resource: named('cache'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('compute/cdn/flush'),
    examples: {
      held: [],
      free: [
        'doctl auth remove --context old',
        'doctl compute cdn flush c1 --files "*"',
        `curl -X DELETE -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/cdn/endpoints/c1/cache -d '{"files":["*"]}'`,
      ],
    },
  },
  {
    id: 'digitalocean/delete-resource',
    net: 'provider',
    when: [
      doctl('** delete|delete-*|del|rm|remove|remove-*|destroy|destroy-*|unset|undeploy|uninstall'),
      doctl(`** certificate|cdn|ssh-key|tag|load-balancer|lb|vpcs|peerings|reserved-ip|keys|uptime|alert|agent|knowledge-base|kb ${RM}`),
      doctl('compute|c reserved-ip-action|reserved-ip-actions|floating-ip-action|fipa unassign'),
      api('DELETE'),
      api('PUT /v2/gen-ai/**/regenerate'),
      api('POST /v2/reserved_ips/{name}/actions /v2/floating_ips/{name}/actions', { fields: { type: ['unassign'] } }),
      ...tool('_delete _destroy _remove delete_* _release'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held',
    undo: 'none known',
    safer: 'Show it to the person first.',
    docs: docs('compute'),
    examples: {
      held: [
        'doctl compute load-balancer delete lb1 --force',
        'doctl compute reserved-ip delete 192.0.2.1 -f',
        'doctl spaces keys delete k1',
        'doctl compute ssh-key d 1 -f',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/vpcs/v1',
        'curl -X DELETE --aws-sigv4 aws:amz:fra1:s3 https://invoices.fra1.digitaloceanspaces.com/2025/a.pdf',
        { kind: 'mcp', server: 'digitalocean', tool: 'vpc-delete', input: { ID: 'v1' } },
      ],
      free: [
        'doctl account get',
        'doctl compute ssh-key list',
        'doctl compute load-balancer create --name web',
        'curl -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/account',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** DigitalOcean: doctl, its API, Spaces and its MCP server. */
export const digitalocean = {
  id: 'digitalocean',
  title: 'DigitalOcean',
  hosts: ['api.digitalocean.com', '*.digitaloceanspaces.com'],
  programs: [
    {
      id: 'doctl',
      names: ['doctl'],
      valueFlags: list(
        `--access-token -t --api-url -u --config -c --context --output -o --http-retry-max --http-retry-wait-max --http-retry-wait-min --format --region --tag-name
         --tag --tag-names --project-id --uuid --snapshots --volumes --load-balancers --vpc-uuid --resource --size --image --image-id --name --droplet-ids --rule --share-id --count --node-ids
         --spec --node-pool --repository --registry --version -s -r -n
         --size-unit --type --subnet-uuid --algorithm --sticky-sessions --health-check --forwarding-rules --http-idle-timeout-seconds --allow-list
         --deny-list --domains --glb-settings --glb-cdn-settings --target-lb-ids --network --network-stack --tls-cipher-policy --ip --ssh-keys --user-data
         --user-data-file --backup-policy-plan --backup-policy-weekday --backup-policy-hour --template --worker-subnet-uuid --cluster-subnet
         --service-subnet --control-plane-firewall-allowed-addresses --scale-down-utilization-threshold --scale-down-unneeded-time --expanders
         --sso-issuer-url --sso-client-id --1-clicks --maintenance-window --cluster-name --expiry-seconds --sso-local-server-port --alias --label --taint
         --min-nodes --max-nodes --api-key --components --deployment --job-name --event-type --job-invocation --event-id --tail --instance-name --app
         --app-alert-destinations --buildpack --major-version --droplet-id --function --model -m --message --system-message --request --temperature
         --max-tokens --input --prompt --n --instructions --text --seconds-total --ssh-user --ssh-key-path --ssh-port --ssh-command --ssh-retry-max
         --grants --dev-config --value --from-env-file --key --save-env -E --save-env-json -J --save-as --param --param-file -P --limit --skip
         --connection-bandwidth-in-mbps --naas-provider --vpc-ids --bgp-local-asn --bgp-local-router-ip --bgp-peer-asn --bgp-peer-router-ip --bgp-auth-key
         --redundancy-zone --parent-uuid --language --env --build-env --apihost --auth --include --exclude --access-key --agent-id --ip-address
         --record-type --record-name --record-data --record-priority --record-port --record-ttl --record-weight --record-flags --record-tag --record-id
         --expiration -e --namespace --env-file --build-command --timeout --instruction --description --model-id --knowledge-base-id --openai-key-id
         --tags --workspace-uuid --k --retrieval-method --top-p --visibility --threshold --comparison --emails --slack-channels --slack-urls --period
         --min-instances --max-instances --cpu-target --mem-target --cooldown-minutes --target-instances --since --upto --package --inbound-rules
         --outbound-rules --severity --finding-uuid --num-nodes --storage-size-mib --engine --private-network-uuid --restore-from-cluster-name
         --restore-from-timestamp --restore-from-cluster-id --day --hour --threshold-percent --increment-gib --mysql-auth-plugin --acl --opensearch-acl
         --mode --user --db --replication-factor --partition-count --cleanup-policy --compression-type --delete-retention-ms --file-delete-delay-ms
         --flush-messages --flush-ms --interval-index-bytes --max-compaction-lag-ms --max-message-bytes --message-format-version --message-timestamp-type
         --min-cleanable-dirty-ratio --min-compaction-lag-ms --min-insync-replicas --retention-bytes --retention-ms --segment-bytes --segment-jitter-ms
         --segment-ms --config-json --resource-type --after --before --status --action-type --poll-timeout --subscription-tier
         --authorization-server-endpoint --desc --snapshot --fs-type --fs-label --snapshot-name --snapshot-desc --dns-names --private-key-path
         --leaf-certificate-path --certificate-chain-path --purpose --environment --default-quantization --weaviate-version --hugging-face-token --slug
         --token-name --vpcs --udp-timeout --icmp-timeout --tcp-timeout --ip-range --target --regions --action-id --image-name --image-url
         --image-distribution --image-description --droplet-name --kernel-id --public-key --public-key-file --key-name --performance-tier --id --vpc-id
         --old-vpc-id --new-vpc-id --path --protocols --squash-config --anonuid --anongid --embedding-model-uuid --data-sources --database-id
         --bucket-name --item-path --base-url --crawling-option --compare --window --entities --faas-name --faas-namespace --input-schema --output-schema
         --function-id --parent-agent-id --child-agent-id --route-id --route-name --if-case --prefix --signature --ttl --domain --certificate-id --files
         --token-validation-server`,
      ),
    },
  ],
  rules: [...digitaloceanDataRules, ...rules],
} as const satisfies Provider;
