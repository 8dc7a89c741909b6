//! `$ref`: to a place of the same schema, or to a model of the API.

use super::identity::Identities;
use super::model;
use crate::scenario::{JsonText, Table};
use gatelens_value::json::strict::{self, Json};
use gatelens_value::text::Pointer;
use std::rc::Rc;

/// The schemas that were read, by model name.
#[derive(Debug)]
pub(super) struct Schemas<'a> {
    models: &'a Table<JsonText>,
    read: Vec<(String, Option<Rc<Json>>)>,
    identities: Vec<(Rc<Json>, Rc<Identities>)>,
}

/// A place in a schema: the document that it stands in, and the value.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The whole document, which references of the form `#/…` walk.
    pub document: Rc<Json>,
    /// The path from the document to the value.
    pub at: Pointer,
}

impl Place {
    /// The value.
    pub(super) fn value(&self) -> Option<&Json> {
        self.document.at(&self.at)
    }
}

impl<'a> Schemas<'a> {
    pub(super) fn new(models: &'a Table<JsonText>) -> Self {
        Schemas { models, read: Vec::new(), identities: Vec::new() }
    }

    /// The place that a reference at another place names; `None` if there is no such place.
    ///
    /// # AWS
    /// gateway 1.7-6. What has an `id` is looked for first; where that leads nowhere, the reference is read as if no
    /// schema had one.
    pub(super) fn resolve(&mut self, reference: &str, from: &Place) -> Option<Place> {
        let document = &from.document;
        let place = |at| Place { document: Rc::clone(document), at };
        let by_id = self.identities(document).find(reference, &from.at).map(place);
        if let Some(found) = by_id.filter(|found| found.value().is_some()) {
            return Some(found);
        }
        let (base, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let at = Pointer::from_text(crate::received::percent_decode(fragment));
        if base.is_empty() {
            return Some(place(at));
        }
        let (_, name) = base.trim_end_matches('/').rsplit_once("/models/")?;
        Some(Place { document: self.model(name)?, at })
    }

    fn identities(&mut self, document: &Rc<Json>) -> Rc<Identities> {
        if let Some((_, known)) = self.identities.iter().find(|(read, _)| Rc::ptr_eq(read, document)) {
            return Rc::clone(known);
        }
        let identities = Rc::new(Identities::of(document));
        self.identities.push((Rc::clone(document), Rc::clone(&identities)));
        identities
    }

    fn model(&mut self, name: &str) -> Option<Rc<Json>> {
        if let Some((_, known)) = self.read.iter().find(|(known, _)| known == name) {
            return known.clone();
        }
        let text = model(self.models, name);
        let json = text.and_then(|text| strict::read(text).ok()).map(|document| Rc::new(document.root));
        self.read.push((name.to_owned(), json.clone()));
        json
    }
}
