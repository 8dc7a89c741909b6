//! The services in memory, called as they are over the wire: the state, the form of every answer, and no panic.

use gatelens_backends::{answer, catalogue};
use gatelens_gateway::BackendReply;
use gatelens_gateway::outcome::{BackendAnswer, Headers, IntegrationRequest, Payload};
use gatelens_gateway::scenario::Scenario;
use gatelens_value::json::strict::{self, Json};
use proptest::prelude::*;

/// A state with something for every service.
const STATE: &str = r##"{
    "dynamodb": {"tables": {"T": {"hashKey": "id", "rangeKey": "at", "items": [
        {"id": {"S": "1"}, "at": {"N": "1"}, "l": {"L": [{"S": "a"}]}, "m": {"M": {"x": {"N": "1"}}}},
        {"id": {"S": "1"}, "at": {"N": "2"}, "s": {"NS": ["1", "2"]}}]}}},
    "sqs": {"queues": {"Q": {"messages": ["a", {"body": "b", "attributes": {}}]}, "Q.fifo": {}}},
    "sns": {"topics": {"N": {}}},
    "s3": {"buckets": {"B": {"objects": {"k": {"body": "x"}, "p/k": {"bodyBase64": "AAEC"}}}}},
    "kinesis": {"streams": {"K": {"shards": 3}}},
    "states": {"stateMachines": {"M": {"type": "EXPRESS", "output": 1}}},
    "events": {"buses": {"default": {}}},
    "ssm": {"parameters": {"/p": {"value": "v", "type": "String"}}},
    "secretsmanager": {"secrets": {"s": {"secretString": "x"}}}
}"##;

fn scenario(service: &str, action: &str, state: &str) -> Scenario {
    let text = format!(
        r#"{{"version":1,"request":{{"method":"POST","path":"/"}},"api":{{"integration":{{"type":"AWS","httpMethod":"POST",
        "uri":"arn:aws:apigateway:us-east-1:{service}:action/{action}","credentials":"arn:aws:iam::123456789012:role/R"}}}},
        "backend":{{"services":{state}}}}}"#
    );
    Scenario::read(&text).unwrap_or_else(|errors| panic!("{errors:?}"))
}

fn headers(pairs: &[(&str, &str)]) -> Headers {
    Headers(pairs.iter().map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()])).collect())
}

const SIGNED: (&str, &str) = ("Authorization", "AWS4-HMAC-SHA256 Credential=A/B");

/// The target prefix and the protocol's version of the services that speak AWS JSON.
const JSON: [(&str, &str, &str); 7] = [
    ("dynamodb", "DynamoDB_20120810", "1.0"),
    ("sqs", "AmazonSQS", "1.0"),
    ("kinesis", "Kinesis_20131202", "1.1"),
    ("states", "AWSStepFunctions", "1.0"),
    ("events", "AWSEvents", "1.1"),
    ("ssm", "AmazonSSM", "1.1"),
    ("secretsmanager", "secretsmanager", "1.1"),
];

fn json_request(service: &str, action: &str, body: &str) -> IntegrationRequest {
    let (_, prefix, version) = JSON.iter().find(|(name, ..)| *name == service).copied().unwrap_or(JSON[0]);
    IntegrationRequest {
        method: "POST".to_owned(),
        uri: format!("https://{service}.us-east-1.amazonaws.com/?Action={action}"),
        headers: headers(&[
            SIGNED,
            ("Content-Type", &format!("application/x-amz-json-{version}")),
            ("X-Amz-Target", &format!("{prefix}.{action}")),
        ]),
        payload: Payload::Text(body.to_owned()),
    }
}

fn form_request(service: &str, path: &str, body: &str, accept: &str) -> IntegrationRequest {
    IntegrationRequest {
        method: "POST".to_owned(),
        uri: format!("https://{service}.us-east-1.amazonaws.com/{path}"),
        headers: headers(&[
            SIGNED,
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("Accept", accept),
        ]),
        payload: Payload::Text(body.to_owned()),
    }
}

/// The answer of a service, and the state afterwards; both parse.
fn call(service: &str, action: &str, state: &str, request: &IntegrationRequest) -> (BackendAnswer, Json) {
    let answered = answer(&scenario(service, action, state), request);
    let after = answered.services.as_deref().map_or_else(Json::null, |text| {
        strict::read(text).unwrap_or_else(|error| panic!("{}: {text}", error.message())).root
    });
    match answered.reply {
        BackendReply::Http(reply) => (reply, after),
        other => panic!("{other:?}"),
    }
}

fn text(answer: &BackendAnswer) -> &str {
    match &answer.payload {
        Payload::Text(text) => text,
        Payload::Bytes(_) => "",
    }
}

/// Whether an answer is of the form that its type says.
fn is_well_formed(answer: &BackendAnswer) -> bool {
    let (kind, body) = (answer.headers.get("Content-Type").unwrap_or_default(), text(answer));
    match kind {
        kind if kind.contains("json") => body.is_empty() || strict::read(body).is_ok(),
        kind if kind.contains("xml") => body.is_empty() || is_xml(body),
        _ => true,
    }
}

/// Whether all elements of a document are closed, in order, and nothing stands bare that must be escaped.
fn is_xml(document: &str) -> bool {
    let document = document.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").unwrap_or(document);
    let mut rest = document.strip_prefix("<?xml version=\"1.0\"?>").unwrap_or(document);
    let mut open = Vec::new();
    while let Some((before, tail)) = rest.split_once('<') {
        if before.contains('>') || before.split('&').skip(1).any(|entity| !entity.contains(';')) {
            return false;
        }
        let Some((tag, after)) = tail.split_once('>') else { return false };
        match tag.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => return false,
            Some(_) => {}
            None if tag.ends_with('/') => {}
            None => open.push(tag.split(' ').next().unwrap_or_default()),
        }
        rest = after;
    }
    open.is_empty() && rest.is_empty()
}

#[test]
fn a_state_is_handed_back_changed_and_the_others_as_they_were() {
    let request =
        json_request("dynamodb", "PutItem", r#"{"TableName":"T","Item":{"id":{"S":"9"},"at":{"N":"1.0"}}}"#);
    let (reply, after) = call("dynamodb", "PutItem", STATE, &request);
    assert_eq!((reply.status, text(&reply)), (200, "{}"));
    let put = after.at(&"/dynamodb/tables/T/items/2".into()).map(strict::to_compact);
    assert_eq!(put.as_deref(), Some(r#"{"id":{"S":"9"},"at":{"N":"1"}}"#));
    let before = strict::read(STATE).expect("a state").root;
    assert_eq!(after.get("sqs"), before.get("sqs"));
}

#[test]
fn a_refused_write_changes_nothing() {
    let body = r#"{"RequestItems":{"T":[{"PutRequest":{"Item":{"id":{"S":"8"},"at":{"N":"1"}}}},{"PutRequest":{"Item":{"id":{"S":"8"}}}}]}}"#;
    let (reply, after) =
        call("dynamodb", "BatchWriteItem", STATE, &json_request("dynamodb", "BatchWriteItem", body));
    assert_eq!(reply.status, 400);
    assert_eq!(after, strict::read(STATE).expect("a state").root);
}

#[test]
fn the_state_afterwards_is_a_state_again() {
    let send = form_request(
        "sqs",
        "123456789012/Q",
        "Action=SendMessage&MessageBody=c&MessageAttribute.1.Name=n&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=v",
        "application/json",
    );
    let (_, after) = call("sqs", "SendMessage", STATE, &send);
    let receive = form_request(
        "sqs",
        "123456789012/Q",
        "Action=ReceiveMessage&MaxNumberOfMessages=10&MessageAttributeName.1=All",
        "application/json",
    );
    let (reply, after) = call("sqs", "ReceiveMessage", &strict::to_compact(&after), &receive);
    let received = strict::read(text(&reply)).expect("JSON").root;
    let handle = received
        .at(&"/ReceiveMessageResponse/ReceiveMessageResult/messages/2/ReceiptHandle".into())
        .and_then(Json::as_str)
        .expect("a third message");
    let handle = handle.replace('+', "%2B").replace('=', "%3D");
    let delete = format!("Action=DeleteMessage&ReceiptHandle={handle}");
    let delete = form_request("sqs", "123456789012/Q", &delete, "application/json");
    let (reply, after) = call("sqs", "DeleteMessage", &strict::to_compact(&after), &delete);
    assert_eq!(reply.status, 200);
    let left = after.at(&"/sqs/queues/Q/messages".into()).and_then(Json::as_array).map(<[Json]>::len);
    assert_eq!(left, Some(2));
    let again = form_request("sqs", "123456789012/Q", "Action=ReceiveMessage", "application/json");
    let (reply, _) = call("sqs", "ReceiveMessage", &strict::to_compact(&after), &again);
    assert!(text(&reply).contains(r#""messages":null"#), "{}", text(&reply));
}

#[test]
fn what_is_stored_is_read_back_to_the_byte() {
    let bytes = vec![0, 159, 146, 150];
    let put = IntegrationRequest {
        method: "PUT".to_owned(),
        uri: "https://s3.us-east-1.amazonaws.com/B/a%20b/c.bin".to_owned(),
        headers: headers(&[SIGNED, ("Content-Type", "image/png"), ("x-amz-meta-by", "me")]),
        payload: Payload::Bytes(bytes.clone()),
    };
    let (reply, after) = call("s3", "PutObject", STATE, &put);
    assert_eq!(reply.status, 200);
    let get = IntegrationRequest { method: "GET".to_owned(), payload: Payload::default(), ..put };
    let (reply, _) = call("s3", "GetObject", &strict::to_compact(&after), &get);
    assert_eq!(reply.payload, Payload::Bytes(bytes));
    assert_eq!(reply.headers.get("Content-Type"), Some("image/png"));
    assert_eq!(reply.headers.get("x-amz-meta-by"), Some("me"));
}

#[test]
fn the_errors_of_s3_name_what_is_wrong() {
    for (method, path, status, part) in [
        (
            "GET",
            "B/none",
            404,
            "<Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>none</Key>",
        ),
        (
            "GET",
            "C/k",
            404,
            "<Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message><BucketName>C</BucketName>",
        ),
        ("POST", "B/k", 405, "<Code>MethodNotAllowed</Code>"),
    ] {
        let request = IntegrationRequest {
            method: method.to_owned(),
            uri: format!("https://s3.us-east-1.amazonaws.com/{path}"),
            headers: headers(&[SIGNED]),
            payload: Payload::default(),
        };
        let (reply, _) = call("s3", "GetObject", STATE, &request);
        assert_eq!(reply.status, status);
        assert!(text(&reply).contains(part), "{}", text(&reply));
    }
}

#[test]
fn a_malformed_state_is_told_with_its_place() {
    for (state, code, place) in [
        (
            r#"{"dynamodb":{"tables":{"T":{"items":[]}}}}"#,
            "E0190",
            "/backend/services/dynamodb/tables/T/hashKey",
        ),
        (
            r#"{"dynamodb":{"tables":{"T":{"hashKey":"id","items":[{"id":"1"}]}}}}"#,
            "E0190",
            "/backend/services/dynamodb/tables/T/items/0",
        ),
        (
            r#"{"dynamodb":{"tables":{"T":{"hashKey":"id","items":[{"ID":{"S":"1"}}]}}}}"#,
            "E0190",
            "/backend/services/dynamodb/tables/T/items/0",
        ),
        (r#"{"dynamodb":{"table":{}}}"#, "E0192", "/backend/services/dynamodb/table"),
    ] {
        let request = json_request("dynamodb", "Scan", r#"{"TableName":"T"}"#);
        let answered = answer(&scenario("dynamodb", "Scan", state), &request);
        let told: Vec<_> = answered
            .diagnostics
            .iter()
            .map(|one| (one.code.as_str(), one.place.as_ref().map_or("", |place| place.field.as_str())))
            .collect();
        assert_eq!(told, [(code, place)], "{state}");
        assert_eq!(answered.services.as_deref(), Some(state));
    }
}

#[test]
fn every_entry_of_the_catalogue_speaks() {
    for service in catalogue() {
        assert!(service.doc.ends_with('.') && !service.actions.is_empty(), "{}", service.name);
        for action in service.actions {
            assert!(
                action.doc.ends_with('.') && !action.inputs.is_empty(),
                "{} {}",
                service.name,
                action.name
            );
            assert!(
                action.inputs.iter().all(|input| input.doc.ends_with('.')),
                "{} {}",
                service.name,
                action.name
            );
        }
    }
}

/// Every simulated action with its service.
fn actions() -> Vec<(&'static str, &'static str)> {
    let pairs = |service: gatelens_backends::ServiceEntry| {
        service.actions.into_iter().map(move |action| (service.name, action.name))
    };
    catalogue().into_iter().flat_map(pairs).collect()
}

/// A document of parts that mean something to the services, well-formed or nearly.
fn document() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("1".to_owned()),
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("-1e999".to_owned()),
        Just(r#""T""#.to_owned()),
        Just(r#""Q""#.to_owned()),
        Just(r#""K""#.to_owned()),
        Just(r#""aGk=""#.to_owned()),
        Just(r#""arn:aws:states:us-east-1:123456789012:stateMachine:M""#.to_owned()),
        expression().prop_map(|text| format!("\"{text}\"")),
    ];
    let key = prop_oneof![
        proptest::sample::select(
            &[
                "TableName",
                "Key",
                "Item",
                "id",
                "at",
                "S",
                "N",
                "L",
                "M",
                "SS",
                "NS",
                "NULL",
                "BOOL",
                "B",
                ":a",
                "#a",
                "ConditionExpression",
                "FilterExpression",
                "UpdateExpression",
                "KeyConditionExpression",
                "ProjectionExpression",
                "ExpressionAttributeValues",
                "ExpressionAttributeNames",
                "Limit",
                "RequestItems",
                "T",
                "Keys",
                "PutRequest",
                "StreamName",
                "Data",
                "PartitionKey",
                "Records",
                "Entries",
                "Detail",
                "Source",
                "DetailType",
                "stateMachineArn",
                "input",
                "name",
                "Name",
                "Value",
                "Type",
                "SecretId",
                "QueueUrl",
                "MessageBody",
                "MessageAttributes",
                "DataType",
                "StringValue",
                "ReceiptHandle",
                "ExclusiveStartKey",
            ][..]
        )
        .prop_map(str::to_owned),
        "[a-z]{0,3}",
    ];
    leaf.prop_recursive(5, 48, 8, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(","))),
            proptest::collection::vec((key.clone(), inner), 0..8).prop_map(|members| {
                let members: Vec<_> =
                    members.into_iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

/// Something like an expression of DynamoDB.
fn expression() -> impl Strategy<Value = String> {
    let token = proptest::sample::select(
        &[
            "a",
            "id",
            "at",
            "l[0]",
            "m.x",
            "#a",
            ":a",
            ":b",
            "=",
            "<>",
            "<",
            ">=",
            "AND",
            "OR",
            "NOT",
            "IN",
            "BETWEEN",
            "(",
            ")",
            ",",
            "[",
            "]",
            ".",
            "+",
            "-",
            "SET",
            "REMOVE",
            "ADD",
            "DELETE",
            "size(",
            "begins_with(",
            "attribute_exists(",
            "if_not_exists(",
            "list_append(",
            "contains(",
            "é",
            "9",
            "name",
        ][..],
    );
    proptest::collection::vec(token, 0..12).prop_map(|tokens| tokens.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_document_is_answered(at in 0_usize..64, body in document()) {
        let actions = actions();
        let (service, action) = actions[at % actions.len()];
        let (reply, _) = call(service, action, STATE, &json_request(service, action, &body));
        prop_assert!(is_well_formed(&reply), "{service} {action} {body}: {}", text(&reply));
    }

    #[test]
    fn any_text_is_answered(at in 0_usize..64, body in ".{0,200}", path in "[ -~]{0,40}", accept in "(application/(json|xml)|)") {
        let actions = actions();
        let (service, action) = actions[at % actions.len()];
        let form = form_request(service, &path, &format!("Action={action}&{body}"), &accept);
        for request in [json_request(service, action, &body), form] {
            let (reply, _) = call(service, action, STATE, &request);
            prop_assert!(is_well_formed(&reply), "{service} {action} {body}: {}", text(&reply));
        }
    }

    #[test]
    fn any_form_is_answered(
        at in 0_usize..64,
        pairs in proptest::collection::vec(("[A-Z][a-zA-Z]{0,8}(\\.(member|entry|[0-9]{1,3}|Name|Value)){0,4}", "[ -~]{0,20}"), 0..6),
        accept in "(application/(json|xml)|)",
    ) {
        let actions = actions();
        let (service, action) = actions[at % actions.len()];
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let body = format!("Action={action}&{}", pairs.join("&"));
        let (reply, _) = call(service, action, STATE, &form_request(service, "123456789012/Q", &body, &accept));
        prop_assert!(is_well_formed(&reply), "{service} {action} {body}: {}", text(&reply));
    }

    #[test]
    fn any_bytes_are_answered(at in 0_usize..64, bytes in proptest::collection::vec(any::<u8>(), 0..80), method in "(GET|PUT|POST|DELETE|HEAD)", path in "(B/)?[ -~]{0,20}") {
        let actions = actions();
        let (service, action) = actions[at % actions.len()];
        let request = IntegrationRequest {
            method,
            uri: format!("https://{service}.us-east-1.amazonaws.com/{path}"),
            payload: Payload::from_bytes(bytes),
            ..json_request(service, action, "")
        };
        let (reply, _) = call(service, action, STATE, &request);
        prop_assert!(is_well_formed(&reply), "{service} {action}: {}", text(&reply));
    }

    #[test]
    fn any_expression_is_answered(kind in 0_usize..4, text_of in expression()) {
        let (action, parameter) = [
            ("UpdateItem", "UpdateExpression"),
            ("Query", "KeyConditionExpression"),
            ("Scan", "FilterExpression"),
            ("Scan", "ProjectionExpression"),
        ][kind];
        let body = format!(
            r##"{{"TableName":"T","Key":{{"id":{{"S":"1"}},"at":{{"N":"1"}}}},"{parameter}":"{text_of}",
            "ExpressionAttributeNames":{{"#a":"a"}},"ExpressionAttributeValues":{{":a":{{"N":"1"}},":b":{{"L":[]}}}}}}"##
        );
        let (reply, _) = call("dynamodb", action, STATE, &json_request("dynamodb", action, &body));
        prop_assert!(is_well_formed(&reply) && (reply.status == 200 || reply.status == 400));
    }
}

#[test]
fn nesting_is_bounded() {
    for nested in [
        format!("{}a = :a{}", "(".repeat(2000), ")".repeat(2000)),
        format!("{} a = :a", "NOT ".repeat(1000)),
        format!("size({}", "size(".repeat(500)),
    ] {
        let body = format!(
            r#"{{"TableName":"T","FilterExpression":"{nested}","ExpressionAttributeValues":{{":a":{{"N":"1"}}}}}}"#
        );
        let (reply, _) = call("dynamodb", "Scan", STATE, &json_request("dynamodb", "Scan", &body));
        assert_eq!(reply.status, 400);
    }
}

/// A state in which the calls that the catalogue proposes find what they ask for.
const PROPOSED: &str = r#"{
    "dynamodb": {"tables": {"MyTable": {"hashKey": "id", "items": [{"id": {"S": "1"}}]}}},
    "sqs": {"queues": {"MyQueue": {"messages": ["a"]}}},
    "sns": {"topics": {"MyTopic": {}}},
    "s3": {"buckets": {"my-bucket": {"objects": {"1": {"body": "x"}}}}},
    "kinesis": {"streams": {"MyStream": {}}},
    "states": {"stateMachines": {"MyStateMachine": {}, "MyExpress": {"type": "EXPRESS"}}},
    "events": {"buses": {"default": {}}},
    "ssm": {"parameters": {"/my/parameter": {"value": "v"}}},
    "secretsmanager": {"secrets": {"MySecret": {"secretString": "x"}}}
}"#;

#[test]
fn what_the_catalogue_proposes_is_understood() {
    for service in catalogue() {
        for action in service.actions {
            let mut parameters: Vec<_> =
                action.parameters.iter().map(|(target, source)| format!("{target:?}:{source:?}")).collect();
            parameters.sort();
            let templates = if action.template.is_empty() {
                String::new()
            } else {
                format!(
                    r#","requestTemplates":{{"application/json":{}}}"#,
                    strict::to_compact(&Json::string(action.template))
                )
            };
            let text = format!(
                r#"{{"version":1,"request":{{"method":"POST","path":"/?id=1&key=1","headers":{{"Content-Type":"application/json"}},
                "body":"{{\"name\":\"Mina\",\"messages\":[\"a\",\"b\"]}}"}},"api":{{"integration":{{"type":"AWS","httpMethod":"{}",
                "uri":"arn:aws:apigateway:us-east-1:{}:{}","credentials":"arn:aws:iam::123456789012:role/R",
                "requestParameters":{{{}}}{templates},"integrationResponses":{{"200":{{"statusCode":"200"}}}}}}}},
                "backend":{{"services":{PROPOSED}}}}}"#,
                action.method,
                service.name,
                action.path,
                parameters.join(",")
            );
            let scenario = Scenario::read(&text).unwrap_or_else(|errors| panic!("{errors:?}\n{text}"));
            let outcome = gatelens_backends::run(&scenario, gatelens_gateway::Options::default());
            let answer =
                outcome.integration_response.unwrap_or_else(|| panic!("{} {}", service.name, action.name));
            // These two ask for something that only an earlier call could have answered.
            let is_later = ["DeleteMessage", "DescribeExecution"].contains(&action.name);
            assert!(
                answer.status < 300 || is_later,
                "{} {}: {:?}",
                service.name,
                action.name,
                answer.payload
            );
            assert!(
                outcome.diagnostics.iter().all(|one| !["W0301", "W0311", "H0783"].contains(&&*one.code)),
                "{} {}: {:?}",
                service.name,
                action.name,
                outcome.diagnostics
            );
        }
    }
}
