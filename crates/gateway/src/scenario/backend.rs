//! What answers the integration request.

use super::tagged::tagged;
use super::{Body, JsonText, Table};
use serde::{Deserialize, Serialize};

/// How the backend answers; its absence leaves it to the integration's kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", tag = "kind", content = "value")]
pub enum Backend {
    /// The HTTP answer, word for word.
    Reply(Reply),
    /// A Lambda function.
    Lambda(Lambda),
    /// A server that answers with what it received.
    Echo,
    /// The in-memory services' initial state by service name: a JSON object.
    Services(JsonText),
    /// No answer.
    Fault(Fault),
    /// An HTTP server's answers by verb and path; the first that fits, else a 404.
    Routes(Vec<Route>),
}

/// What an HTTP server answers at a path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Route {
    /// The verb; any if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// The path: its segments, `{name}` for one of any text, and `{name+}` at the end for the rest.
    pub path: String,
    /// The answer.
    pub reply: Reply,
}

/// An HTTP answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// Header names with their values, in the order sent.
    pub headers: Table<Vec<String>>,
    /// The payload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
}

/// How a Lambda function behaves.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", tag = "kind", content = "value")]
pub enum Lambda {
    /// It returns this JSON value.
    Returns(JsonText),
    /// It raises an error.
    Fails(LambdaFailure),
    /// It is this JavaScript source.
    Handler(String),
    /// It returns its event.
    Echo,
}

/// The error that a Lambda function raises.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LambdaFailure {
    /// The message.
    pub error_message: String,
    /// The class of the error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_type: Option<String>,
    /// The stack trace: a JSON array.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stack_trace: Option<JsonText>,
}

/// Why no answer comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum Fault {
    /// The backend does not answer in time.
    Timeout,
    /// The backend cannot be reached.
    Unreachable,
}

tagged!(Backend {
    "reply" => Reply(value),
    "lambda" => Lambda(value),
    "echo" => Echo,
    "services" => Services(value),
    "fault" => Fault(value),
    "routes" => Routes(value),
});

tagged!(Lambda {
    "returns" => Returns(value),
    "fails" => Fails(value),
    "handler" => Handler(value),
    "echo" => Echo,
});
