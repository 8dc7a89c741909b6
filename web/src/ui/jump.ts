import type { Diagnostic } from '../generated/Diagnostic';
import type { Store } from '../state/contract';
import { stationOfField } from '../state/places';
import { showStations } from './editing';
import { focusField, revealed } from './reveal';

/** Shows the station of a problem's field and puts the caret where the problem is. */
export function jumpToProblem(store: Store, problem: Diagnostic): void {
  const place = problem.where;
  if (!place) return;
  showStations(store);
  store.station.value = stationOfField(place.field);
  revealed.value = {
    field: place.field,
    ...(place.start === undefined ? {} : { start: place.start }),
    ...(place.end === undefined ? {} : { end: place.end }),
  };
  focusField(place.field);
}
