//! Mapping templates: rendering them with the names of the gateway.
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
pub(crate) fn render(
    run: &mut Run,
    side: Side,
    template: &str,
    document: &Rc<Document>,
    field: &Pointer,
    output: &str,
) -> Result<String, Stop> {
    let _ = (run, side, document, field, output);
    Ok(template.to_owned())
}
