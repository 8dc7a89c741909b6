import type { CodeTexts } from '.';

/** What is allowed, and seldom meant. */
export const hints: CodeTexts = {
  H0701: [
    '{type} 유형의 통합은 매핑 템플릿을 쓰지 않습니다.',
    '템플릿을 쓰려면 {alternative} 유형으로 바꾸고, 아니면 템플릿을 지우세요.',
  ],
  H0702: [
    '`credentials` 없이는 API Gateway가 {service} 서비스를 서명 없이 호출하고, 서비스는 거부합니다.',
    '`credentials`에 API Gateway가 맡을 수 있는 역할의 ARN을 적으세요.',
  ],
  H0703: [
    '{service} 서비스는 폼 형식을 읽는데, 받는 Content-Type은 `{found}`입니다.',
    "integration.request.header.Content-Type에 'application/x-www-form-urlencoded' 값을 매핑하세요.",
  ],
  H0704: ['선택 패턴 `{pattern}` 표기는 일치할 수 없습니다. 여기서 비교하는 대상: {what}', '{advice}'],
  H0705: [
    '{name} 파라미터를 필수로 표시했지만, 파라미터를 검사하는 요청 검사기가 없어 효과가 없습니다.',
    '`requestValidator.validateRequestParameters` 값을 켜세요.',
  ],
  H0706: [
    '{type} 유형의 모델이 없어 본문을 검사하지 않습니다.',
    '{type} 유형 또는 `$default`의 모델을 추가하세요.',
  ],
  H0707: [
    '메서드의 authorizationType이 NONE이라 권한 부여자에게 묻지 않습니다.',
    'authorizationType 값을 CUSTOM 또는 COGNITO_USER_POOLS로 하세요.',
  ],
  H0708: [
    '`$default`는 REST API 요청 템플릿의 콘텐츠 유형이 아니어서 이 템플릿은 선택되지 않습니다. AWS 문서에는 모델과 WebSocket API에만 있습니다.',
    '콘텐츠 유형을 하나씩 적으세요.',
  ],
  H0709: [
    'AWS_PROXY 통합은 requestParameters를 무시합니다. 함수는 이벤트에서 요청 전체를 받습니다.',
    '지우거나, 템플릿을 쓰는 AWS 유형으로 바꾸세요.',
  ],
  H0710: [
    '{type} 유형의 통합은 통합 응답을 무시합니다. 백엔드의 응답이 클라이언트로 갑니다.',
    '지우거나 {alternative} 유형을 쓰세요.',
  ],
  H0711: [
    'MOCK 통합은 백엔드를 호출하지 않으므로 {key} 설정을 버립니다.',
    '백엔드를 호출하려면 HTTP 또는 AWS 유형을 고르세요.',
  ],
  H0712: '{name} 헤더는 매핑했더라도 요청이 나가기 전에 버려집니다.',
  H0713: [
    '여기서 $input.{name} 값은 빈 객체입니다. MOCK 통합 뒤에는 백엔드가 없고, 요청 본문은 응답까지 오지 않습니다.',
    '필요한 값은 요청 템플릿에서 $context.requestOverride 아래에 담아 두세요. 백엔드를 호출하려면 HTTP 또는 AWS 유형을 고르세요.',
  ],
  H0715: [
    '`{reference}` 값이 JSON 문자열 안에 그대로 들어갑니다. 값에 따옴표나 백슬래시가 있으면 텍스트가 깨집니다.',
    '$util.escapeJavaScript({argument}) 형태로 적고, 작은따옴표를 위해 뒤에 .replaceAll("\\\\\'", "\'") 호출을 붙이세요.',
  ],
  H0716: [
    '`{reference}` 참조는 JSON 텍스트를 씁니다. 문자열이면 따옴표까지 쓰므로 바깥 따옴표와 겹칩니다.',
    '바깥 따옴표를 지우거나 $input.path를 쓰세요.',
  ],
  H0717: 'timeoutInMillis 값이 {millis}입니다. 29000보다 큰 값은 요청해야만 허용됩니다.',
  H0718: [
    '선택 패턴 `{pattern}` 표기는 상태처럼 보이지만, Lambda 함수에서는 실패의 errorMessage와 비교합니다.',
    '`.*Not Found.*`처럼 메시지와 비교하세요. 성공하면 항상 기본 통합 응답을 씁니다.',
  ],
  H0719: [
    'API Gateway는 백엔드의 리디렉션 {status} 응답을 따라가지 않고 그대로 응답합니다.',
    '리디렉션이 가리키는 주소를 호출하세요.',
  ],
  H0760: [
    '선택 패턴 `{pattern}` 표기는 `{matched}`의 일부와 일치하지만, 전체와 일치해야 합니다.',
    '`.*{pattern}.*` 형태로 적으세요.',
  ],
  H0761: [
    '클라이언트는 {name} 헤더를 {remapped} 이름으로 받습니다.',
    '{name} 헤더는 API Gateway가 직접 씁니다.',
  ],
  H0762: '게이트웨이 응답 {type}: 사용자 지정을 모르는 프런트 엔드가 응답합니다.',
  H0763: [
    '$util.{name} 함수는 API Gateway에 없어 아무것도 출력하지 않습니다.',
    'escapeJavaScript, parseJson, urlEncode, urlDecode, base64Encode, base64Decode만 있습니다. 나머지는 AppSync의 함수입니다.',
  ],
  H0764: [
    '$input.{name} 함수는 없어 아무것도 출력하지 않습니다.',
    '$input.body, $input.json(path), $input.path(path), $input.params(), $input.params(name)만 있습니다.',
  ],
  H0765: [
    'AWS 문서에 나오지만 `count()`는 리스트의 메서드가 아니어서 아무것도 출력하지 않습니다.',
    'size()를 쓰세요.',
  ],
  H0766: [
    '{type} 템플릿이 만든 텍스트가 JSON처럼 시작하지만 JSON이 아닙니다: {detail}',
    '만들어진 텍스트를 보세요. 문자열은 따옴표로 감싸고 안에서는 $util.escapeJavaScript를 씁니다.',
  ],
  H0767: [
    '만들어진 텍스트의 `{bracket}` 앞에 쉼표가 있습니다. JSON에서는 쓸 수 없습니다.',
    '반복 안의 쉼표는 #if($foreach.hasNext),#end 형태로 적으세요.',
  ],
  H0768: [
    '`${name}` 변수는 어디에서도 설정되지 않아 아무것도 출력하지 않습니다. 혹시 `${near}` 변수인가요?',
    '템플릿에는 $input, $util, $context, $stageVariables 변수가 주어지고, 다른 변수는 #set으로 만듭니다.',
  ],
  H0769: [
    '{class} 클래스에는 `{name}()` 메서드가 없어 아무것도 출력하지 않습니다. 혹시 `{near}()` 메서드인가요?',
    '메서드 이름은 대소문자를 구분합니다.',
  ],
  H0770: [
    '`$input.params`는 함수여서 `$input.params.{name}` 참조는 아무것도 출력하지 않습니다.',
    "$input.params('{name}') 형식으로 쓰세요.",
  ],
  H0771: [
    '`$context.{name}` 변수는 없어 아무것도 출력하지 않습니다. 혹시 `$context.{near}` 변수인가요?',
    '변수 이름은 대소문자를 구분합니다.',
  ],
  H0772: [
    '여기서 `{reference}` 참조에는 값이 없는데도 조건이 참입니다. 빈 텍스트는 참이기 때문입니다.',
    '대신 비교하세요: {reference} != ""',
  ],
  H0782: [
    '서비스로 가는 요청에 {action} 작업의 필수 입력이 없습니다: `{input}`',
    '요청 템플릿에서 적어 넣으세요. 작업 목록에 시작할 템플릿이 있습니다.',
  ],
  H0783: [
    '{service} {action} 호출에는 `{header}: {value}` 헤더가 필요합니다. 게이트웨이는 이 헤더를 스스로 붙이지 않습니다.',
    "`integration.request.header.{header}` 매핑에 `'{value}'` 값을 적으세요.",
  ],
};
