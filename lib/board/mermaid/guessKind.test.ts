import { describe, expect, it } from 'vitest';
import { guessBoundary, guessKind } from './guessKind';

describe('the kind of a component', () => {
  it.each([
    ['Kafka', 'rectangle', 'stream'],
    ['Kafka consumer', 'rectangle', 'worker'],
    ['PostgreSQL', 'rectangle', 'relational'],
    ['Payment service', 'rectangle', 'service'],
    ['API gateway', 'rectangle', 'apiGateway'],
    ['api', 'rectangle', 'service'],
    ['Mobile app', 'stadium', 'mobile'],
    ['Redis', 'rectangle', 'cache'],
    ['Redis', 'database', 'cache'],
    ['CDN edge', 'rectangle', 'cdn'],
    ['Orders', 'rectangle', 'service'],
    ['Orders', 'database', 'relational'],
    ['Orders', 'subroutine', 'queue'],
    ['Somebody', 'stadium', 'client'],
    ['Orders\nMongoDB 8', 'rectangle', 'document'],
    ['Nginx', 'rectangle', 'loadBalancer'],
    ['Web servers', 'rectangle', 'service'],
    ['', 'rectangle', 'service'],
    ['constructor', 'rectangle', 'service'],
  ] as const)('of %j in the form %s is %s', (label, form, kind) => {
    expect(guessKind(label, form)).toBe(kind);
  });

  it.each([
    ['eu-west-1', 'region'],
    ['Availability zone a', 'zone'],
    ['Production VPC', 'network'],
    ['Kubernetes', 'cluster'],
    ['Checkout', 'boundary'],
  ] as const)('of a boundary called %j is %s', (title, kind) => {
    expect(guessBoundary(title)).toBe(kind);
  });
});
