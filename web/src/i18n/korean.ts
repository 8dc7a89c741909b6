import type { Texts } from '.';
import { ko } from './ko';
import { koCodes } from './ko-codes';
import { koReason } from './ko-codes/reasons';
import { koNames } from './ko-names';

/** All Korean texts, fetched when the page is in Korean. */
export const KOREAN: Texts = { dictionary: ko, codes: koCodes, names: koNames, reason: koReason };
