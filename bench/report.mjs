import { details } from './details.mjs';
import { PEERS } from './peers.mjs';
import { REMARKS } from './remarks.mjs';
import { ROWS, short } from './rows.mjs';

/** The rows of a run as a Markdown table: each server's figure, its ratio to the reference, and the target. */
export function renderTable({ figures, versions }) {
  const peers = Object.keys(versions);
  const head = ['', ...peers.map((peer) => PEERS[peer].title), 'our target', ''];
  const lines = Object.entries(ROWS).map(([id, row]) => {
    const values = row.values(figures);
    if (Object.keys(values).length === 0) return null;
    const cells = peers.map((peer) => cell(row, values, peer));
    return [row.name, ...cells, row.target ?? '', verdict(id, row, values)];
  });
  const table = [head, head.map(() => '---'), ...lines.filter((line) => line !== null)];
  return table.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** A run's part of the page. */
export function renderPart(report) {
  const { date, seconds, machine, versions } = report;
  const servers = Object.entries(versions).map(([peer, version]) => `${PEERS[peer].title} ${version}`);
  return `## Sync server

Written by \`npm run bench -- sync\` on ${date.slice(0, 10)}, in one run of ${Math.round(seconds / 60)} minutes; run it again to replace this part.

Machine: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}. Node ${machine.node}, and ${machine.newerNode} for Hocuspocus, which needs a newer one. ${machine.postgres ? `PostgreSQL ${machine.postgres} on the same machine.` : 'No PostgreSQL was there to be measured with.'} Servers: ${servers.join(', ')}.

Each server runs alone on one core, all clients on another. Figures are medians; in brackets is the ratio to ${PEERS.reference.title}, the reference. The bare relay only passes frames on and shows what the wire costs.

${renderTable(report)}

${details(report)}
`;
}

function cell({ format, ratios }, values, peer) {
  const value = values[peer];
  if (value === undefined) return '–';
  const ratio =
    ratios && values.reference && peer !== 'reference' ? ` (${short(value / values.reference)})` : '';
  return `${format(value)}${ratio}`;
}

function verdict(id, row, values) {
  const limit = row.limit(values);
  if (limit === undefined || values.ours === undefined) return '';
  if (values.ours <= limit) return 'met';
  const remark = REMARKS[id] ? `: ${REMARKS[id]}` : '';
  return `**not met**, ${short(values.ours / limit)} × the target${remark}`;
}
