/** The shelves of the palette, in the order they are shown. */
export const COMPONENT_GROUPS = ['edge', 'compute', 'messaging', 'data', 'operations', 'outside'] as const;

export type ComponentGroup = (typeof COMPONENT_GROUPS)[number];

/** What a part of a system is: its name, what it is for in a few words, and what else people call it. */
export type KindFacts = { group: ComponentGroup; name: string; about: string; aliases: readonly string[] };

const KINDS = {
  client: {
    group: 'edge',
    name: 'Client',
    about: 'A browser or a program on a desk',
    aliases: ['browser', 'web', 'frontend', 'user', 'spa', 'desktop', 'web app'],
  },
  mobile: {
    group: 'edge',
    name: 'Mobile app',
    about: 'An app on a phone or a tablet',
    aliases: ['phone', 'ios', 'android', 'app'],
  },
  dns: {
    group: 'edge',
    name: 'DNS',
    about: 'Finds an address for a name',
    aliases: ['names', 'route 53', 'geo routing'],
  },
  cdn: {
    group: 'edge',
    name: 'CDN',
    about: 'Keeps copies near the people who ask for them',
    aliases: ['edge cache', 'content delivery', 'cloudfront', 'static files'],
  },
  loadBalancer: {
    group: 'edge',
    name: 'Load balancer',
    about: 'Spreads requests over many servers',
    aliases: ['lb', 'alb', 'nlb', 'proxy', 'haproxy', 'nginx', 'ingress', 'envoy', 'traefik'],
  },
  apiGateway: {
    group: 'edge',
    name: 'API gateway',
    about: 'One door for all calls: routes, limits, signs in',
    aliases: ['gateway', 'bff', 'rate limiter', 'firewall', 'waf', 'edge'],
  },
  service: {
    group: 'compute',
    name: 'Service',
    about: 'Answers requests',
    aliases: ['server', 'microservice', 'backend', 'api', 'app server', 'web server'],
  },
  worker: {
    group: 'compute',
    name: 'Worker',
    about: 'Does work that nobody waits for',
    aliases: ['consumer', 'job', 'background', 'processor', 'batch'],
  },
  function: {
    group: 'compute',
    name: 'Function',
    about: 'Runs when something happens, and costs nothing in between',
    aliases: ['lambda', 'serverless', 'faas'],
  },
  scheduler: {
    group: 'compute',
    name: 'Scheduler',
    about: 'Starts work at a time',
    aliases: ['cron', 'timer', 'airflow', 'orchestrator', 'workflow', 'temporal'],
  },
  queue: {
    group: 'messaging',
    name: 'Queue',
    about: 'Holds messages until one consumer has dealt with each',
    aliases: ['sqs', 'rabbitmq', 'message broker', 'mq', 'task queue', 'dead letter', 'activemq'],
  },
  stream: {
    group: 'messaging',
    name: 'Stream',
    about: 'A log of events that many read, each at its own pace',
    aliases: ['kafka', 'kinesis', 'event log', 'pulsar', 'topic', 'pub sub', 'event bus', 'nats'],
  },
  realtime: {
    group: 'messaging',
    name: 'Push connections',
    about: 'Holds open connections to clients',
    aliases: ['websocket', 'sse', 'long polling', 'notification', 'push'],
  },
  cache: {
    group: 'data',
    name: 'Cache',
    about: 'Keeps answers in memory for a while',
    aliases: ['redis', 'memcached', 'in-memory', 'valkey'],
  },
  relational: {
    group: 'data',
    name: 'Relational database',
    about: 'Tables, joins and transactions',
    aliases: [
      'sql',
      'rdbms',
      'postgres',
      'postgresql',
      'mysql',
      'db',
      'database',
      'mariadb',
      'sqlite',
      'oracle',
      'aurora',
      'sql server',
    ],
  },
  document: {
    group: 'data',
    name: 'Document database',
    about: 'Documents, each read and written whole',
    aliases: ['nosql', 'mongodb', 'json store', 'db', 'database', 'couchbase', 'firestore'],
  },
  keyValue: {
    group: 'data',
    name: 'Key-value store',
    about: 'One value for a key, spread over many machines',
    aliases: ['kv', 'dynamodb', 'cassandra', 'wide column', 'nosql', 'db', 'database', 'scylla', 'bigtable'],
  },
  graph: {
    group: 'data',
    name: 'Graph database',
    about: 'Things and how they are related',
    aliases: ['neo4j', 'social graph', 'db', 'database'],
  },
  timeSeries: {
    group: 'data',
    name: 'Time series database',
    about: 'Measurements over time',
    aliases: ['influxdb', 'prometheus', 'tsdb', 'metrics store'],
  },
  search: {
    group: 'data',
    name: 'Search index',
    about: 'Finds documents by their words',
    aliases: ['elasticsearch', 'opensearch', 'lucene', 'full text', 'inverted index'],
  },
  vector: {
    group: 'data',
    name: 'Vector index',
    about: 'Finds what is near in meaning',
    aliases: ['embeddings', 'ann', 'pgvector', 'similarity'],
  },
  objectStore: {
    group: 'data',
    name: 'Object store',
    about: 'Files of any size under a name',
    aliases: ['blob', 's3', 'gcs', 'files', 'bucket', 'images', 'video', 'minio'],
  },
  warehouse: {
    group: 'data',
    name: 'Data warehouse',
    about: 'Answers questions over all of the past',
    aliases: ['olap', 'bigquery', 'snowflake', 'analytics', 'lake', 'clickhouse', 'columnar', 'redshift'],
  },
  identity: {
    group: 'operations',
    name: 'Identity provider',
    about: 'Knows who somebody is',
    aliases: ['auth', 'oauth', 'oidc', 'sso', 'login', 'iam', 'keycloak'],
  },
  configuration: {
    group: 'operations',
    name: 'Coordination',
    about: 'Settings, locks and leaders that all nodes agree on',
    aliases: [
      'zookeeper',
      'etcd',
      'consul',
      'service discovery',
      'config',
      'feature flags',
      'lock',
      'leader',
    ],
  },
  monitoring: {
    group: 'operations',
    name: 'Monitoring',
    about: 'Metrics, logs, traces and alerts',
    aliases: [
      'observability',
      'logging',
      'metrics',
      'grafana',
      'prometheus',
      'elk',
      'tracing',
      'alerting',
      'kibana',
      'logstash',
    ],
  },
  pipeline: {
    group: 'operations',
    name: 'Delivery pipeline',
    about: 'Builds, tests and deploys',
    aliases: ['ci', 'cd', 'build', 'deploy', 'registry', 'git', 'repository'],
  },
  model: {
    group: 'operations',
    name: 'Model server',
    about: 'Answers with what a model has learned',
    aliases: ['ml', 'inference', 'llm', 'gpu', 'ai', 'recommendation'],
  },
  external: {
    group: 'outside',
    name: 'External system',
    about: 'Somebody else runs it',
    aliases: ['third party', 'partner', 'payment', 'stripe', 'email', 'sms', 'saas', 'legacy'],
  },
  person: {
    group: 'outside',
    name: 'Person',
    about: 'Somebody who uses or runs the system',
    aliases: ['actor', 'user', 'customer', 'operator', 'admin', 'engineer', 'analyst', 'player', 'team'],
  },
} as const satisfies Record<string, KindFacts>;

/** What a part of a system is, as it is stored. Names are for ever: boards hold them. */
export type ComponentKind = keyof typeof KINDS;

export const COMPONENT_KINDS = Object.keys(KINDS) as ComponentKind[];

/** What is said about a kind. */
export function factsOf(kind: ComponentKind): KindFacts {
  return KINDS[kind];
}

/** What the shelves are called. */
export const GROUP_NAMES: Record<ComponentGroup, string> = {
  edge: 'Edge',
  compute: 'Compute',
  messaging: 'Messaging',
  data: 'Data',
  operations: 'Operations',
  outside: 'Outside',
};

const BOUNDARIES = {
  region: {
    name: 'Region',
    about: 'A place in the world that fails by itself',
    aliases: ['data center', 'datacenter', 'site', 'location'],
  },
  zone: {
    name: 'Availability zone',
    about: 'A building of a region, with power of its own',
    aliases: ['az', 'rack', 'failure domain'],
  },
  network: {
    name: 'Private network',
    about: 'What can be reached from inside only',
    aliases: ['vpc', 'subnet', 'vnet', 'vlan', 'dmz'],
  },
  cluster: {
    name: 'Kubernetes cluster',
    about: 'Machines that one orchestrator fills with containers',
    aliases: ['k8s', 'nodes', 'namespace', 'pods', 'eks', 'gke', 'ecs'],
  },
  boundary: {
    name: 'Boundary',
    about: 'Whatever belongs together: a team, a product, a domain',
    aliases: ['group', 'domain', 'container', 'team', 'bounded context', 'trust'],
  },
} as const satisfies Record<string, Omit<KindFacts, 'group'>>;

/** What surrounds components: a frame with one of these in its `meta.boundary`. */
export type BoundaryKind = keyof typeof BOUNDARIES;

export const BOUNDARY_KINDS = Object.keys(BOUNDARIES) as BoundaryKind[];

export const BOUNDARY_NAMES = Object.fromEntries(
  BOUNDARY_KINDS.map((kind) => [kind, BOUNDARIES[kind].name]),
) as Record<BoundaryKind, string>;

/** What can be placed on a board: a part of a system, or what surrounds parts. */
export type PlacedKind = ComponentKind | BoundaryKind;

/** True for what surrounds components. */
export function isBoundaryKind(kind: PlacedKind): kind is BoundaryKind {
  return Object.hasOwn(BOUNDARIES, kind);
}

/** What is said about something that can be placed. */
export function placedFactsOf(kind: PlacedKind): Omit<KindFacts, 'group'> {
  return isBoundaryKind(kind) ? BOUNDARIES[kind] : KINDS[kind];
}

/** How one component talks to another: what an arrow says in its `meta.protocol`. */
export const PROTOCOLS = ['sync', 'async', 'stream', 'replication', 'batch'] as const;

export type Protocol = (typeof PROTOCOLS)[number];

export const PROTOCOL_NAMES: Record<Protocol, string> = {
  sync: 'Synchronous call',
  async: 'Asynchronous message',
  stream: 'Stream',
  replication: 'Replication',
  batch: 'Batch',
};
