import type { Texts } from '.';
import { ko } from './ko';
import { koCodes } from './ko-codes';
import { koNames } from './ko-names';

/** All Korean texts, fetched when the page is in Korean. */
export const KOREAN: Texts = { dictionary: ko, codes: koCodes, names: koNames };
