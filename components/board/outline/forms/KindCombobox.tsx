import { Combobox, type ComboboxOption } from '@/components/ui/Combobox';
import { type ComponentKind, factsOf } from '@/lib/board/components/kinds';
import { searchKinds } from '@/lib/board/components/searchKinds';
import { KindIcon } from '../../components/KindIcon';

const optionOf = (kind: ComponentKind): ComboboxOption<ComponentKind> => ({
  value: kind,
  label: factsOf(kind).name,
  icon: <KindIcon kind={kind} />,
});

/** The kind of a component, found by what people call it. */
export function KindCombobox({
  value,
  onValueChange,
  autoFocus = false,
}: {
  value: ComponentKind | null;
  onValueChange: (kind: ComponentKind) => void;
  autoFocus?: boolean;
}) {
  return (
    <Combobox
      value={value}
      onValueChange={onValueChange}
      find={(search) => searchKinds(search).map(optionOf)}
      nameOf={(kind) => factsOf(kind).name}
      placeholder="Kafka, cache, load balancer…"
      none="No kind is called that"
      autoFocus={autoFocus}
    />
  );
}
