import { createHub } from '../fanout/inProcess';
import { createMemoryStorage, type MemoryStorage } from '../storage/memory';
import { FakeClock } from './fakeClock';
import { Stage } from './stage';

/** One room on two nodes, which share a clock and a log and speak to each other unless they are cut off. */
export class TwoNodes {
  readonly clock = new FakeClock();
  readonly log: MemoryStorage = createMemoryStorage();
  isCut = false;
  readonly one: Stage;
  readonly two: Stage;

  constructor() {
    const { clock, log } = this;
    const hub = createHub((_message, deliver) => (this.isCut ? undefined : deliver()));
    this.one = new Stage({ clock, log, fanOut: hub.node('one') });
    this.two = new Stage({ clock, log, fanOut: hub.node('two') });
  }
}
