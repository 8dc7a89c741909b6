import type { ContentHandling } from '../generated/ContentHandling';
import { useWords } from '../i18n';
import { Choice } from './fields';

const HANDLINGS = ['CONVERT_TO_TEXT', 'CONVERT_TO_BINARY'] as const;

/** What happens to the bytes of a payload on its way, the same on both lanes. */
export function ContentHandlingChoice(props: {
  readonly value: ContentHandling | undefined;
  readonly field: string;
  readonly onChange: (value: ContentHandling | undefined) => void;
}) {
  const { t } = useWords();
  return (
    <Choice<ContentHandling | ''>
      label={t.integration.contentHandling}
      field={props.field}
      value={props.value ?? ''}
      options={[
        ['', t.integration.contentHandlings.none],
        ...HANDLINGS.map((one) => [one, t.integration.contentHandlings[one]] as const),
      ]}
      onChange={(next) => props.onChange(next === '' ? undefined : next)}
    />
  );
}
