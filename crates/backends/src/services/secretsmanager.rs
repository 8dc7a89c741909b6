//! Secrets Manager.

use super::md5;
use super::service::{
    Action, Fault, Invocation, JsonProtocol, Output, Protocol, Rule, Service, Shape, Start, StrictType, input,
};
use super::state::{Kept, Key, Wrong, key};
use super::surroundings::uuid;
use gatelens_value::Pointer;
use gatelens_value::json::strict::Json;

/// Secrets Manager.
pub(super) static SERVICE: Service = Service {
    name: "secretsmanager",
    title: "Secrets Manager",
    doc: "Secrets by name.",
    protocol: Protocol::Json(JsonProtocol {
        prefix: "secretsmanager",
        version: "1.1",
        front: "",
        validation: "",
        strict_type: StrictType::Own,
        missing: None,
    }),
    state: STATE,
    actions: &[GET],
    others: &[
        "BatchGetSecretValue",
        "CancelRotateSecret",
        "CreateSecret",
        "DeleteResourcePolicy",
        "DeleteSecret",
        "DescribeSecret",
        "GetRandomPassword",
        "GetResourcePolicy",
        "ListSecretVersionIds",
        "ListSecrets",
        "PutResourcePolicy",
        "PutSecretValue",
        "RemoveRegionsFromReplication",
        "ReplicateSecretToRegions",
        "RestoreSecret",
        "RotateSecret",
        "StopReplicationToReplica",
        "TagResource",
        "UntagResource",
        "UpdateSecret",
        "UpdateSecretVersionStage",
        "ValidateResourcePolicy",
    ],
};

/// `{secrets: {NAME: {secretString | secretBinary}}}`
const STATE: Kept = Kept::Object(&[key("secrets", Kept::Named(&SECRET))]);

static SECRET: Kept = Kept::All(&[Kept::Object(&SECRET_KEYS), Kept::Checked(check_value)]);

static SECRET_KEYS: [Key; 2] = [key("secretString", Kept::Text), key("secretBinary", Kept::Base64)];

fn check_value(json: &Json, at: &Pointer) -> Option<Wrong> {
    let count = ["secretString", "secretBinary"].iter().filter(|name| json.get(name).is_some()).count();
    (count != 1).then(|| Wrong {
        at: at.clone(),
        expected: "`secretString` or `secretBinary`".to_owned(),
        found: format!("an object with {count} of them"),
    })
}

/// `GetSecretValue`.
const GET: Action = Action {
    name: "GetSecretValue",
    doc: "Reads a secret.",
    inputs: &[
        input("SecretId", Shape::Text, "The secret's name or ARN.")
            .required()
            .rules(&[Rule::LengthFrom(1), Rule::LengthTo(2048)]),
        input("VersionId", Shape::Text, "The version to read."),
        input("VersionStage", Shape::Text, "The label of the version to read; `AWSCURRENT` if left out."),
    ],
    start: Start::action("{\n  \"SecretId\": \"MySecret\"\n}").with(&[
        ("integration.request.header.X-Amz-Target", "'secretsmanager.GetSecretValue'"),
        ("integration.request.header.Content-Type", "'application/x-amz-json-1.1'"),
    ]),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let given = call.text("SecretId").unwrap_or_default();
    let missing = |what: &str| {
        Fault::new(
            "ResourceNotFoundException",
            format!("Secrets Manager can't find the specified secret{what}"),
        )
        .capital()
    };
    let prefix = format!("arn:aws:secretsmanager:{}:{}:secret:", call.here.region, call.here.account);
    let secrets = call.state.get("secrets").and_then(Json::as_object).unwrap_or_default();
    let arn_of = |name: &str| {
        // Six characters that AWS adds by chance.
        let suffix = md5::hex(name.as_bytes());
        format!("{prefix}{name}-{}", suffix.get(..6).unwrap_or_default())
    };
    let found = secrets.iter().find(|member| {
        let arn = arn_of(&member.key);
        given == member.key || given == arn || given.strip_prefix(&prefix) == Some(&*member.key)
    });
    let Some(secret) = found else { return Err(missing(".")) };
    let version = uuid(md5::digest(format!("version {}", secret.key).as_bytes()));
    if let Some(stage) = call.text("VersionStage").filter(|stage| *stage != "AWSCURRENT") {
        return Err(missing(&format!(" value for staging label: {stage}")));
    }
    if let Some(id) = call.text("VersionId").filter(|id| *id != version) {
        return Err(missing(&format!(" value for VersionId: {id}")));
    }
    let value = |name: &str| secret.value.get(name).cloned().unwrap_or_else(Json::null);
    Ok(Output::Document(Json::object([
        ("ARN", Json::string(arn_of(&secret.key))),
        ("CreatedDate", call.here.seconds()),
        ("Name", Json::string(secret.key.as_str())),
        ("SecretBinary", value("secretBinary")),
        ("SecretString", value("secretString")),
        ("VersionId", Json::string(version)),
        ("VersionStages", Json::array([Json::string("AWSCURRENT")])),
    ])))
}
