/** How a thing of Google Cloud is asked about that a command would take away. `{}` is its name. */
export interface GcloudKind {
  readonly program: 'gcloud' | 'gsutil';
  /** The words that take it away: its name is the one word behind them. */
  readonly operations: readonly string[];
  readonly bucket?: true;
  /** A call that only describes. */
  readonly describe: readonly string[];
  /** Flags of the command that say where it is, in the words of `describe`. */
  readonly places: Readonly<Record<string, string>>;
  /** What `thingFacts` reads, and where in the answer it stands. */
  readonly said: Readonly<Record<string, string>>;
  readonly members: string;
}

const ZONE = { '--zone': '--zone' };
const BUCKET = {
  bucket: true as const,
  describe: ['storage', 'buckets', 'describe', 'gs://{}'],
  places: {},
  said: { versioned: 'versioning_enabled', tags: 'labels', changed: 'update_time' },
  members: '',
};

/** What Google Cloud is asked, by kind of thing. https://cloud.google.com/sdk/gcloud/reference */
export const GCLOUD_KINDS: readonly GcloudKind[] = [
  {
    program: 'gcloud',
    operations: ['projects delete'],
    describe: ['projects', 'describe', '{}'],
    places: {},
    said: { name: 'name', tags: 'labels' },
    members: '',
  },
  {
    program: 'gcloud',
    operations: ['sql instances delete'],
    describe: ['sql', 'instances', 'describe', '{}'],
    places: {},
    said: {
      protected: 'settings.deletionProtectionEnabled',
      gibibytes: 'settings.dataDiskSizeGb',
      tags: 'settings.userLabels',
      users: 'replicaNames',
    },
    members: '',
  },
  { program: 'gcloud', operations: ['storage buckets delete', 'storage rm'], ...BUCKET },
  { program: 'gsutil', operations: ['rb', 'rm'], ...BUCKET },
  {
    program: 'gcloud',
    operations: ['compute instances delete'],
    describe: ['compute', 'instances', 'describe', '{}'],
    places: ZONE,
    said: { protected: 'deletionProtection', tags: 'labels', members: 'disks[autoDelete].source', changed: 'lastStartTimestamp' },
    members: 'disks',
  },
  {
    program: 'gcloud',
    operations: ['compute disks delete'],
    describe: ['compute', 'disks', 'describe', '{}'],
    places: { ...ZONE, '--region': '--region' },
    said: { gibibytes: 'sizeGb', tags: 'labels', users: 'users', changed: 'lastAttachTimestamp' },
    members: '',
  },
  {
    program: 'gcloud',
    operations: ['container clusters delete'],
    describe: ['container', 'clusters', 'describe', '{}'],
    places: { ...ZONE, '-z': '--zone', '--region': '--region', '--location': '--location' },
    said: { number: 'currentNodeCount', tags: 'resourceLabels' },
    members: 'nodes',
  },
];
