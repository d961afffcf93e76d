import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;
const MICROSECONDS = 1e6 / TICKS_PER_SECOND;

/** A process's parent and the CPU time it has used, or null when it is gone. */
function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name before it may hold anything, spaces and brackets too.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), used: (Number(fields[11]) + Number(fields[12])) * MICROSECONDS };
  } catch {
    return null;
  }
}

const processes = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/**
 * The CPU time, user and system, that a server has used in microseconds: by itself, by its children, and by the
 * PostgreSQL backends of its database, which are nobody's children.
 */
export function cpuTime(pid, database) {
  const stats = new Map();
  for (const each of processes()) {
    const stat = readStat(each);
    if (stat) stats.set(each, stat);
  }
  const isBelow = (each) => {
    for (let at = stats.get(each)?.parent; at; at = stats.get(at)?.parent) if (at === pid) return true;
    return false;
  };
  const time = { own: stats.get(pid)?.used ?? 0, children: 0, backends: 0 };
  for (const [each, { used }] of stats) if (isBelow(each)) time.children += used;
  if (database) for (const each of backendsOf(database)) time.backends += stats.get(each)?.used ?? 0;
  return time;
}

/** The CPU time that all processes of this machine have used, in microseconds. */
export function machineTime() {
  const [, user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'latin1')
    .split('\n', 1)[0]
    .split(/\s+/)
    .map(Number);
  return (user + nice + system + irq + softirq + steal) * MICROSECONDS;
}

function backendsOf(database) {
  return processes().filter((pid) => {
    try {
      const title = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
      return title.startsWith('postgres:') && title.includes(` ${database} `);
    } catch {
      return false;
    }
  });
}
