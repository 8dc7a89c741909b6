/** The Korean texts of the inputs of services' actions, by their English ones: loaded with the list of actions. */
export const koInputs: Readonly<Record<string, string>> = {
  "The table's name or ARN.": '테이블의 이름 또는 ARN입니다.',
  'The item in DynamoDB\'s JSON: `{"id": {"S": "1"}}`.':
    'DynamoDB JSON으로 적은 항목입니다: `{"id": {"S": "1"}}`',
  'What must hold for the item that is there; else nothing changes.':
    '이미 있는 항목이 만족해야 하는 조건입니다. 만족하지 않으면 아무것도 바뀌지 않습니다.',
  '`#name` placeholders of the expressions, for reserved words.':
    '표현식의 `#name` 자리 표시자입니다. 예약어를 이름으로 쓸 때 필요합니다.',
  '`:value` placeholders of the expressions.': '표현식의 `:value` 자리 표시자입니다.',
  'Which attributes to answer: `NONE`, `ALL_OLD`, and for updates more.':
    '응답할 속성입니다. `NONE` 또는 `ALL_OLD`이며, 업데이트에는 더 있습니다.',
  'Whether to answer the item that failed the condition.': '조건을 만족하지 못한 항목을 응답할지 정합니다.',
  'Whether to answer what the call consumed.': '호출이 소비한 용량을 응답할지 정합니다.',
  'Whether to answer sizes of item collections; here there are none.':
    '항목 컬렉션의 크기를 응답할지 정합니다. 여기에는 없습니다.',
  'Of the time before expressions; not simulated.': '표현식 이전의 파라미터로, 시뮬레이션하지 않습니다.',
  "The item's partition key, and its sort key if the table has one.":
    '항목의 파티션 키입니다. 테이블에 정렬 키가 있으면 정렬 키도 적습니다.',
  'Whether the read must see every write before it; here it always does.':
    '앞선 쓰기를 모두 반영해 읽을지 정합니다. 여기서는 항상 반영합니다.',
  'The attributes to answer; all if left out.': '응답할 속성입니다. 생략하면 모두 응답합니다.',
  'The changes: `SET a = :a REMOVE b ADD c :one DELETE d :set`.':
    '바꿀 내용입니다: `SET a = :a REMOVE b ADD c :one DELETE d :set`',
  'An index to read instead of the table.': '테이블 대신 읽을 인덱스입니다.',
  'The partition, and maybe a stretch of it: `id = :id AND at > :at`.':
    '읽을 파티션입니다. 범위를 더할 수 있습니다: `id = :id AND at > :at`',
  'What must hold for the items that are answered.': '응답할 항목이 만족해야 하는 조건입니다.',
  'How many items to read at most, before the filter.':
    '최대로 읽을 항목 수입니다. 필터를 적용하기 전의 수입니다.',
  'Where the last page ended: its `LastEvaluatedKey`.':
    '지난 페이지가 끝난 위치인 `LastEvaluatedKey` 값입니다.',
  'Whether the sort key ascends; it does if left out.':
    '정렬 키의 오름차순으로 읽을지 정합니다. 생략하면 오름차순입니다.',
  '`COUNT` answers no items.': '`COUNT`이면 항목을 응답하지 않습니다.',
  'Which part of a parallel scan to read.': '병렬 스캔에서 읽을 부분의 번호입니다.',
  'Into how many parts a parallel scan is cut.': '병렬 스캔을 나눌 부분의 수입니다.',
  'The keys by table: `{"T": {"Keys": […]}}`.': '테이블별 키입니다: `{"T": {"Keys": […]}}`',
  'The writes by table: `{"T": [{"PutRequest": {"Item": …}}]}`.':
    '테이블별 쓰기입니다: `{"T": [{"PutRequest": {"Item": …}}]}`',
  "The queue's URL; a path `ACCOUNT/QUEUE` of the integration stands for it.":
    '대기열의 URL입니다. 통합의 경로 `ACCOUNT/QUEUE` 표기로 대신할 수 있습니다.',
  'The message.': '메시지입니다.',
  'How long nobody receives it, 0 to 900.': '메시지를 받을 수 없는 시간(초)입니다. 0부터 900까지입니다.',
  'Attributes beside the body; in a form `MessageAttribute.1.Name`, `.Value.DataType`, `.Value.StringValue`.':
    '본문과 함께 보내는 속성입니다. 폼에서는 `MessageAttribute.1.Name`, `.Value.DataType`, `.Value.StringValue` 형태로 적습니다.',
  '`AWSTraceHeader` alone.': '`AWSTraceHeader`만 쓸 수 있습니다.',
  'FIFO: what tells a message from one that was sent again.': 'FIFO: 다시 보낸 메시지를 구분하는 ID입니다.',
  'FIFO: the group whose order is kept.': 'FIFO: 순서를 지킬 그룹입니다.',
  'The messages; in a form `SendMessageBatchRequestEntry.1.Id`, `.MessageBody`.':
    '메시지들입니다. 폼에서는 `SendMessageBatchRequestEntry.1.Id`, `.MessageBody` 형태로 적습니다.',
  'How many to take, 1 to 10; 1 if left out.': '받을 메시지 수입니다. 1부터 10까지이고, 생략하면 1입니다.',
  'How long others do not see them, in seconds.': '다른 곳에서 메시지가 보이지 않는 시간(초)입니다.',
  'How long to wait for messages; nothing waits here.':
    '메시지를 기다릴 시간입니다. 여기서는 기다리지 않습니다.',
  'The system attributes to answer, or `All`.': '응답할 시스템 속성입니다. `All`이면 모두 응답합니다.',
  'The same, by its newer name.': '같은 입력의 새 이름입니다.',
  'The message attributes to answer, or `All`.': '응답할 메시지 속성입니다. `All`이면 모두 응답합니다.',
  'FIFO: what tells a call from one that is made again.': 'FIFO: 다시 보낸 호출을 구분하는 ID입니다.',
  'The handle that `ReceiveMessage` answered.': '`ReceiveMessage` 응답에 있는 핸들입니다.',
  'The attributes to answer, or `All`; none if left out.':
    '응답할 속성입니다. `All`이면 모두 응답하고, 생략하면 응답하지 않습니다.',
  "The topic's ARN.": '주제의 ARN입니다.',
  "The same, or an endpoint's.": '주제 또는 엔드포인트의 ARN입니다.',
  'A number to send a text message to.': '문자 메시지를 보낼 전화번호입니다.',
  'The subject of mails.': '이메일의 제목입니다.',
  '`json`: the message is JSON with a text for each kind of receiver.':
    '`json`이면 메시지가 받는 쪽의 종류마다 텍스트를 담은 JSON입니다.',
  'Attributes beside the message; in a form `MessageAttributes.entry.1.Name`, `.Value.DataType`.':
    '메시지와 함께 보내는 속성입니다. 폼에서는 `MessageAttributes.entry.1.Name`, `.Value.DataType` 형태로 적습니다.',
  'The messages; in a form `PublishBatchRequestEntries.member.1.Id`, `.Message`.':
    '메시지들입니다. 폼에서는 `PublishBatchRequestEntries.member.1.Id`, `.Message` 형태로 적습니다.',
  'The bucket: the first step of the path.': '버킷입니다. 경로의 첫 부분입니다.',
  "The object's key: the rest of the path.": '객체의 키입니다. 경로의 나머지 부분입니다.',
  'A header: the bytes to read, `bytes=0-9`.': '헤더: 읽을 바이트의 범위입니다(`bytes=0-9`).',
  'A header: read only what has this entity tag.': '헤더: ETag가 이 값과 같을 때만 읽습니다.',
  'A header: read only what has not this entity tag.': '헤더: ETag가 이 값과 다를 때만 읽습니다.',
  "The request's body.": '요청의 본문입니다.',
  "A header: the object's type.": '헤더: 객체의 콘텐츠 유형입니다.',
  "A header: the body's MD5 in Base64, to be compared.": '헤더: 비교할 본문의 MD5(Base64)입니다.',
  'A header: `*` stores only what is not there yet.': '헤더: `*`이면 아직 없는 객체만 저장합니다.',
  '2, in the query string.': '쿼리 문자열에 2로 적습니다.',
  'What the keys begin with.': '키가 시작하는 텍스트입니다.',
  'Where keys are cut into common prefixes, such as `/`.': '키를 공통 접두사로 묶는 구분자입니다. 예: `/`',
  'How many keys to answer, 1000 at most.': '응답할 키의 수입니다. 최대 1000개입니다.',
  '`url` for percent-encoded keys.': '`url`이면 키를 퍼센트 인코딩합니다.',
  'The key behind which the list begins.': '이 키의 다음부터 나열합니다.',
  'Where the last list ended.': '지난 목록이 끝난 위치입니다.',
  "The stream's name.": '스트림의 이름입니다.',
  "The stream's ARN, instead of its name.": '이름 대신 쓰는 스트림의 ARN입니다.',
  'The record in Base64: `$util.base64Encode(…)`.': 'Base64로 적은 레코드입니다: `$util.base64Encode(…)`',
  'What chooses the shard.': '샤드를 정하는 키입니다.',
  "A number that chooses the shard instead of the key's digest.": '키의 해시 대신 샤드를 정하는 숫자입니다.',
  'The sequence number that must lie before.': '이 레코드보다 앞서야 하는 시퀀스 번호입니다.',
  'The records, each with `Data` and `PartitionKey`.':
    '레코드들입니다. 각각 `Data`, `PartitionKey` 키가 있습니다.',
  'How many shards to answer.': '응답할 샤드의 수입니다.',
  'The shard behind which the list begins.': '이 샤드의 다음부터 나열합니다.',
  'How many to answer.': '응답할 개수입니다.',
  'The stream behind which the list begins.': '이 스트림의 다음부터 나열합니다.',
  "The state machine's ARN.": '상태 머신의 ARN입니다.',
  'The input: JSON as text, `"$util.escapeJavaScript($input.json(\'$\'))"`; `{}` if left out.':
    '입력입니다. JSON을 텍스트로 적습니다: `"$util.escapeJavaScript($input.json(\'$\'))"`. 생략하면 `{}`입니다.',
  "The execution's name; one is made if left out.": '실행의 이름입니다. 생략하면 만들어집니다.',
  'The X-Ray trace that the execution belongs to.': '실행이 속한 X-Ray 추적입니다.',
  "The execution's ARN, as `StartExecution` answered it.": '`StartExecution` 응답에 있는 실행의 ARN입니다.',
  'Whether input and output are answered.': '입력과 출력을 응답할지 정합니다.',
  'The events.': '이벤트들입니다.',
  "A global endpoint's id.": '글로벌 엔드포인트의 ID입니다.',
  "The parameter's name; `NAME:VERSION` reads one version.":
    '파라미터의 이름입니다. `NAME:VERSION` 형태로 적으면 그 버전을 읽습니다.',
  'Whether a `SecureString` is answered as it was before encryption.':
    '`SecureString` 값을 복호화해 응답할지 정합니다.',
  'The value.': '값입니다.',
  '`String`, `StringList` or `SecureString`; needed for a new parameter.':
    '`String`, `StringList`, `SecureString` 중 하나입니다. 새 파라미터에는 꼭 필요합니다.',
  'Whether one that is there may be replaced.': '이미 있는 파라미터를 바꿔도 되는지 정합니다.',
  'What it is.': '설명입니다.',
  '`text` if left out.': '데이터 유형입니다. 생략하면 `text`입니다.',
  'The key of a `SecureString`.': '`SecureString` 암호화에 쓰는 키입니다.',
  'A pattern that the value must match.': '값이 일치해야 하는 패턴입니다.',
  '`Standard`, `Advanced` or `Intelligent-Tiering`.':
    '`Standard`, `Advanced`, `Intelligent-Tiering` 중 하나입니다.',
  "The secret's name or ARN.": '보안 암호의 이름 또는 ARN입니다.',
  'The version to read.': '읽을 버전입니다.',
  'The label of the version to read; `AWSCURRENT` if left out.':
    '읽을 버전의 레이블입니다. 생략하면 `AWSCURRENT`입니다.',
};
