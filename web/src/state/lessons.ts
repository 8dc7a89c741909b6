/** The lessons in the order in which they are taught; their texts and scenarios are fetched when they are needed. */
import index from '../../content/lessons/index.json';
import { STATIONS, type StationId } from './contract';

export interface LessonEntry {
  /** Its name in links, which stays when lessons come before it. */
  readonly name: string;
  /** The folder that holds it. */
  readonly folder: string;
  /** Its place in the order, from 1. */
  readonly number: number;
  /** The station to show first. */
  readonly station: StationId;
  /** The stations that it is about. */
  readonly stations: readonly StationId[];
}

const stationNamed = (name: string) => STATIONS.find((id) => id === name);

export const LESSONS: readonly LessonEntry[] = index.map(({ name, station, stations }, at) => ({
  name: name.replace(/^\d+-/u, ''),
  folder: name,
  number: at + 1,
  station: stationNamed(station) ?? 'client',
  stations: STATIONS.filter((id) => stations.includes(id)),
}));

export function lessonNamed(name: string): LessonEntry | undefined {
  return LESSONS.find((lesson) => lesson.name === name);
}
