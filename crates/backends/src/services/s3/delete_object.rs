//! `DeleteObject`.

use super::object::{BUCKET_NAME, OBJECT_KEY, bucket};
use crate::services::protocol::http;
use crate::services::service::{Action, Fault, Invocation, Output, Start};
use crate::services::tree;

/// `DeleteObject`.
pub(super) const ACTION: Action = Action {
    name: "DeleteObject",
    doc: "Deletes an object; one that is not there is no error.",
    inputs: &[BUCKET_NAME, OBJECT_KEY],
    start: Start::action("").at("DELETE", super::OBJECT).with(super::KEY),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let name = call.text("Bucket").unwrap_or_default().to_owned();
    let key = call.text("Key").unwrap_or_default().to_owned();
    bucket(call.state, &name)?;
    let bucket = tree::named_mut(call.state, "buckets", &name);
    if let Some(objects) = bucket.and_then(|bucket| tree::get_mut(bucket, "objects")) {
        tree::remove(objects, &key);
    }
    Ok(Output::Http(http(204, &[], "")))
}
