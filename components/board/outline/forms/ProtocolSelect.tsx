import { Select } from '@/components/ui/Select';
import { PROTOCOL_NAMES, PROTOCOLS, type Protocol } from '@/lib/board/components/kinds';

const PLAIN = 'plain';
const OPTIONS = [
  { value: PLAIN, label: 'Plain arrow' },
  ...PROTOCOLS.map((protocol) => ({ value: protocol, label: PROTOCOL_NAMES[protocol] })),
];

/** How two components talk. */
export function ProtocolSelect({
  value,
  onValueChange,
}: {
  value: Protocol | null;
  onValueChange: (protocol: Protocol | null) => void;
}) {
  return (
    <Select
      value={value ?? PLAIN}
      options={OPTIONS}
      onValueChange={(chosen) => onValueChange(PROTOCOLS.find((protocol) => protocol === chosen) ?? null)}
    />
  );
}
