import type { Diagnostic } from '../generated/Diagnostic';
import type { Store } from '../state/contract';
import { stationOfField } from '../state/places';
import { showStations } from './editing';
import { focusField, revealed } from './reveal';

/** Shows the station of a problem's field and puts the caret where the problem is. */
export function jumpToProblem(store: Store, problem: Diagnostic): void {
  if (problem.where) jumpTo(store, problem.where);
}

/** A field of the scenario, and a part of its text. */
export interface Place {
  readonly field: string;
  readonly start?: number;
  readonly end?: number;
}

/** Shows the station of a field and puts the caret there. */
export function jumpTo(store: Store, { field, start, end }: Place): void {
  showStations(store);
  store.station.value = stationOfField(field);
  revealed.value = {
    field,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  };
  focusField(field);
}
