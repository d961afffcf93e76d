/** Everyone who draws in a measurement, and what of it has arrived. */
export class Traffic {
  /** One edit arriving at one other client. */
  deliveries = 0;
  /** Milliseconds from sending to arrival, while `isTiming`. */
  latencies = [];
  isTiming = false;
  onDelivery = () => {};
  writers = [];

  /** @param rooms the clients of each room; the place in its room decides which author a client is */
  constructor(rooms) {
    for (const members of rooms) {
      const writers = members.map((client, author) => ({ client, author, sent: 0, arrived: 0, sentAt: [] }));
      for (const { client, author: own } of writers) {
        client.onEdit = (author, from, to) => {
          // Some servers send everyone's edits back to their author, which is no delivery.
          if (author !== own) this.#arrive(writers[author], from, to);
        };
      }
      this.writers.push(...writers);
    }
  }

  /** Sends the next edits of one writer. */
  send(writer, count = 1) {
    const now = performance.now();
    const from = writer.sent;
    for (let number = from; number < from + count; number++) writer.sentAt[number] = now;
    writer.sent += count;
    writer.client.send(writer.author, from, writer.sent);
  }

  #arrive(writer, from, to) {
    const count = to - from;
    this.deliveries += count;
    writer.arrived += count;
    if (this.isTiming) {
      const now = performance.now();
      for (let number = from; number < to; number++) this.latencies.push(now - writer.sentAt[number]);
    }
    this.onDelivery(writer);
  }
}

/**
 * Lets everyone draw at a steady rate, whatever comes back (open loop), each out of step with the others.
 * @returns stops it
 */
export function drawSteadily(traffic, perSecond) {
  const interval = 1000 / perSecond;
  const start = performance.now();
  const due = traffic.writers.map(() => start + Math.random() * interval);
  const timer = setInterval(() => {
    const now = performance.now();
    for (const [index, writer] of traffic.writers.entries()) {
      while (due[index] <= now) {
        traffic.send(writer);
        // People are no clocks: between a half and one and a half of the interval.
        due[index] += interval * (0.5 + Math.random());
      }
    }
  }, 1);
  return () => clearInterval(timer);
}

/**
 * Lets everyone draw as fast as it arrives at the others (closed loop): each has so many edits on their way.
 * @returns stops it
 */
export function drawSaturated(traffic, { window, readers, limit }) {
  let isStopped = false;
  const waiting = new Set();
  const refill = () => {
    for (const writer of waiting) {
      const onTheirWay = writer.sent - Math.floor(writer.arrived / readers);
      const count = Math.min(window - onTheirWay, limit - writer.sent);
      if (count > 0 && !isStopped) traffic.send(writer, count);
    }
    waiting.clear();
  };
  traffic.onDelivery = (writer) => {
    if (waiting.size === 0) setImmediate(refill);
    waiting.add(writer);
  };
  for (const writer of traffic.writers) waiting.add(writer);
  refill();
  return () => {
    isStopped = true;
  };
}
