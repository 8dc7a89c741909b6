/** The texts of the list of a service's actions, which are loaded with it. */
import type { Language } from '../state/contract';
import { koInputs } from './ko-inputs';

export interface ActionWords {
  readonly action: string;
  readonly choose: string;
  readonly inputs: string;
  readonly needed: string;
  readonly start: string;
  readonly startNote: string;
  /** What the actions do, where the engine's English is not the text. */
  readonly docs: Readonly<Record<string, string>>;
  /** What the inputs are, by the engine's English. */
  readonly inputDocs: Readonly<Record<string, string>>;
}

const EN: ActionWords = {
  action: 'Action',
  choose: 'Choose an action …',
  inputs: 'Inputs',
  needed: 'required',
  start: 'Start with its template',
  startNote: 'Replaces the template for application/json.',
  docs: {},
  inputDocs: {},
};

const KO: ActionWords = {
  action: '작업',
  choose: '작업을 고르세요 …',
  inputs: '입력',
  needed: '필수',
  start: '이 작업의 템플릿으로 시작',
  startNote: 'application/json 템플릿을 바꿉니다.',
  docs: {
    PutItem: '항목을 저장합니다. 같은 키의 항목은 바뀝니다.',
    GetItem: '키로 항목을 읽습니다. 없으면 `{}`입니다.',
    UpdateItem: '키의 항목에서 속성을 고칩니다. 항목이 없으면 만듭니다.',
    DeleteItem: '키의 항목을 삭제합니다. 없어도 오류가 아닙니다.',
    Query: '한 파티션의 항목을 정렬 키 순서로 읽습니다.',
    Scan: '테이블의 모든 항목을 읽습니다.',
    BatchGetItem: '여러 테이블에서 최대 100개의 항목을 키로 읽습니다.',
    BatchWriteItem: '여러 테이블에 최대 25개의 항목을 저장하고 삭제합니다.',
    SendMessage: '대기열에 메시지를 넣습니다.',
    SendMessageBatch: '대기열에 최대 10개의 메시지를 넣습니다.',
    ReceiveMessage:
      '최대 10개의 메시지를 받습니다. 메시지는 삭제할 때까지 대기열에 남고 다른 곳에서는 보이지 않습니다.',
    DeleteMessage: '받은 메시지를 삭제합니다. 이미 없어도 오류가 아닙니다.',
    GetQueueAttributes: '대기열의 메시지 수, ARN, 설정을 알려 줍니다.',
    Publish: '주제를 구독하는 모두에게 메시지를 보냅니다.',
    PublishBatch: '주제를 구독하는 모두에게 최대 10개의 메시지를 보냅니다.',
    GetObject: '객체를 읽습니다.',
    HeadObject: '객체의 헤더를 읽습니다.',
    PutObject: '객체를 저장합니다. 같은 키의 객체는 바뀝니다.',
    DeleteObject: '객체를 삭제합니다. 없어도 오류가 아닙니다.',
    ListObjectsV2: '버킷의 객체를 나열합니다.',
    ListObjects: '버킷의 객체를 예전 방식으로 나열합니다.',
    PutRecord: '스트림에 레코드를 덧붙입니다.',
    PutRecords: '스트림에 최대 500개의 레코드를 덧붙입니다.',
    DescribeStream: '스트림과 샤드를 설명합니다.',
    ListStreams: '스트림을 나열합니다.',
    StartExecution: '상태 머신을 시작하고 끝을 기다리지 않습니다.',
    StartSyncExecution: 'Express 상태 머신을 실행하고 결과를 알려 줍니다.',
    DescribeExecution: 'Standard 상태 머신의 실행이 어떻게 끝났는지 알려 줍니다.',
    DeleteStateMachine: '상태 머신을 삭제합니다. 없어도 오류가 아닙니다.',
    PutEvents: '이벤트 버스에 최대 10개의 이벤트를 보냅니다.',
    GetParameter: '파라미터를 읽습니다.',
    PutParameter: '파라미터를 저장합니다.',
    GetSecretValue: '보안 암호를 읽습니다.',
  },
  inputDocs: koInputs,
};

export const ACTION_WORDS: Readonly<Record<Language, ActionWords>> = { en: EN, ko: KO };
