//! `$context`: the variables of a request.

use crate::configuration::Configuration;
use crate::moment::Moment;
use crate::received::Received;
use crate::scenario::{Api, JsonText, Scenario};
use crate::traced_map::{TracedMap, Writes, let_go, map_of, name_of};
use gatelens_value::{Map, Value, json};
use std::rc::Rc;

/// The variables that the document fixes.
#[derive(Clone, Debug)]
pub(crate) struct Fixed(Map);

impl Default for Fixed {
    fn default() -> Self {
        Fixed(Map::linked())
    }
}

impl Fixed {
    /// The document's `context`.
    pub(crate) fn of(scenario: &Scenario) -> Self {
        Fixed(object(scenario.context.as_ref()))
    }

    /// The text of a variable.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.0.get_str(name).filter(|value| !value.is_null()).map(|value| value.to_string())
    }

    /// The id of the request.
    pub(crate) fn request_id(&self) -> String {
        self.text("requestId").unwrap_or_else(|| "11111111-2222-3333-4444-555555555555".to_owned())
    }

    /// The extended id of the request, which is also the `x-amz-apigw-id` header.
    pub(crate) fn extended_request_id(&self) -> String {
        self.text("extendedRequestId").unwrap_or_else(|| "AAAAAAAAAAAAAAA=".to_owned())
    }

    /// The account that owns the API.
    pub(crate) fn account_id(&self) -> String {
        self.text("accountId").unwrap_or_else(|| "123456789012".to_owned())
    }

    /// The moment of the request.
    pub(crate) fn moment(&self) -> Moment {
        let epoch = self.0.get_str("requestTimeEpoch");
        let epoch = epoch.as_ref().and_then(Value::as_number).map(|number| number.long_value());
        let named = || Moment::from_request_time(&self.text("requestTime")?);
        epoch.map(Moment::from_epoch_millis).or_else(named).unwrap_or_default()
    }
}

/// A JSON object of the document; an empty one where there is none.
fn object(text: Option<&JsonText>) -> Map {
    let value = text.and_then(|text| json::read(text).ok());
    value.as_ref().and_then(Value::as_map).cloned().unwrap_or_else(Map::linked)
}

/// `$context` of one request, shared by all its templates.
///
/// What a request template writes into the overrides is there for the response template (gateway 2.6-7, 2.6-8, 3.9-2).
#[derive(Clone, Debug)]
pub(crate) struct Context {
    root: Rc<Root>,
    writes: Writes,
}

/// The map behind `$context`, which lets go of what it holds with the last of those who share it.
#[derive(Debug)]
struct Root(Map);

impl Drop for Root {
    fn drop(&mut self) {
        let_go(&Value::object(TracedMap::new(self.0.clone(), "context")));
    }
}

impl Default for Context {
    fn default() -> Self {
        Context::exactly(&Map::linked())
    }
}

/// The names of `$context.identity` that are always there (gateway 3.10).
const IDENTITY: [&str; 12] = [
    "cognitoIdentityPoolId",
    "accountId",
    "cognitoIdentityId",
    "caller",
    "sourceIp",
    "principalOrgId",
    "accessKey",
    "cognitoAuthenticationType",
    "cognitoAuthenticationProvider",
    "userArn",
    "userAgent",
    "user",
];

impl Context {
    /// The variables of a request.
    ///
    /// # AWS
    /// gateway 3.9, 3.9-1, 3.10; the order in which names are put decides inside a bucket (gateway 0.6-1), and follows
    /// the recorded order of the proxy event (gateway 4.5.2-1).
    pub(crate) fn new(scenario: &Scenario, configuration: &Configuration, received: &Received) -> Self {
        let (fixed, api) = (&Fixed::of(scenario), &scenario.api);
        let moment = fixed.moment();
        let test = configuration.test_invoke;
        let api_id = &configuration.api_id;
        let domain_name = if test {
            "testPrefix.testDomainName".to_owned()
        } else {
            format!("{api_id}.execute-api.{}.amazonaws.com", configuration.region)
        };
        let domain_name = fixed.text("domainName").unwrap_or(domain_name);
        let root = Map::hash();
        root.insert("resourceId", "abc123");
        root.insert("resourcePath", configuration.resource_path.as_str());
        root.insert("httpMethod", received.http_method.as_str());
        root.insert("extendedRequestId", fixed.extended_request_id());
        root.insert("requestTime", moment.request_time());
        root.insert("path", received.stage_path.as_str());
        root.insert("accountId", fixed.account_id());
        root.insert("protocol", "HTTP/1.1");
        root.insert("requestOverride", Value::Null);
        root.insert("stage", configuration.stage.as_str());
        root.insert("domainPrefix", domain_name.split('.').next().unwrap_or_default());
        root.insert("requestTimeEpoch", moment.epoch_millis());
        root.insert("requestId", fixed.request_id());
        root.insert("identity", identity(fixed, api, configuration, received));
        root.insert("domainName", domain_name.as_str());
        root.insert("deploymentId", "dep123");
        root.insert("responseOverride", Value::Null);
        root.insert("apiId", api_id.as_str());
        if let Some(authorizer) = authorizer(fixed, api, configuration) {
            root.insert("authorizer", authorizer);
        }
        for (name, value) in fixed.0.pairs() {
            if !matches!(name.as_str(), Some("identity" | "authorizer")) {
                root.insert(name_of(&name), value);
            }
        }
        Context::around(root)
    }

    /// Exactly these variables and the maps of overrides.
    pub(crate) fn exactly(variables: &Map) -> Self {
        let root = Map::hash();
        for (name, value) in variables.pairs() {
            root.insert(name_of(&name), value);
        }
        Context::around(root)
    }

    fn around(root: Map) -> Self {
        let writes = Writes::default();
        for (name, groups) in [
            ("requestOverride", &["header", "path", "querystring"][..]),
            ("responseOverride", &["header"][..]),
        ] {
            let overrides = Map::hash();
            let given = root.get_str(name).as_ref().and_then(map_of);
            for (key, value) in given.iter().flat_map(Map::pairs) {
                overrides.insert(name_of(&key), value);
            }
            for group in groups {
                if overrides.get_str(group).as_ref().and_then(map_of).is_none() {
                    overrides.insert(*group, Map::hash());
                }
            }
            root.insert(name, overrides);
        }
        for (name, value) in root.pairs() {
            let path = name.to_string();
            let counted = matches!(path.as_str(), "requestOverride" | "responseOverride").then_some(&writes);
            root.insert(name_of(&name), traced(value, &path, counted));
        }
        Context { root: Rc::new(Root(root)), writes }
    }

    /// The object behind `$context`.
    pub(crate) fn object(&self) -> Value {
        Value::object(TracedMap::new(self.root.0.clone(), "context").silent())
    }

    /// The value of a variable; nested names stand behind dots.
    ///
    /// # AWS
    /// gateway 2.4: `context.identity.sourceIp`.
    pub(crate) fn get(&self, path: &str) -> Option<Value> {
        let mut at = Value::Map(self.root.0.clone());
        for name in path.split('.') {
            at = map_of(&at)?.get_str(name)?;
        }
        (!at.is_null()).then_some(at)
    }

    /// The text of a variable; a map has none (gateway 3.5).
    pub(crate) fn text(&self, path: &str) -> Option<String> {
        self.get(path).filter(|value| map_of(value).is_none()).map(|value| value.to_string())
    }

    /// Begins to count what a template writes into the overrides.
    pub(crate) fn begin_writes(&self) {
        self.writes.clear();
    }

    /// The member of an override that was written twice since the count began.
    pub(crate) fn written_twice(&self) -> Option<String> {
        self.writes.repeated()
    }

    /// The members of a group of overrides, such as `requestOverride.header`, in Java's order.
    pub(crate) fn overrides(&self, group: &str) -> Vec<(String, Value)> {
        let map = self.get(group).as_ref().and_then(map_of);
        let pairs = map.iter().flat_map(Map::pairs);
        pairs.map(|(name, value)| (name.to_string(), value)).filter(|(_, value)| !value.is_null()).collect()
    }

    /// The variables as the event of a proxy integration shows them: without overrides.
    ///
    /// # AWS
    /// gateway 4.5.2, 4.5.2-2, 4.5.2-3.
    pub(crate) fn request_context(&self) -> Map {
        let event = Map::hash();
        for (name, value) in self.root.0.pairs() {
            if !matches!(name.as_str(), Some("requestOverride" | "responseOverride" | "error")) {
                event.insert(name_of(&name), value);
            }
        }
        event
    }
}

/// The texts of an override's value: a list has several (gateway 2.6-4).
pub(crate) fn override_texts(value: &Value) -> Vec<String> {
    match value {
        Value::List(list) => list.iter().map(|item| item.to_string()).collect(),
        one => vec![one.to_string()],
    }
}

/// The value with its maps turned into ones that report what is read.
fn traced(value: Value, path: &str, writes: Option<&Writes>) -> Value {
    let Some(map) = map_of(&value) else { return value };
    for (name, inner) in map.pairs() {
        let path = format!("{path}.{name}");
        map.insert(name_of(&name), traced(inner, &path, writes));
    }
    let object = TracedMap::new(map, "context").at(path).silent();
    Value::object(match writes {
        Some(writes) => object.counted(writes),
        None => object,
    })
}

fn identity(fixed: &Fixed, api: &Api, configuration: &Configuration, received: &Received) -> Map {
    let identity = Map::hash();
    for name in IDENTITY {
        identity.insert(name, Value::Null);
    }
    identity.insert("sourceIp", "127.0.0.1");
    identity.insert("userAgent", received.header("User-Agent").map(Value::from).unwrap_or_default());
    if configuration.test_invoke {
        // gateway 3.10-1; the user of the console is nobody in particular.
        let account = fixed.account_id();
        identity.insert("sourceIp", "test-invoke-source-ip");
        identity.insert("userAgent", "aws-internal/3 aws-sdk-java/1.12.0");
        identity.insert("userArn", format!("arn:aws:iam::{account}:root"));
        for name in ["accountId", "caller", "user"] {
            identity.insert(name, account.as_str());
        }
        identity.insert("accessKey", "test-invoke-access-key");
        identity.insert("apiKey", "test-invoke-api-key");
        identity.insert("apiKeyId", "test-invoke-api-key-id");
    } else if configuration.method.api_key_required
        && let Some(sent) = received.header("x-api-key")
        && let Some(key) = api.api_keys.iter().find(|key| key.value == sent)
    {
        identity.insert("apiKey", sent);
        identity.insert("apiKeyId", key.id.as_deref().map(Value::from).unwrap_or_default());
    }
    for (name, value) in fixed.0.get_str("identity").as_ref().and_then(map_of).iter().flat_map(Map::pairs) {
        identity.insert(name_of(&name), value);
    }
    identity
}

/// What the authorizer says of the caller; `None` without an authorizer.
///
/// # AWS
/// gateway 3.9: values are strings, even those of numbers and booleans.
fn authorizer(fixed: &Fixed, api: &Api, configuration: &Configuration) -> Option<Map> {
    let authorizer = Map::hash();
    if let Some(decision) = api.authorizer.as_ref().filter(|_| !configuration.test_invoke) {
        for (name, value) in object(decision.context.as_ref()).pairs() {
            authorizer.insert(name_of(&name), as_string(&value));
        }
        if let Some(principal_id) = &decision.principal_id {
            authorizer.insert("principalId", principal_id.as_str());
        }
        if decision.claims.is_some() {
            authorizer.insert("claims", claims(&object(decision.claims.as_ref())));
        }
    }
    let given = fixed.0.get_str("authorizer").as_ref().and_then(map_of);
    for (name, value) in given.iter().flat_map(Map::pairs) {
        let value = match map_of(&value) {
            Some(map) if name.as_str() == Some("claims") => Value::Map(claims(&map)),
            _ => as_string(&value),
        };
        authorizer.insert(name_of(&name), value);
    }
    (given.is_some() || !authorizer.is_empty()).then_some(authorizer)
}

fn claims(given: &Map) -> Map {
    let claims = Map::hash();
    for (name, value) in given.pairs() {
        claims.insert(name_of(&name), as_string(&value));
    }
    claims
}

fn as_string(value: &Value) -> Value {
    if value.is_null() { Value::Null } else { Value::from(value.to_string()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gatelens_value::Silent;

    fn context(fixed: &str) -> Context {
        let scenario = Scenario { context: Some(fixed.to_owned()), ..Scenario::default() };
        let fixed = Fixed::of(&scenario);
        let configuration = Configuration::of(&scenario, &|name| fixed.text(name));
        Context::new(
            &scenario,
            &configuration,
            &Received { stage_path: "/prod/sqs".to_owned(), ..Received::default() },
        )
    }

    #[test]
    fn the_recorded_order_of_the_keys() {
        let keys: Vec<String> = context("{}").root.0.keys().iter().map(ToString::to_string).collect();
        assert_eq!(
            format!("[{}]", keys.join(", ")),
            "[resourceId, resourcePath, httpMethod, extendedRequestId, requestTime, path, accountId, protocol, \
             requestOverride, stage, domainPrefix, requestTimeEpoch, requestId, identity, domainName, deploymentId, \
             responseOverride, apiId]"
        );
    }

    #[test]
    fn given_variables_win_and_maps_print_nothing() {
        let context =
            context(r#"{"apiId":"x1","requestTime":"05/Mar/2022:15:47:32 +0000","identity":{"user":"me"}}"#);
        assert_eq!(context.text("apiId").as_deref(), Some("x1"));
        assert_eq!(context.text("domainName").as_deref(), Some("x1.execute-api.us-east-1.amazonaws.com"));
        assert_eq!(context.text("requestTimeEpoch").as_deref(), Some("1646495252000"));
        assert_eq!(context.text("identity.user").as_deref(), Some("me"));
        assert_eq!(context.text("identity.sourceIp").as_deref(), Some("127.0.0.1"));
        assert_eq!(context.text("identity.caller"), None);
        assert_eq!(context.get("identity").unwrap().to_string(), "");
        assert_eq!(context.text("identity"), None);
    }

    #[test]
    fn overrides_are_kept_and_counted() {
        let context = context("{}");
        let group = context.get("requestOverride.header").unwrap();
        let Value::Object(header) = &group else { panic!("no object") };
        context.begin_writes();
        assert!(header.set_property("X-Id", &Value::from("7"), &mut Silent));
        assert_eq!(context.written_twice(), None);
        let _ = header.call("put", &[Value::from("X-Id"), Value::from("8")], &mut Silent);
        assert_eq!(context.written_twice().as_deref(), Some("requestOverride.header.X-Id"));
        let overrides = context.overrides("requestOverride.header");
        assert_eq!(override_texts(&overrides[0].1), ["8"]);
        context.begin_writes();
        assert_eq!(context.written_twice(), None);
    }
}
