/** The texts of the services' state, which are loaded with it. */
import type { Language } from '../state/contract';
import type { Mark, Service } from '../state/services';

export interface ServiceWords {
  readonly empty: string;
  readonly unread: string;
  readonly none: string;
  readonly changes: (count: number) => string;
  readonly marks: Readonly<Record<Mark, string>>;
  readonly was: (text: string) => string;
  readonly entries: Readonly<Record<Service, string>>;
  readonly columns: { readonly change: string; readonly key: string; readonly content: string };
  readonly holders: Readonly<Record<Service, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly optional: string;
  readonly make: string;
  readonly makeWhat: string;
  readonly add: Readonly<Partial<Record<Service, string>>>;
  readonly attributes: string;
  readonly attributesNote: string;
  readonly done: string;
  readonly cancel: string;
  readonly taken: string;
  readonly needed: string;
  readonly limits: string;
}

const EN: ServiceWords = {
  empty: 'There is nothing yet: no table, no queue, no bucket. A call finds nothing and fails as on AWS.',
  unread: 'This JSON cannot be read; correct it below.',
  none: 'The call changed nothing.',
  changes: (count) => (count === 1 ? '1 change' : `${count} changes`),
  marks: { added: 'new', removed: 'gone', changed: 'changed' },
  was: (text) => `before: ${text}`,
  entries: {
    dynamodb: 'Items',
    sqs: 'Messages',
    sns: 'Published',
    s3: 'Objects',
    kinesis: 'Records',
    states: 'Executions',
    events: 'Events',
    ssm: 'Value',
    secretsmanager: 'Value',
  },
  columns: { change: 'Change', key: 'Key', content: 'Content' },
  holders: {
    dynamodb: 'DynamoDB table',
    sqs: 'SQS queue',
    sns: 'SNS topic',
    s3: 'S3 bucket',
    kinesis: 'Kinesis stream',
    states: 'Step Functions state machine',
    events: 'EventBridge event bus',
    ssm: 'SSM parameter',
    secretsmanager: 'Secrets Manager secret',
  },
  fields: {
    name: 'Name',
    hashKey: 'Partition key',
    rangeKey: 'Sort key',
    value: 'Value',
    body: 'Body',
    key: 'Key',
    contentType: 'Content type',
  },
  optional: 'optional',
  make: 'Add a table, queue, bucket …',
  makeWhat: 'What to add',
  add: { dynamodb: 'Add item', sqs: 'Add message', s3: 'Add object' },
  attributes: 'Other attributes',
  attributesNote:
    'A key has the type that it has in the other items, and is a string in the first one. Of the other attributes numbers, true and false keep their type; everything else is a string.',
  done: 'Add',
  cancel: 'Cancel',
  taken: 'There is one of this name already.',
  needed: 'This is needed.',
  limits:
    'Not simulated: DynamoDB transactions and the parameters from before expressions (Expected, AttributeUpdates, KeyConditions …), and actions beyond those in the list of the integration. They answer 200 with {} and a warning; give their answer as an HTTP answer.',
};

const KO: ServiceWords = {
  empty: '아직 아무것도 없습니다. 테이블도 대기열도 버킷도 없어서, 호출하면 AWS에서처럼 실패합니다.',
  unread: '이 JSON은 읽을 수 없습니다. 아래에서 고치세요.',
  none: '호출로 바뀐 것이 없습니다.',
  changes: (count) => `변경 ${count}건`,
  marks: { added: '추가', removed: '삭제', changed: '변경' },
  was: (text) => `이전: ${text}`,
  entries: {
    dynamodb: '항목',
    sqs: '메시지',
    sns: '게시된 메시지',
    s3: '객체',
    kinesis: '레코드',
    states: '실행',
    events: '이벤트',
    ssm: '값',
    secretsmanager: '값',
  },
  columns: { change: '변화', key: '키', content: '내용' },
  holders: {
    dynamodb: 'DynamoDB 테이블',
    sqs: 'SQS 대기열',
    sns: 'SNS 주제',
    s3: 'S3 버킷',
    kinesis: 'Kinesis 스트림',
    states: 'Step Functions 상태 머신',
    events: 'EventBridge 이벤트 버스',
    ssm: 'SSM 파라미터',
    secretsmanager: 'Secrets Manager 보안 암호',
  },
  fields: {
    name: '이름',
    hashKey: '파티션 키',
    rangeKey: '정렬 키',
    value: '값',
    body: '본문',
    key: '키',
    contentType: '콘텐츠 유형',
  },
  optional: '선택 사항',
  make: '테이블, 대기열, 버킷 등 추가',
  makeWhat: '추가할 것',
  add: { dynamodb: '항목 추가', sqs: '메시지 추가', s3: '객체 추가' },
  attributes: '그 밖의 속성',
  attributesNote:
    '키는 다른 항목에서와 같은 형식이고, 첫 항목에서는 문자열입니다. 그 밖의 속성에서는 숫자와 true, false가 그 형식을 유지하고, 나머지는 모두 문자열입니다.',
  done: '추가',
  cancel: '취소',
  taken: '같은 이름이 이미 있습니다.',
  needed: '꼭 필요합니다.',
  limits:
    '시뮬레이션하지 않는 것: DynamoDB 트랜잭션, 표현식 이전의 파라미터(Expected, AttributeUpdates, KeyConditions 등), 통합의 목록에 없는 작업. 이들은 경고와 함께 200과 {}로 응답합니다. 응답을 직접 정하려면 HTTP 응답으로 지정하세요.',
};

export const SERVICE_WORDS: Readonly<Record<Language, ServiceWords>> = { en: EN, ko: KO };
