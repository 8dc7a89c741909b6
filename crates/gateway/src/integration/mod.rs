//! The five kinds of integration, one file each.

mod aws;
pub(crate) mod aws_proxy;
mod backend_headers;
mod http;
mod http_proxy;
pub(crate) mod lambda_answer;
mod mock;
mod receive;

use crate::outcome::BackendAnswer;
use crate::run::Run;
use crate::scenario::IntegrationType;
use crate::stage::{Mapped, Prepared};
use crate::stop::Stop;

pub(crate) use receive::receive;

/// What sets a kind of integration apart.
#[derive(Debug)]
pub struct IntegrationKind {
    /// The kind.
    pub kind: IntegrationType,
    /// Its name, as AWS spells it.
    pub name: &'static str,
    /// Whether it hands request and response on as they are.
    pub is_proxy: bool,
    /// What stands behind it, in one sentence.
    pub doc: &'static str,
    /// The keys of an integration that it reads.
    pub reads: &'static [&'static str],
    /// The integration request.
    pub(crate) prepare: fn(&mut Run) -> Result<Prepared, Stop>,
    /// What follows on an HTTP answer of the backend, up to the method response.
    pub(crate) respond: fn(&mut Run, BackendAnswer) -> Result<Mapped, Stop>,
}

/// Every kind of integration.
pub static KINDS: [&IntegrationKind; 5] =
    [&mock::KIND, &aws::KIND, &aws_proxy::KIND, &http::KIND, &http_proxy::KIND];

/// The kind of an integration type.
pub(crate) fn kind(kind: IntegrationType) -> &'static IntegrationKind {
    if !cfg!(feature = "whole") {
        return if kind == IntegrationType::Aws { &aws::KIND } else { &mock::KIND };
    }
    match kind {
        IntegrationType::Mock => &mock::KIND,
        IntegrationType::Aws => &aws::KIND,
        IntegrationType::AwsProxy => &aws_proxy::KIND,
        IntegrationType::Http => &http::KIND,
        IntegrationType::HttpProxy => &http_proxy::KIND,
    }
}
