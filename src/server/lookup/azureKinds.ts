/** How a thing of Azure is asked about that a command would take away. */
export interface AzureKind {
  /** The words that take it away: `vm delete`. */
  readonly operation: string;
  /** Its type; `` for a whole resource group. */
  readonly type: string;
  /** Flag of the command that names what it belongs to, and the type of that. */
  readonly parent?: { readonly flags: readonly string[]; readonly type: string };
  /** What is asked of it besides its tags: JMESPath for what `thingFacts` reads. */
  readonly query: string;
  readonly members: string;
}

const SERVER = { flags: ['--server', '-s'], type: 'servers' };
const DISK = 'gibibytes:properties.storage.storageSizeGB';

/** What Azure is asked, by kind of thing. https://learn.microsoft.com/en-us/cli/azure/resource#az-resource-show */
export const AZURE_KINDS: readonly AzureKind[] = [
  { operation: 'group delete', type: '', query: '', members: 'resources' },
  {
    operation: 'vm delete',
    type: 'Microsoft.Compute/virtualMachines',
    query: "members:properties.storageProfile.dataDisks[?deleteOption=='Delete'].name",
    members: 'disks',
  },
  {
    operation: 'disk delete',
    type: 'Microsoft.Compute/disks',
    query: 'gibibytes:properties.diskSizeGB,users:[managedBy][?@]',
    members: '',
  },
  { operation: 'storage account delete', type: 'Microsoft.Storage/storageAccounts', query: '', members: '' },
  { operation: 'sql server delete', type: 'Microsoft.Sql/servers', query: '', members: '' },
  {
    operation: 'sql db delete',
    type: 'Microsoft.Sql/databases',
    parent: SERVER,
    query: 'bytes:properties.maxSizeBytes',
    members: '',
  },
  { operation: 'postgres flexible-server delete', type: 'Microsoft.DBforPostgreSQL/flexibleServers', query: DISK, members: '' },
  { operation: 'mysql flexible-server delete', type: 'Microsoft.DBforMySQL/flexibleServers', query: DISK, members: '' },
  { operation: 'cosmosdb delete', type: 'Microsoft.DocumentDB/databaseAccounts', query: '', members: '' },
  {
    operation: 'aks delete',
    type: 'Microsoft.ContainerService/managedClusters',
    query: 'members:properties.agentPoolProfiles[].name',
    members: 'node pools',
  },
  { operation: 'keyvault delete', type: 'Microsoft.KeyVault/vaults', query: 'protected:properties.enablePurgeProtection', members: '' },
];
