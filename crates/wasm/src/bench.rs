//! What the benches call: templates against a request that is held in memory, without a scenario around them.
//!
//! Never part of the engines that the page loads.

use gatelens_gateway::{Prepared, Surroundings};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static HELD: RefCell<Option<Prepared>> = RefCell::default();
    static RENDERED: RefCell<Vec<String>> = RefCell::default();
}

/// Holds the request of a document as [`Surroundings::read`] has it.
///
/// # Errors
/// What the reader says of it.
#[wasm_bindgen]
pub fn hold(document: &str) -> Result<(), String> {
    let request = Surroundings::read(document).map_err(|error| error.message())?;
    HELD.set(Some(Prepared::new(&request)));
    Ok(())
}

/// Renders templates against the held request, with this body if one is given.
///
/// # Errors
/// That a template failed.
#[wasm_bindgen]
pub fn render(templates: Vec<String>, body: Option<String>) -> Result<Vec<String>, String> {
    HELD.with_borrow_mut(|held| {
        let request = held.as_mut().ok_or("no request is held")?;
        if let Some(body) = body {
            request.set_body(body);
        }
        let rendered = templates
            .iter()
            .map(|template| request.render(template).map_err(|failure| format!("{failure:?}")));
        rendered.collect()
    })
}

/// Takes what [`render`] takes and gives back what it gave for it, without rendering: the boundary's own share.
///
/// # Errors
/// That a template failed, the first time.
#[wasm_bindgen]
pub fn cross(templates: Vec<String>, body: Option<String>) -> Result<Vec<String>, String> {
    if RENDERED.with_borrow(Vec::len) != templates.len() {
        let rendered = render(templates, body)?;
        RENDERED.set(rendered);
        return Ok(RENDERED.with_borrow(Clone::clone));
    }
    drop(std::hint::black_box((templates, body)));
    Ok(RENDERED.with_borrow(Clone::clone))
}
