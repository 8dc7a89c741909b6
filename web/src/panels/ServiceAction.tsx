import { useEffect, useState } from 'preact/hooks';
import type { CatalogueAction } from '../generated/CatalogueAction';
import type { CatalogueService } from '../generated/CatalogueService';
import { useWords } from '../i18n';
import { ACTION_WORDS } from '../i18n/service-actions';
import { NO_INTEGRATION } from '../state/change';
import { serviceOf } from '../state/kinds';
import { integrationOf } from '../state/mode';
import { actionOf, callAction, urisOf } from '../state/service-action';
import { serviceUris } from '../state/service-uris';
import { Fold } from '../ui/Fold';
import { Choice } from '../ui/fields';
import { useStore } from '../ui/store-context';

/** The actions of the service that the integration calls: choosing one fills in how it is called. */
export function ServiceAction() {
  const { language } = useWords();
  const words = ACTION_WORDS[language];
  const store = useStore();
  const [services, setServices] = useState<readonly CatalogueService[]>([]);
  const [chosen, setChosen] = useState('');
  const integration = integrationOf(store.scenario.value) ?? NO_INTEGRATION;
  const { uri } = integration;
  useEffect(() => {
    void store.catalogue().then((catalogue) => setServices(catalogue?.services ?? []));
  }, [store]);
  useEffect(() => {
    serviceUris.value = urisOf(services, uri);
  }, [services, uri]);
  const service = services.find(({ name }) => name === serviceOf(uri));
  if (!service) return null;
  // A template that was left as it is may not tell which action was chosen.
  const action =
    actionOf(integration, service) ?? service.actions.find(({ name }) => name === chosen) ?? null;
  const take = (name: string, anew: boolean) => {
    setChosen(name);
    const next = service.actions.find((one) => one.name === name);
    if (next) store.update(callAction(service, next, services, anew));
  };
  return (
    <>
      <Choice
        label={words.action}
        value={action?.name ?? ''}
        options={[
          ...(action ? [] : [['', words.choose] as const]),
          ...service.actions.map(({ name }) => [name, name] as const),
        ]}
        onChange={(name) => take(name, false)}
      />
      {action && <Details action={action} onStart={() => take(action.name, true)} />}
    </>
  );
}

interface DetailsProps {
  readonly action: CatalogueAction;
  readonly onStart: () => void;
}

function Details({ action, onStart }: DetailsProps) {
  const { language } = useWords();
  const words = ACTION_WORDS[language];
  const doc = language === 'en' ? action.doc : (words.docs[action.name] ?? '');
  return (
    <>
      {doc !== '' && <p class="muted small">{doc.replaceAll('`', '')}</p>}
      <Fold name="service-inputs" title={words.inputs} count={action.inputs.length}>
        <dl class="facts inputs">
          {action.inputs.map((input) => (
            <>
              <dt key={input.name}>{input.name}</dt>
              <dd>
                <span class="mono">{input.kind}</span>
                {input.required && (
                  <>
                    {' '}
                    <strong>{words.needed}</strong>
                  </>
                )}
                <div class="muted small">{(words.inputDocs[input.doc] ?? input.doc).replaceAll('`', '')}</div>
              </dd>
            </>
          ))}
        </dl>
        {action.template !== '' && (
          <p class="row wrap">
            <button type="button" class="button" onClick={onStart}>
              {words.start}
            </button>
            <span class="muted small">{words.startNote}</span>
          </p>
        )}
      </Fold>
    </>
  );
}
