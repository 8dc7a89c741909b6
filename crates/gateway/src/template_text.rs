//! Mapping templates that are plain text; those with directives or references wait for the template engine.

use crate::document::Document;
use crate::run::Run;
use crate::stop::Stop;
use gatelens_value::text::Pointer;
use std::rc::Rc;

/// Which way the payload goes that a template transforms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// To the backend.
    Request,
    /// To the client.
    Response,
}

/// The text of a template without `$` and `#`.
pub(crate) fn render(
    _: &mut Run,
    side: Side,
    template: &str,
    _: &Rc<Document>,
    _: &Pointer,
    _: &str,
) -> Result<String, Stop> {
    if template.contains(['$', '#']) {
        return Err(Stop::configuration_error(match side {
            Side::Request => "Unable to transform request",
            Side::Response => "Unable to transform response",
        }));
    }
    Ok(template.to_owned())
}
