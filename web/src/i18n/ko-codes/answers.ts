import type { CodeTexts } from '.';

/** What stops or bends an answer on its way to the client. */
export const answers: CodeTexts = {
  E0601: [
    '`{matched}` 값과 일치하는 통합 응답이 없고 기본 통합 응답도 없어 500으로 응답합니다.',
    '선택 패턴이 없는 통합 응답을 추가하세요.',
  ],
  E0602: ['통합 응답이 없어 500으로 응답합니다.', '선택 패턴 없이 상태 200의 통합 응답을 추가하세요.'],
  E0603: [
    '통합 응답의 상태 {status}: 메서드가 선언하지 않은 상태라 500으로 응답합니다.',
    '상태 {status}의 메서드 응답을 추가하세요.',
  ],
  E0604: [
    '선택 패턴 `{pattern}` 표기는 Java 정규식이 아닙니다: {detail}',
    '패턴을 고치거나, 지워서 기본 통합 응답으로 만드세요.',
  ],
  E0605: [
    '선택 패턴 `{pattern}` 검사가 이 텍스트에서 너무 오래 걸려 일치하지 않는 것으로 봅니다.',
    '`(a+)+` 같은 중첩 반복을 피하세요.',
  ],
  E0606: [
    '{type} 응답 템플릿이 바이트 본문을 만났습니다. 템플릿은 바이트를 읽을 수 없어 500으로 응답합니다.',
    '통합 응답의 contentHandling 값을 CONVERT_TO_TEXT로 하거나 템플릿을 지우세요.',
  ],
  E0607: [
    '본문을 Base64로 디코딩해야 하는데 Base64가 아니라 500으로 응답합니다.',
    'Base64 텍스트를 반환하거나, binaryMediaTypes에 없는 유형을 요청하세요.',
  ],
  E0608: [
    '함수의 응답이 프록시 통합의 형식이 아닙니다: {reason}. 클라이언트는 502를 받습니다.',
    'statusCode, headers, multiValueHeaders, body(문자열), isBase64Encoded만 있는 객체를 반환하세요.',
  ],
  E0609: [
    '함수가 실패했습니다: {message}. 클라이언트는 이유가 없는 502를 받습니다.',
    '함수 안에서 오류를 잡아 상태 코드가 있는 응답을 반환하세요.',
  ],
  E0611: [
    '템플릿이 `$context.{name}` 값을 두 번 설정했습니다. AWS는 5XX로 응답합니다.',
    '먼저 변수에서 값을 계산하고 한 번만 설정하세요.',
  ],
  E0612: [
    '`{target}` 위치는 응답 매핑의 대상이 아니라서 매핑을 버립니다.',
    'method.response.header.NAME 형태를 쓰세요.',
  ],
  E0613: [
    '`{type}` 유형의 게이트웨이 응답은 없습니다.',
    'DEFAULT_4XX, ACCESS_DENIED처럼 AWS 문서에 있는 유형을 쓰세요.',
  ],
  E0614: [
    '`{status}` 값은 상태 코드가 아니라서 게이트웨이 응답은 {kept} 상태를 유지합니다.',
    '404처럼 숫자 세 자리를 쓰세요.',
  ],
  E0615: [
    '백엔드가 {length}바이트로 응답했습니다. API Gateway는 10485760바이트까지만 받으므로 500으로 응답합니다.',
    '응답을 나누거나, 클라이언트에 큰 데이터의 주소를 알려 주세요.',
  ],
  E0640: [
    '`{expression}` 식은 응답 매핑의 원본이 아니라서 매핑을 버립니다. API Gateway는 이런 매핑을 저장하지 않습니다.',
    'integration.response.header.NAME, integration.response.body.PATH, context.NAME, stageVariables.NAME, 또는 작은따옴표로 감싼 텍스트를 쓰세요.',
  ],
  E0641: [
    '`{expression}` 식은 게이트웨이 응답의 원본이 아니라서 헤더를 버립니다.',
    'method.request.(path|querystring|header).NAME, context.NAME, stageVariables.NAME, 또는 작은따옴표로 감싼 텍스트를 쓰세요.',
  ],
  W0301: [
    '시뮬레이션하지 않는 호출입니다: {service} {action}. 본문이 `{}`인 200으로 응답합니다.',
    '서비스의 응답을 `backend.reply`에 적으세요.',
  ],
  W0302: [
    'JavaScript 엔진이 없어 함수의 JavaScript를 실행하지 못했습니다. 함수가 실패한 것으로 처리합니다.',
    '결과는 `backend.lambda.returns`에, 오류는 `backend.lambda.fails`에 적으세요.',
  ],
  W0303: [
    '핸들러가 끝나지 않아 {seconds}초 뒤에 Lambda가 중단합니다.',
    '핸들러의 시계는 멈춰 있고 시간은 실행 단계 수로 잽니다. 끝나지 않는 반복문이 있는지 보세요.',
  ],
  W0304:
    '핸들러가 여기서 쓸 수 있는 메모리 {megabytes} MB를 다 썼습니다. 메모리가 모자라 Lambda가 강제로 종료할 때처럼 끝납니다.',
  W0305: [
    '핸들러를 실행하던 엔진이 멈췄습니다. Lambda에서 프로세스가 죽는 것과 같습니다.',
    '호출이나 괄호가 너무 깊이 중첩되지 않았는지 보세요.',
  ],
  W0306: [
    '여기서 핸들러가 쓸 수 있는 것은 JavaScript 언어와 `console`뿐입니다. 없는 이름: `{name}`',
    '아무것도 호출하거나 읽지 않으니, 함수가 얻을 값을 소스에 직접 적으세요.',
  ],
  W0311: [
    '{service}에 `{action}`이라는 작업이 없습니다.',
    '통합 URI 옆의 목록에서 고르세요. 대문자와 소문자를 구분합니다.',
  ],
  W0601: [
    '`$context.responseOverride.status` 값 {value}: 100부터 599까지의 정수가 아니라서 무시합니다.',
    '404처럼 숫자를 대입하세요. 텍스트는 먼저 숫자로 바꿔야 합니다.',
  ],
  W0602: [
    '{name} 헤더를 매핑했지만 메서드 응답 {status}에 선언하지 않았습니다. API Gateway는 이런 매핑을 저장하지 않습니다.',
    '메서드 응답 {status}의 responseParameters에 `method.response.header.{name}` 항목을 추가하세요.',
  ],
  W0603: [
    '클라이언트가 받는 유형({accept})의 응답 템플릿이 없고 다른 템플릿이 여러 개입니다. 여기서는 이름순으로 처음인 {type} 템플릿을 씁니다. AWS의 순서는 문서에 없습니다.',
    'application/json 템플릿을 추가하세요. 일치하는 것이 없을 때 쓰입니다.',
  ],
};
