//! The stages through which the data walks, in their order.

mod front_end;
pub(crate) mod gateway_response;
pub(crate) mod integration_request;
pub(crate) mod integration_response;
pub(crate) mod method_request;
pub(crate) mod method_response;

pub(crate) use front_end::{TRACE, add_front_end_headers, set_header, trace_of};

use crate::outcome::{Headers, IntegrationRequest, Payload};

/// What the integration request came to.
#[derive(Clone, Debug)]
pub(crate) enum Prepared {
    /// A backend is to be called with this.
    Call(IntegrationRequest),
    /// No backend is called: the integration answers by itself.
    Answered(Answered),
}

/// An answer that the integration response works on: the backend's, or that of a MOCK.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answered {
    /// The text that selection patterns are held against: the status of HTTP, AWS services and MOCK, the
    /// `errorMessage` of a Lambda function.
    ///
    /// # AWS
    /// gateway 5.1-1.
    pub matched: String,
    /// The backend's status, for the log.
    pub status: Option<u16>,
    /// The headers.
    pub headers: Headers,
    /// The payload.
    pub payload: Payload,
}

/// What the integration response, or a proxy integration, hands to the method response.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mapped {
    /// The status.
    pub status: u16,
    /// The status that an integration response leads to, which the method must declare; `None` for proxies, which need
    /// no declaration.
    pub selected: Option<String>,
    /// The headers, before the defaults of the method response.
    pub headers: Headers,
    /// The payload.
    pub payload: Payload,
}
