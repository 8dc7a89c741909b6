//! SNS.

mod publish;
mod publish_batch;
mod topic;

use super::protocol::Request;
use super::service::{Fault, Protocol, QueryProtocol, Service};
use super::surroundings::Surroundings;

/// SNS.
pub(super) static SERVICE: Service = Service {
    name: "sns",
    title: "SNS",
    doc: "Topics, whose messages go to all that subscribed.",
    protocol: Protocol::Query(QueryProtocol {
        namespace: "http://sns.amazonaws.com/doc/2010-03-31/",
        names: &[],
        declaration: "",
        missing: Some(missing),
        unknown: None,
        has_detail: false,
        unsigned,
    }),
    state: topic::STATE,
    actions: &[publish::ACTION, publish_batch::ACTION],
    others: &[
        "AddPermission",
        "CheckIfPhoneNumberIsOptedOut",
        "ConfirmSubscription",
        "CreatePlatformApplication",
        "CreatePlatformEndpoint",
        "CreateSMSSandboxPhoneNumber",
        "CreateTopic",
        "DeleteEndpoint",
        "DeletePlatformApplication",
        "DeleteSMSSandboxPhoneNumber",
        "DeleteTopic",
        "GetDataProtectionPolicy",
        "GetEndpointAttributes",
        "GetPlatformApplicationAttributes",
        "GetSMSAttributes",
        "GetSMSSandboxAccountStatus",
        "GetSubscriptionAttributes",
        "GetTopicAttributes",
        "ListEndpointsByPlatformApplication",
        "ListOriginationNumbers",
        "ListPhoneNumbersOptedOut",
        "ListPlatformApplications",
        "ListSMSSandboxPhoneNumbers",
        "ListSubscriptions",
        "ListSubscriptionsByTopic",
        "ListTagsForResource",
        "ListTopics",
        "OptInPhoneNumber",
        "PutDataProtectionPolicy",
        "RemovePermission",
        "SetEndpointAttributes",
        "SetPlatformApplicationAttributes",
        "SetSMSAttributes",
        "SetSubscriptionAttributes",
        "SetTopicAttributes",
        "Subscribe",
        "TagResource",
        "Unsubscribe",
        "UntagResource",
        "VerifySMSSandboxPhoneNumber",
    ],
};

/// The parameter mapping that the query protocol needs (gateway 4.6.2).
const FORM: &[(&str, &str)] =
    &[("integration.request.header.Content-Type", "'application/x-www-form-urlencoded'")];

fn invalid(message: impl Into<String>) -> Fault {
    Fault::new("InvalidParameter", format!("Invalid parameter: {}", message.into()))
}

fn missing(name: &str) -> Fault {
    match name {
        "Message" => invalid("Empty message"),
        name => invalid(format!("{name} Reason: no value for required parameter")),
    }
}

fn unsigned(_: &Request<'_>, _: &Surroundings) -> Fault {
    Fault::new("MissingAuthenticationToken", "Request is missing Authentication Token").status(403)
}
