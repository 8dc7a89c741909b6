//! What comes back from behind the integration.

use crate::outcome::BackendAnswer;
use crate::scenario::{Fault, JsonText};

/// The answer to a call of the backend.
#[derive(Clone, Debug)]
pub enum BackendReply {
    /// An HTTP answer, of an HTTP endpoint or of an AWS service.
    Http(BackendAnswer),
    /// What a Lambda function came to.
    Lambda(LambdaReply),
    /// No answer.
    Fault(Fault),
}

/// What a Lambda function came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LambdaReply {
    /// It returned; the payload is JSON text.
    Returned(JsonText),
    /// It failed; the payload is the error that the runtime makes, with `errorMessage`.
    Failed(JsonText),
    /// It was called asynchronously: the queue accepted the event, and there is no payload.
    Accepted,
    /// The Lambda service refused the call, and the function did not run.
    ///
    /// # AWS
    /// 403 for another verb than POST (gateway 4.4-12), 400 for an event that is not JSON (gateway 4.4-5), 413 for one
    /// that is too large (gateway 4.4-18). What the client sees of it is the integration's business.
    Refused {
        /// The service's status.
        status: u16,
        /// The service's message; for 403 the XML of the answer.
        message: String,
    },
}
