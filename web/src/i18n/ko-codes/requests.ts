import type { CodeTexts } from '.';

/** What stops or bends a request on its way to the backend. */
export const requests: CodeTexts = {
  E0501: [
    'API의 어떤 리소스도 `{path}` 경로와 맞지 않습니다. 여기 있는 메서드는 `{declared} {resource}`입니다.',
    'API Gateway는 모르는 경로에 403 `Missing Authentication Token`으로 응답합니다. 404는 없습니다.',
  ],
  E0502: [
    '`{resource}` 리소스에 {method} 메서드가 없습니다. 여기 있는 메서드는 {declared}입니다.',
    'API Gateway는 모르는 메서드에 403 `Missing Authentication Token`으로 응답합니다. 405는 없습니다.',
  ],
  E0503: [
    '`{method} {path}` 요청은 다른 경로 `{declared} {resource}` 쪽으로 갑니다. 그 메서드는 이 시나리오에 없습니다.',
    '요청이 이 시나리오의 메서드로 가도록 경로나 다른 경로 목록을 바꾸세요.',
  ],
  E0504: ['실행 전에 요청이 거부되었습니다: {type}', '통과시키려면 `refusal` 키를 지우세요.'],
  E0505: [
    '메서드의 authorizationType이 AWS_IAM인데 요청이 서명되지 않았습니다.',
    '요청에 서명하거나, `context.identity`에 `userArn` 같은 호출자를 적으세요.',
  ],
  E0506: [
    '권한 부여자가 요청을 거부했습니다: {type}',
    '통과시키려면 `authorizer.result` 값을 `allow`로 하세요.',
  ],
  E0507: [
    '메서드에 API 키가 필요한데 요청에 `x-api-key` 헤더가 없습니다.',
    '`api.apiKeys`의 값 중 하나를 `x-api-key` 헤더로 보내세요.',
  ],
  E0508: [
    '요청이 보낸 API 키를 받아 주는 사용량 계획이 스테이지에 없습니다.',
    '`api.apiKeys`의 값 중 하나를 `x-api-key` 헤더로 보내세요.',
  ],
  E0509:
    '경로가 {length}바이트인데 API Gateway는 {most}바이트까지 받습니다. 이때의 상태 414는 문서에 없습니다.',
  E0510:
    '헤더 값이 모두 {length}바이트인데 API Gateway는 {most}바이트까지 받습니다. 이때의 상태 431은 문서에 없습니다.',
  E0511: '본문이 {length}바이트인데 API Gateway는 {most}바이트까지 받습니다.',
  E0512: '쿼리 문자열에서 `{character}` 문자는 퍼센트 인코딩해야 합니다. 이때의 상태 400은 문서에 없습니다.',
  E0513: [
    '필수 요청 파라미터가 없거나 비었습니다: {names}',
    '이름은 대소문자를 구분합니다. 경로 파라미터는 리소스 경로에 있어야 합니다.',
  ],
  E0514: [
    '본문이 모델 {name}에 맞지 않습니다: `{detail}`',
    '클라이언트는 `Invalid request body`만 봅니다. 자세한 내용은 로그와 $context.error.validationErrorString에 있습니다.',
  ],
  E0515: [
    '모델 {name}: 이런 모델이 없어 본문을 검사하지 않습니다. API Gateway는 이런 메서드를 저장하지 않습니다.',
    '`api.models`에 추가하세요.',
  ],
  E0516: [
    '{type} 유형의 요청 템플릿이 없고, passthroughBehavior {behavior} 설정이 통과를 허용하지 않아 415로 응답합니다.',
    '{type} 템플릿을 추가하거나 passthroughBehavior 값을 WHEN_NO_MATCH로 하세요.',
  ],
  E0517: [
    '{type} 요청 템플릿이 바이트 본문을 만났습니다. 템플릿은 바이트를 읽을 수 없어 500으로 응답합니다.',
    '통합의 contentHandling 값을 CONVERT_TO_TEXT로 하거나, binaryMediaTypes에서 {type} 유형을 빼세요.',
  ],
  E0518: [
    'contentHandling CONVERT_TO_BINARY 설정은 본문을 Base64로 디코딩하는데, 본문이 Base64가 아니라 500으로 응답합니다.',
    'Base64 텍스트를 보내거나 contentHandling을 지우세요.',
  ],
  E0519: [
    '{type} 유형의 통합은 {name} 헤더를 설정할 수 없습니다. 호출이 500으로 실패합니다.',
    '매핑을 지우세요. {name} 헤더는 API Gateway가 직접 설정합니다.',
  ],
  E0520: [
    '`{uri}` 주소는 API Gateway가 호출할 수 없는 주소라 500으로 응답합니다.',
    'URI와 그 안의 스테이지 변수, 경로 파라미터를 확인하세요.',
  ],
  E0521: [
    '서명된 요청의 URL에는 `{character}` 문자를 쓸 수 없어 500으로 응답합니다: {uri}',
    'URI의 `{name}`마다 값을 매핑하고, 템플릿이 넣는 값은 인코딩하세요.',
  ],
  E0522: [
    'MOCK 통합의 요청 템플릿은 statusCode가 있는 객체를 만들어야 하는데, 결과가 객체가 아닙니다: `{text}`',
    '{"statusCode": 200} 형태로 만드세요.',
  ],
  E0523: [
    'MOCK 통합의 요청 템플릿이 statusCode를 만들지 않았습니다: `{text}`',
    '{"statusCode": 200} 형태로 만드세요.',
  ],
  E0524: [
    'MOCK 통합의 요청 템플릿이 만든 statusCode가 정수가 아닙니다: `{text}`',
    '따옴표 없이 숫자로 적으세요: {"statusCode": 200}',
  ],
  E0540: [
    '`{expression}` 식은 요청 매핑의 원본이 아니라서 매핑을 버립니다. API Gateway는 이런 매핑을 저장하지 않습니다.',
    'method.request.(path|querystring|header).NAME, method.request.body, context.NAME, stageVariables.NAME, 또는 작은따옴표로 감싼 텍스트를 쓰세요.',
  ],
  E0541: [
    '`{expression}` 식을 읽을 수 없습니다. 본문이 JSON처럼 시작하지만 JSON이 아닙니다({detail}).',
    'JSON을 보내거나, 중괄호, 대괄호, 따옴표로 시작하지 않는 텍스트를 보내세요.',
  ],
  E0550: [
    '템플릿이 본문을 JSON으로 읽는데, 본문이 JSON처럼 시작하지만 JSON이 아닙니다: {detail}',
    'JSON을 보내거나, $input.body로 텍스트를 읽으세요.',
  ],
  E0551: [
    '`{path}` 경로를 본문에서 평가할 수 없습니다: {detail}',
    '경로를 확인하세요. API Gateway의 JsonPath에는 함수, 음수 인덱스, 큰따옴표 이름이 없습니다.',
  ],
  E0560: [
    '백엔드가 {millis}밀리초 안에 응답하지 않아 504로 응답합니다.',
    '통합의 timeoutInMillis는 29,000까지입니다. 리전 API와 프라이빗 API는 요청하면 더 늘릴 수 있습니다.',
  ],
  E0561: '백엔드에 연결할 수 없어 504로 응답합니다.',
  E0562: [
    '함수로 가는 본문이 JSON이 아니라서 함수가 실행되지 않고 클라이언트는 400을 받습니다: {detail}',
    '요청 템플릿의 쉼표와 따옴표를 확인하세요. 값은 $util.escapeJavaScript로 이스케이프합니다.',
  ],
  E0563: [
    'Lambda 함수는 POST로 호출하는데, 이 통합은 {method} 메서드를 보내므로 500으로 응답합니다.',
    '통합의 httpMethod 값을 POST로 하세요.',
  ],
  E0564: 'Lambda의 이벤트는 6 MB(비동기는 1 MB)까지라 500으로 응답합니다.',
  E0565: 'Lambda가 호출을 제한(스로틀)하여 500으로 응답합니다.',
  E0566: 'Lambda 서비스가 상태 {status} 응답으로 호출을 거부하여 500으로 응답합니다.',
  E0525: [
    '이 경로에서는 메서드 ARN이 {length}바이트입니다. 권한 부여자에게는 {most}바이트까지만 물을 수 있어 414로 응답합니다.',
    '긴 값은 쿼리 문자열이나 본문으로 보내세요.',
  ],
  W0501: [
    '스테이지에 `{name}` 변수가 없어 `${stageVariables.{name}}` 값이 비어 있습니다.',
    '`api.stage.variables`에 추가하세요.',
  ],
  W0502: [
    'URI의 `{{name}}` 자리에 매핑된 값이 없어 그대로 남습니다.',
    'integration.request.path.{name} 매핑을 추가하세요. 메서드의 경로 파라미터는 저절로 URI에 들어가지 않습니다.',
  ],
  W0503: [
    '메서드가 {source} 파라미터를 선언하지 않았습니다. API Gateway는 그것을 읽는 매핑을 저장하지 않습니다.',
    '메서드의 requestParameters에 추가하세요.',
  ],
  W0504: [
    '상태를 정하는 템플릿이 없어 클라이언트의 본문을 MOCK 통합의 상태 문서로 읽습니다. AWS 문서에는 없는 동작입니다.',
    '{"statusCode": 200} 값을 만드는 요청 템플릿을 추가하세요.',
  ],
  W0505: [
    '{type} 요청 템플릿이 비어 있어 본문을 그대로 통과시킵니다. 이 동작은 응답 템플릿에 대해서만 기록되어 있습니다.',
    '템플릿을 지우거나, 백엔드가 받을 내용을 만드세요.',
  ],
  W0506: [
    '`{{name}}` 자리의 값 `{value}` 표기를 URI에 맞게 퍼센트 인코딩했습니다. AWS 문서에는 방법이 없습니다.',
    '인코딩이 필요 없는 값을 매핑하거나, 배포된 API와 비교하세요.',
  ],
  W0507: [
    '통합에 httpMethod가 없어 클라이언트의 메서드를 보냅니다. API Gateway는 httpMethod 없는 {type} 유형의 통합을 저장하지 않습니다.',
    'httpMethod를 정하세요. Lambda 함수에는 POST, 클라이언트의 메서드를 쓰려면 ANY입니다.',
  ],
  W0508: [
    '`{uri}` 값은 http 또는 https URL이 아닙니다. API Gateway는 이런 {type} 통합을 저장하지 않습니다.',
    '엔드포인트의 URL 전체를 적으세요.',
  ],
  W0509: [
    '`{uri}` 값은 arn:aws:apigateway:REGION:SERVICE:path/… 또는 :action/… 형태의 ARN이 아닙니다. API Gateway는 이런 {type} 통합을 저장하지 않습니다.',
    'Lambda 함수는 arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations 형태입니다.',
  ],
  W0510: [
    'API Gateway는 {service} 서비스의 AWS_PROXY 통합을 저장하지 않습니다. 이 유형에는 Lambda 함수와 Firehose 스트림만 쓸 수 있습니다.',
    '다른 서비스에는 AWS 유형을 쓰세요.',
  ],
  W0511: [
    '파라미터 이름 {name}: 요청의 두 위치에 있습니다. API Gateway는 이런 메서드를 저장하지 않습니다.',
    '파라미터 이름은 경로, 쿼리 문자열, 헤더를 통틀어 하나여야 합니다.',
  ],
  W0515: [
    '`{resource}` 리소스는 `{other}` 옆에 둘 수 없습니다. API Gateway는 탐욕적 경로 아래에 리소스를 두지 않으며, 리소스마다 변수 하나만 둡니다.',
    '형제 경로를 고치세요.',
  ],
  W0512: [
    '본문과 모델 {name}: 너무 커서 끝까지 검사하지 못했습니다. 남은 부분은 일치하는 것으로 봅니다. API Gateway의 판단은 다를 수 있습니다.',
    '본문을 줄이거나, 자기 자신을 다시 가리키지 않는 모델로 시험해 보세요.',
  ],
  W0513: [
    '모델 {name}에서 참조하는 {reference}: 그런 곳이 없어 그 자리는 검사하지 않습니다. API Gateway는 이런 모델을 저장하지 않습니다.',
    '같은 모델의 #/definitions/… 또는 https://apigateway.amazonaws.com/restapis/API_ID/models/NAME을 참조하세요.',
  ],
  W0514: [
    '모델 {name}의 패턴 `{pattern}`: 정규식이 아니어서 그 자리는 검사하지 않습니다.',
    '패턴을 고치세요.',
  ],
  W0540: [
    '`{path}` 경로를 본문에서 평가할 수 없어({detail}) 매핑을 버립니다.',
    '본문과 경로를 비교해 보세요.',
  ],
  W0541: [
    '`{path}` 경로에 AWS 문서가 매핑 식에 허용하지 않은 문자가 있습니다.',
    'AWS 문서에는 영문자, 숫자, `._$-`만 있습니다. 대괄호를 쓴 예가 동작한 적은 있습니다.',
  ],
  W0542: [
    '매핑은 `{name}` 헤더를 읽지만 클라이언트는 `{header}` 헤더를 보냈습니다. 철자가 같아야 하므로 매핑을 버립니다.',
    '클라이언트가 보내는 철자대로 매핑에 적으세요.',
  ],
  W0550: [
    '`{name}` 이름을 `{header}` 헤더로 찾았습니다. AWS 문서에는 대소문자를 구분한다고 되어 있습니다.',
    '클라이언트가 보내는 대로 {header} 철자를 쓰세요.',
  ],
  W0551: [
    '`{path}` 값이 null입니다. $input.json의 결과가 문서에 없어 여기서는 ""로 봅니다.',
    '쓰기 전에 #if($input.path("{path}") != "") 형태로 확인하세요.',
  ],
  W0552: [
    '더 남았지만 {rounds}번에서 반복이 끝납니다. API Gateway의 한도입니다.',
    '한 번에 더 적게 보내거나 백엔드에 맡기세요.',
  ],
  W0553: ['템플릿이 {bytes}바이트입니다. API Gateway는 307200바이트까지 저장합니다.', '템플릿을 줄이세요.'],
};
